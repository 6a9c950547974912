"""Mistakes that only the built pages show: addresses that clash or lead nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from publish.names import ATTRIBUTE, TAG
from publish.pages import each_page

ROOT = "http://site.invalid/"
"""Stands for the address of the site while links are followed inside it; a scheme that urljoin knows."""

NOT_FOUND = "404.html"
"""Shown at any address, so its links start at the root of the host."""

NO_MARKUP = re.compile(r"(<(script|style)\b[^>]*>).*?(?=</\2)|<!--.*?-->", re.DOTALL | re.IGNORECASE)
TELLING = re.compile(r"\s(?:id|href|src)=", re.IGNORECASE)
LEADING = frozenset({"a", "link", "img", "script", "source"})


@dataclass
class _Read:
    """What a page says of addresses. All pages are ours by now, so they need no parser that forgives."""

    ids: Counter[str] = field(default_factory=Counter)
    goals: dict[str, None] = field(default_factory=dict)
    """Each once, in the order of the page."""
    titles: int = 0


def check_site(site: Path) -> list[str]:
    """Return a sentence for every mistake in the built pages of a folder."""
    pages = {name: _read(html) for name, html in each_page(site)}
    exists = cache(lambda file: (site / file).is_file())
    mistakes = []
    for name, page in pages.items():
        mistakes += [
            f"{name}: the id '{one}' stands {count} times. Rename all but one."
            for one, count in page.ids.items()
            if count > 1
        ]
        if page.titles != 1:
            mistakes.append(f"{name}: the page has {page.titles} h1 headings and needs one.")
        for goal in page.goals if name != NOT_FOUND else ():
            file, anchor = _follow(name, goal)
            lost = anchor and file in pages and anchor not in pages[file].ids
            if file and (lost or not exists(file)):
                mistakes.append(f"{name}: the link to '{goal}' leads nowhere. Correct it.")
    return mistakes


def _read(html: str) -> _Read:
    page = _Read()
    for tag, attributes in _tags(html):
        if "id" in attributes:
            page.ids[attributes["id"]] += 1
        if tag == "h1":
            page.titles += 1
        elif tag in LEADING and attributes.get("rel") != "canonical":
            page.goals[attributes.get("href") or attributes.get("src") or ""] = None
    return page


def _tags(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the elements of a page that have an address, an id or a title, in its templates too."""
    for tag, rest, _ in TAG.findall(NO_MARKUP.sub(r"\1", html)):
        if not TELLING.search(rest) and tag.lower() != "h1":
            continue
        pairs = ((name.lower(), unescape(value.strip("\"'"))) for name, value in ATTRIBUTE.findall(rest))
        yield tag.lower(), dict(pairs)


def _follow(name: str, goal: str) -> tuple[str, str]:
    """Return the file and the anchor that a link of a page leads to; one that leads away has no file."""
    address, anchor = urldefrag(urljoin(ROOT + name, goal))
    if not address.startswith(ROOT):
        return "", ""
    path = unquote(address.removeprefix(ROOT)).partition("?")[0]
    return f"{path}index.html" if path.endswith("/") or not path else path, unquote(anchor)
