"""The whole guide as one file that works from a folder or a stick, without a server and without a network."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from publish.build import BuildError
from publish.joining import Joined, as_text, read_page, soup
from publish.pages import change_pages
from publish.render import render
from publish.scripts import run_bundler

FILE = "one-file.html"
MOST = 30
"""Pages: as many as the menu shows in full (overrides/partials/nav.html), which the file is read by."""

ELSEWHERE = (
    "title, meta[name=description], link[rel=canonical], link[rel=icon],"
    " meta[property], meta[name^=twitter], script[type]"
)
"""What the head says of a page that stands on the web, and the scripts and pictures beside it."""

SITE_TITLE = re.compile(r'class="site-title" href="([^"]*)"')
FOOT = re.compile(r'<footer class="site-footer">\n')


def add_single_file(site: Path, project: Path) -> None:
    """Put the words of all pages into one file, in the order of the menu, and lead to it from every page."""
    home = read_page(site / "index.html")
    if sum(1 for _ in site.rglob("index.html")) > MOST:
        return
    joined = Joined(site, home)
    sections = joined.sections()
    templates = joined.templates()
    _frame(home, sections, templates)
    _draw_pictures(home, site)
    script = run_bundler(project, site / "scripts", "--bundle", "--format=esm", "--minify", "worksheet.js")
    (home.body or home).append(soup(render("single_file_script.html", script=script)))
    change_pages(site, lambda _, page: _lead_to_it(page))
    (site / FILE).write_text(as_text(home), encoding="utf-8", newline="\n")


def _frame(home: BeautifulSoup, sections: list[Tag], templates: list[Tag]) -> None:
    """Make the home page the frame of all others."""
    for tag in home.select(ELSEWHERE):
        tag.decompose()
    head, name, words, foot = (
        home.select_one(one) for one in ("head", ".site-title", "article", ".site-footer")
    )
    if not (head and name and words and foot and words.parent):
        raise BuildError("index.html: the page has not the parts that overrides/main.html gives it.")
    title = name.get_text(strip=True)
    head.append(soup(render("single_file_head.html", title=title)))
    words.clear()
    words.extend([soup(render("single_file.html", title=title)), *sections])
    del words.parent["class"]
    for template in templates:
        foot.insert_before(template)
    for link in home.select("[aria-current]"):
        del link["aria-current"]


def _draw_pictures(home: BeautifulSoup, site: Path) -> None:
    """Put every drawing in the place where it was asked for: a file has no files beside it."""
    for picture in home.select("img"):
        drawing = soup((site / str(picture["src"])).read_text(encoding="utf-8")).select_one("svg")
        if drawing:
            named = (
                {"role": "img", "aria-label": picture["alt"]} if picture["alt"] else {"aria-hidden": "true"}
            )
            kept = {key: picture[key] for key in ("class", "width", "height") if picture.get(key)}
            drawing.attrs = {**drawing.attrs, **kept, **named}
            picture.replace_with(drawing)


def _lead_to_it(page: str) -> str:
    """Offer the file at the foot of a page."""
    title = SITE_TITLE.search(page)
    address = posixpath.join(title[1], FILE) if title else FILE
    return FOOT.sub(lambda foot: foot[0] + render("single_file_link.html", address=address), page)
