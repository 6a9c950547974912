"""Mistakes that only the built pages show: addresses that clash or lead nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from publish.html_files import tell_pages

ROOT = "http://site.invalid/"
"""Stands for the address of the site while links are followed inside it; a scheme that urljoin knows."""

NOT_FOUND = "404.html"
"""Shown at any address, so its links start at the root of the host."""

ATTRIBUTE = re.compile(r"""([^\s=]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?""")
NO_MARKUP = re.compile(r"(<(?:script|style)\b[^>]*>).*?(?=</(?:script|style)>)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ID = re.compile(r"""<[a-z][^<>]*?[ \n]id=("[^"<>]*"|'[^'<>]*'|[^ \n"'<>]+)""")
LEADING = re.compile(r"""<(?:a|link|img|script|source)[ \n]((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
TITLE = re.compile(r"<h1[ \n>]")


@dataclass
class _Read:
    """What a page says of addresses. All pages are ours by now, so they need no parser that forgives."""

    ids: Counter[str] = field(default_factory=Counter)
    goals: dict[str, None] = field(default_factory=dict)
    """Each once, in the order of the page."""
    titles: int = 0


class _Told(NamedTuple):
    """What is left of a page once it has been looked through: all its ids would fill the memory."""

    mistakes: list[str]
    elsewhere: dict[str, tuple[str, str]]
    """The links to places on other pages, with the file and the place of each."""


def check_site(site: Path) -> list[str]:
    """Return a sentence for every mistake in the built pages of a folder."""
    exists = cache(lambda file: (site / file).is_file())
    told = dict(tell_pages(site, lambda name, html: _look_through(name, _read(html), exists)))
    asked = {file for one in told.values() for file, _ in one.elsewhere.values()}
    ids = {file: _read((site / file).read_text(encoding="utf-8")).ids for file in asked if file in told}
    mistakes = []
    for name, one in told.items():
        lost = [
            goal for goal, (file, anchor) in one.elsewhere.items() if anchor not in ids.get(file, [anchor])
        ]
        mistakes += [*one.mistakes, *(_nowhere(name, goal) for goal in lost)]
    return mistakes


def _look_through(name: str, page: _Read, exists: Callable[[str], bool]) -> _Told:
    twice = [one for one, count in page.ids.items() if count > 1]
    told = _Told(
        [f"{name}: the id '{one}' stands {page.ids[one]} times. Rename all but one." for one in twice], {}
    )
    if page.titles != 1:
        told.mistakes.append(f"{name}: the page has {page.titles} h1 headings and needs one.")
    for goal in page.goals if name != NOT_FOUND else ():
        file, anchor = _follow(name, goal)
        if file and (not exists(file) or (file == name and anchor and anchor not in page.ids)):
            told.mistakes.append(_nowhere(name, goal))
        elif file and anchor and file != name:
            told.elsewhere[goal] = file, anchor
    return told


def _nowhere(name: str, goal: str) -> str:
    return f"{name}: the link to '{goal}' leads nowhere. Correct it."


def _read(html: str) -> _Read:
    html = COMMENT.sub("", NO_MARKUP.sub(r"\1", html))
    page = _Read(titles=len(TITLE.findall(html)))
    page.ids.update(unescape(one.strip("\"'")) for one in ID.findall(html))
    for rest in dict.fromkeys(LEADING.findall(html)):
        pairs = ((key.lower(), unescape(value.strip("\"'"))) for key, value in ATTRIBUTE.findall(rest))
        attributes = dict(pairs)
        if attributes.get("rel") != "canonical":
            page.goals[attributes.get("href") or attributes.get("src") or ""] = None
    return page


def _follow(name: str, goal: str) -> tuple[str, str]:
    """Return the file and the anchor that a link of a page leads to; one that leads away has no file."""
    address, anchor = urldefrag(urljoin(ROOT + name, goal))
    if not address.startswith(ROOT):
        return "", ""
    path = unquote(address.removeprefix(ROOT)).partition("?")[0]
    return f"{path}index.html" if path.endswith("/") or not path else path, unquote(anchor)
