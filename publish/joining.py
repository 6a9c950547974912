"""Make the pages of a site fit into one: each question once, each id once, and links that stay inside."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter

from publish.build import BuildError
from publish.render import render

POINTERS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls")
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
    """The pages of the menu, in its order."""

    def __init__(self, site: Path, home: BeautifulSoup) -> None:
        """Take the folder of the site and its home page, whose links will lead to the sections."""
        titles = {_goal("index.html", str(link["href"]))[0]: link for link in home.select(".menu nav a")}
        self.home = home
        pages = {name: read_page(site / name) for name in titles}
        self.twins = {name for name, page in pages.items() if page.select(".whole-guide")}
        """Pages that hold all others already; they are for paper."""
        for name in self.twins:
            entry = titles[name].find_parent("li")
            if entry:
                entry.decompose()
        self.pages = {name: page for name, page in pages.items() if name not in self.twins}
        self.words = {name: _words(name, page) for name, page in self.pages.items()}
        self.whole = max(self.pages, key=lambda name: len(self.pages[name].select(".item")))
        # The home page is titled like the guide, which the file is, too.
        for heading in self.words["index.html"].select("h1"):
            heading.string = titles["index.html"].get_text()

    def sections(self) -> list[Tag]:
        """Return the words of each page as a section."""
        self._ask_once()
        self._name_what_stays_behind()
        names = self._new_names()
        self._lead_inside("index.html", self.home, names)
        for name, section in self.words.items():
            self._lead_inside(name, section, names)
            settle(section, partial(_renamed, names[name]))
            section.attrs = {"class": "whole-page", "id": _slug(name)}
        return list(self.words.values())

    def templates(self) -> list[Tag]:
        """Return what scripts need beside the words, from the page that needs most."""
        found = self.pages[self.whole].select("template")
        return [one for one in found if not one.find_parent(["article", "header"])]

    def _ask_once(self) -> None:
        """Leave each question where most are gathered; a link leads there from its own page."""
        gathered = {str(item["id"]) for item in self.pages[self.whole].select(".item")}
        for name, page in self.pages.items():
            for group in page.select(".group") if name != self.whole else ():
                items = [str(item["id"]) for item in group.select(".item")]
                if items and gathered.issuperset(items):
                    legend = page.find(id=str(group.get("aria-labelledby", "")))
                    words = legend.get_text(strip=True) if isinstance(legend, Tag) else ""
                    group.replace_with(soup(render("single_file_group.html", anchor=items[0], words=words)))

    def _name_what_stays_behind(self) -> None:
        """Say where the files are that stand beside the pages of the site."""
        canonical = self.home.select_one("link[rel=canonical]")
        address = str(canonical["href"]) if canonical else ""
        for words in self.words.values():
            for place in words.select(".sheet-files"):
                place.replace_with(soup(render("single_file_beside.html", address=address)))

    def _new_names(self) -> dict[str, dict[str, str]]:
        """Return for each page the ids that it gives up. Those of questions stay, as answers hang on them."""
        ids = Counter(str(tag["id"]) for one in self.words.values() for tag in one.find_all(id=True))
        return {
            name: {
                old: f"{_slug(name)}-{old}"
                for tag in words.find_all(id=True)
                for old in [str(tag["id"])]
                if ids[old] > 1 and not tag.find_parent(class_="group")
            }
            for name, words in self.words.items()
        }

    def _lead_inside(self, name: str, tags: Tag, names: dict[str, dict[str, str]]) -> None:
        for link in tags.select("a[href]"):
            goal, anchor = _goal(name, str(link["href"]))
            if goal in self.twins:
                link["href"] = f"#{_slug('index.html')}"
            elif goal in self.pages:
                link["href"] = f"#{names[goal].get(anchor, anchor) or _slug(goal)}"
        for picture in tags.select("img[src]"):
            picture["src"] = posixpath.normpath(posixpath.join(posixpath.dirname(name), str(picture["src"])))


def _words(name: str, page: BeautifulSoup) -> Tag:
    words = page.select_one("article")
    if words is None:
        raise BuildError(
            f"{name}: the page has no words of its own. Keep the article of overrides/main.html."
        )
    return words


def _renamed(names: dict[str, str], one: str) -> str:
    return names.get(one, one)


def settle(page: Tag, name: Callable[[str], str]) -> None:
    """Make a page a section of another: headings one level lower, and new names for its ids."""
    page.name = "section"
    for heading in page.find_all(re.compile(r"^h[1-5]$")):
        heading.name = f"h{int(heading.name[1]) + 1}"
    for tag in page.find_all(True):
        for key in POINTERS:
            if tag.get(key):
                tag[key] = " ".join(name(one) for one in str(tag[key]).split())


def _goal(page: str, address: str) -> tuple[str, str]:
    """Return the page and the anchor that a link leads to; an address outside of the site leads to none."""
    path, anchor = urldefrag(address)
    if not path:
        return page, anchor
    if ":" in path:
        return "", ""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    return posixpath.normpath(f"{found}/index.html"), anchor


def _slug(name: str) -> str:
    return "page-" + (posixpath.dirname(name).replace("/", "-") or "home")
