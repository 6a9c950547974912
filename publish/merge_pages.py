"""Make pages the chapters of one: headings one level down, each id once, one list of sources."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter

from publish.build import BuildError
from publish.check_html import ROOT, built_file

POINTERS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "data-anchor")
"""The attributes that name a part of a page."""


class AsWritten(HTMLFormatter):
    """Writes markup as hosts do, which the later steps of finishing read."""

    def __init__(self) -> None:
        super().__init__(EntitySubstitution.substitute_xml, void_element_close_prefix="")

    def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
        """Keep the order of attributes."""
        return tag.attrs.items()


def as_text(page: BeautifulSoup) -> str:
    """Return a page as text."""
    return page.decode(formatter=AsWritten())


def soup(html: str) -> BeautifulSoup:
    """Return markup that can be changed."""
    return BeautifulSoup(html, "html.parser")


def read_page(file: Path) -> BeautifulSoup:
    """Return a built page."""
    return soup(file.read_text(encoding="utf-8"))


class Joined:
    """Pages as chapters of another page, and where links to them lead."""

    def __init__(self, target: str, chapters: dict[str, Tag], stays: Callable[[Tag], bool]) -> None:
        """Change the words of each page, by its path, into a chapter; some ids stay as they are."""
        self.target = target
        self.names = {path: _new_names(path, chapter, stays) for path, chapter in chapters.items()}
        self.staying = {old for names in self.names.values() for old, new in names.items() if old == new}
        for path, chapter in chapters.items():
            self.lead_inside(path, chapter)
            nest(chapter, self.names[path])
            chapter.attrs = {"class": "chapter", "id": slug(path)}
            for line in chapter.select(".review-line"):
                line["class"] = "chapter-review"
            for foot in chapter.select(".paper-foot"):
                foot.decompose()
            title = [one.get_text(strip=True) for one in chapter.select("h2")[:1]]
            for nav in chapter.select("nav[aria-label]"):
                nav["aria-label"] = ": ".join([*title, str(nav["aria-label"])])

    def lead_inside(self, path: str, part: Tag) -> None:
        """Let the links and pictures of a page lead where they led, from the page that holds the chapters."""
        for tag in part.select("[href], [src]"):
            key = "href" if tag.has_attr("href") else "src"
            tag[key] = self._from_here(urljoin(ROOT + path, str(tag[key])))

    def _from_here(self, goal: str) -> str:
        if not goal.startswith(ROOT):
            return goal
        address, anchor = urldefrag(goal)
        path, anchor = built_file(address), unquote(anchor)
        if path in self.names:
            own = anchor if anchor in self.staying else slug(path)
            return "#" + self.names[path].get(anchor, own)
        here = posixpath.dirname(self.target) or "."
        relative = posixpath.relpath(address.removeprefix(ROOT) or ".", here)
        return relative + "/" * address.endswith("/") + f"#{anchor}" * bool(anchor)


def words_of(path: str, page: BeautifulSoup) -> Tag:
    """Return what a page says, without what stands around it."""
    words = page.select_one("article")
    if words is None:
        raise BuildError(
            f"{path}: the page has no words of its own. Keep the article of overrides/main.html."
        )
    return words


def nest(page: Tag, names: dict[str, str]) -> None:
    """Make a page a section of another: headings one level lower, and new names for its ids."""
    page.name = "section"
    for heading in page.find_all(re.compile(r"^h[1-5]$")):
        heading.name = f"h{int(heading.name[1]) + 1}"
    for tag in page.find_all(True):
        for key in POINTERS:
            if tag.get(key):
                tag[key] = " ".join(names.get(one, one) for one in str(tag[key]).split())


def slug(path: str) -> str:
    """Return the id of the chapter that a page becomes."""
    return "page-" + (posixpath.dirname(path).replace("/", "-") or "home")


def _new_names(path: str, chapter: Tag, stays: Callable[[Tag], bool]) -> dict[str, str]:
    """Return what the ids of a page are called where all pages stand together."""
    return {
        str(tag["id"]): str(tag["id"]) if stays(tag) else f"{slug(path)}--{tag['id']}"
        for tag in chapter.find_all(id=True)
    }


def merge_sources(guide: Tag) -> None:
    """Let every mark lead to the register where the guide holds it, and take the shorter lists out."""
    entries = guide.select("section.sources > ol > li")
    if not entries:
        return
    numbers = {_source_name(str(entry["id"])): number for number, entry in enumerate(entries, start=1)}
    ids = {_source_name(str(entry["id"])): str(entry["id"]) for entry in entries}
    for part in guide.select("section.sources > ol"):
        first = part.find("li")
        if isinstance(first, Tag):
            part["start"] = str(numbers[_source_name(str(first["id"]))])
    for mark in guide.select("a.cite"):
        name = _source_name(str(mark["href"]))
        mark["href"] = f"#{ids[name]}"
        mark.contents[-1].replace_with(str(numbers[name]))
    for shorter in guide.select("details.sources"):
        shorter.decompose()


def _source_name(address: str) -> str:
    """Return what a source is called in any chapter."""
    return address.rpartition("--")[2]
