"""The built pages: read as browsers read them, changed as text, and the files that they ask for."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

DATA_TYPES = frozenset({"application/ld+json", "application/json"})
"""Types of scripts that are data and run nothing."""

ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
"""An address in the text of a page, to replace it."""

Told = TypeVar("Told")
Change = Callable[[str, str], str]
"""Takes the path and the text of a page, and returns the text that it shall have."""

Inline = tuple[str, str]
"""What the policy has to allow because it is part of a page: a directive, and a source for it."""


class Element(NamedTuple):
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    text: str
    """Of a script or a style sheet; empty for others."""


@dataclass
class PageFacts:
    """What the later steps of finishing ask about a page."""

    ids: Counter[str] = field(default_factory=Counter)
    titles: int = 0
    links: dict[str, None] = field(default_factory=dict)
    """Every address that it leads to or asks for, in the order of the page."""
    inline: set[Inline] = field(default_factory=set)


LastChange = Callable[[str, str, PageFacts], str]
"""The same, and takes what the page says of itself too."""


def elements(html: str) -> Iterator[Element]:
    """Yield every element of a page as a browser makes it, in their order, those in templates too."""
    root = LexborHTMLParser(html).root
    return _below(root) if root else iter(())


def _below(root: LexborNode) -> Iterator[Element]:
    for node in root.traverse():
        if not (node.is_element_node and node.tag):
            continue
        text = node.text() if node.tag in ("script", "style") else ""
        yield Element(node.tag, {key: value or "" for key, value in node.attributes.items()}, text)
        for fragment in node.template_fragments() if node.tag == "template" else ():
            yield from _below(fragment)


def read_page_facts(html: str) -> PageFacts:
    """Return what a page says of itself."""
    page = PageFacts()
    for tag, attributes, text in elements(html):
        if "id" in attributes:
            page.ids[attributes["id"]] += 1
        page.titles += tag == "h1"
        address = attributes.get("href") or attributes.get("src")
        if address and attributes.get("rel") != "canonical":
            page.links[address] = None
        if tag == "style":
            page.inline.add(("style-src", _hash(text)))
        elif tag == "script" and "src" not in attributes and attributes.get("type") not in DATA_TYPES:
            page.inline.add(("script-src", _hash(text)))
        elif tag == "img" and attributes.get("src", "").startswith("data:"):
            page.inline.add(("img-src", "data:"))
    return page


@cache
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def tell_pages(site: Path, tell: Callable[[str, str], Told]) -> Iterator[tuple[str, Told]]:
    """Yield the path of every page below the site, and what a function says of its path and its text."""
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        yield name, tell(name, file.read_text(encoding="utf-8"))


def read_pages(site: Path) -> dict[str, PageFacts]:
    """Return what every page below the site says of itself, by its path."""
    return dict(tell_pages(site, lambda _, html: read_page_facts(html)))


def change_pages(site: Path, *changes: Change, last: LastChange) -> dict[str, PageFacts]:
    """Rewrite every page as functions make it one after the other, and return what each says now.

    The last change may use what the page says, and must not change that: so each page is parsed once.
    """

    def change(name: str, page: str) -> PageFacts:
        for one in changes:
            page = one(name, page)
        facts = read_page_facts(page)
        (site / name).write_text(last(name, page, facts), encoding="utf-8", newline="\n")
        return facts

    return dict(tell_pages(site, change))


def files_below(site: Path, folder: str) -> set[str]:
    """Return the paths below the site of all files in one of its folders."""
    return {file.relative_to(site).as_posix() for file in (site / folder).rglob("*") if file.is_file()}


def files_asked(pages: dict[str, PageFacts], files: Collection[str]) -> set[str]:
    """Return which of some files any page asks for or leads to."""
    asked = {file_asked(name, address, files) for name, page in pages.items() for address in page.links}
    return {file for file in asked if file}


def file_asked(page: str, address: str, files: Collection[str]) -> str | None:
    """Return which of some files an address on a page leads to, if any."""
    path = unquote(address.partition("?")[0].partition("#")[0])
    if not path or path.endswith(("/", ".")):
        return None
    if path.startswith("/"):
        # The page for lost readers names its files from the root of the host, which may lie above the site.
        tails = [path[place + 1 :] for place, sign in enumerate(path) if sign == "/"]
        return next((tail for tail in tails if tail in files), None)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return found if found in files else None


def renamed(names: dict[str, str]) -> Change:
    """Return what makes a page ask for files by their new names, in the same folders as before."""

    def change(name: str, page: str) -> str:
        def rename(match: re.Match[str]) -> str:
            old = file_asked(name, match[1], names)
            if old is None:
                return match[0]
            head, tail = match[0].rsplit(posixpath.basename(old), 1)
            return f"{head}{names[old]}{tail}"

        return ADDRESS.sub(rename, page)

    return change
