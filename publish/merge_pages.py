"""Merge pages into chapters of one page: headings one level down, unique ids, one list of sources."""

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
"""The attributes that hold ids of a page."""


class AsWritten(HTMLFormatter):
    """Writes HTML as hosts do, so that later steps can match it as text."""

    def __init__(self) -> None:
        super().__init__(EntitySubstitution.substitute_xml, void_element_close_prefix="")

    def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
        """Keep attributes in their order."""
        return tag.attrs.items()


def as_text(page: BeautifulSoup) -> str:
    """Return the HTML of a page."""
    return page.decode(formatter=AsWritten())


def soup(html: str) -> BeautifulSoup:
    """Parse HTML into a tree that can be changed."""
    return BeautifulSoup(html, "html.parser")


def read_page(file: Path) -> BeautifulSoup:
    """Parse a built page."""
    return soup(file.read_text(encoding="utf-8"))


def of_class(part: Tag, *classes: str) -> list[Tag]:
    """Return the elements of some classes; a selector takes ten times as long."""
    wanted = {*classes}
    return [tag for tag in part.find_all(True) if not wanted.isdisjoint(tag.get("class") or ())]


def of_attribute(part: Tag, *names: str) -> list[Tag]:
    """Return the elements with some attributes."""
    return [tag for tag in part.find_all(True) if not tag.attrs.keys().isdisjoint(names)]


class MergedPages:
    """Pages that become chapters of one page, with links between them rewritten."""

    def __init__(self, target: str, chapters: dict[str, Tag], stays: Callable[[Tag], bool]) -> None:
        """Change the article of each page, by its path, into a chapter; `stays` says which ids are kept."""
        self.target = target
        self.names = {path: _new_names(path, chapter, stays) for path, chapter in chapters.items()}
        self.staying = {old for names in self.names.values() for old, new in names.items() if old == new}
        for path, chapter in chapters.items():
            self.rewrite_links(path, chapter)
            nest(chapter, self.names[path])
            chapter.attrs = {"class": "chapter", "id": slug(path)}
            for line in of_class(chapter, "review-line"):
                line["class"] = "chapter-review"
            for part in of_class(chapter, "paper-foot", "contents", "carry-on"):
                part.decompose()
            title = [heading.get_text(strip=True) for heading in chapter.find_all("h2", limit=1)]
            for nav in chapter.find_all("nav", attrs={"aria-label": True}):
                nav["aria-label"] = ": ".join([*title, str(nav["aria-label"])])

    def rewrite_links(self, path: str, part: Tag) -> None:
        """Rewrite addresses that are relative to a page, for the page that holds the chapters."""
        for tag in of_attribute(part, "href", "src"):
            key = "href" if tag.has_attr("href") else "src"
            tag[key] = self._rewritten(urljoin(ROOT + path, str(tag[key])))

    def _rewritten(self, goal: str) -> str:
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


def article_of(path: str, page: BeautifulSoup) -> Tag:
    """Return the article of a page, without menu, header and footer."""
    article = page.find("article")
    if not isinstance(article, Tag):
        raise BuildError(f"{path}: the page has no <article>. Keep the one in overrides/main.html.")
    return article


def nest(page: Tag, names: dict[str, str]) -> None:
    """Turn a page into a section of another: headings one level down, and ids renamed."""
    page.name = "section"
    for heading in page.find_all(re.compile(r"^h[1-5]$")):
        heading.name = f"h{int(heading.name[1]) + 1}"
    for tag in page.find_all(True):
        for key in POINTERS:
            if tag.get(key):
                tag[key] = " ".join(names.get(name, name) for name in str(tag[key]).split())


def slug(path: str) -> str:
    """Return the id of the chapter for a page."""
    return "page-" + (posixpath.dirname(path).replace("/", "-") or "home")


def _new_names(path: str, chapter: Tag, stays: Callable[[Tag], bool]) -> dict[str, str]:
    """Return the new name for each id of a page, unique among all chapters."""
    return {
        str(tag["id"]): str(tag["id"]) if stays(tag) else f"{slug(path)}--{tag['id']}"
        for tag in chapter.find_all(id=True)
    }


def merge_sources(guide: Tag) -> None:
    """Link citations to the full list of sources, renumber them, and remove the lists of single pages."""
    entries = guide.select("section.sources > ol > li")
    if not entries:
        return
    numbers = {_source_name(str(entry["id"])): number for number, entry in enumerate(entries, start=1)}
    ids = {_source_name(str(entry["id"])): str(entry["id"]) for entry in entries}
    for part in guide.select("section.sources > ol"):
        first = part.find("li")
        if isinstance(first, Tag):
            part["start"] = str(numbers[_source_name(str(first["id"]))])
    for mark in of_class(guide, "cite"):
        name = _source_name(str(mark["href"]))
        mark["href"] = f"#{ids[name]}"
        mark.contents[-1].replace_with(str(numbers[name]))
    for shorter in guide.select("details.sources"):
        shorter.decompose()


def _source_name(address: str) -> str:
    """Return the name of a source without the prefix of its chapter."""
    return address.rpartition("--")[2]
