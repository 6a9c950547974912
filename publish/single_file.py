"""The whole guide as one file that works from a folder or a stick, without a server and without a network."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from copy import copy
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from model.words import Words
from publish.build import BuildError
from publish.bundle_scripts import run_bundler
from publish.check_html import ROOT, built_file
from publish.html_files import Change
from publish.merge_pages import Joined, as_text, merge_sources, read_page, soup, words_of
from publish.page_templates import render

FILE = "one-file.html"
MOST = 30
"""Pages: as many as the menu shows in full (overrides/partials/nav.html), which the file is read by."""

HOME = "index.html"

ELSEWHERE = (
    "title, meta[name=description], link[rel=canonical], link[rel=icon],"
    " meta[property], meta[name^=twitter], script[type]"
)
"""What the head says of a page that stands on the web, and the scripts and pictures beside it."""

SITE_TITLE = re.compile(r'class="site-title" href="([^"]*)"')
FOOT = re.compile(r'<footer class="site-footer">\n')


def add_single_file(site: Path, project: Path, words: Words) -> Change:
    """Put the words of all pages into one file, in the order of the menu, and return what offers it."""
    home = read_page(site / HOME)
    if sum(1 for _ in site.rglob("index.html")) > MOST:
        return lambda _, page: page
    file = _joined(site, home, words)
    _draw_pictures(file, site)
    _lead_out(file, home)
    script = run_bundler(project, site / "scripts", "--bundle", "--format=esm", "--minify", "answers.js")
    (file.body or file).append(soup(render("single_file_script.html", script=script)))
    (site / FILE).write_text(as_text(file), encoding="utf-8", newline="\n")
    return partial(_offered, words)


def _joined(site: Path, home: BeautifulSoup, words: Words) -> BeautifulSoup:
    """Return the page that asks most, which has all that scripts need, with every page as a chapter."""
    menu = home.select(".menu nav a")
    titles = {built_file(urljoin(ROOT, str(link["href"]))): link.get_text() for link in menu}
    pages = {path: read_page(site / path) for path in titles}
    # A page that holds all others already is for paper.
    chapters = {path: words_of(path, page) for path, page in pages.items() if not page.select(".whole-guide")}
    whole = max(chapters, key=lambda path: len(chapters[path].select(".item")))
    file, head, name = pages[whole], pages[whole].head, pages[whole].select_one(".site-title")
    if not (head and name):
        raise BuildError(f"{whole}: the page has not the parts that overrides/main.html gives it.")
    content = copy(chapters[whole])
    content.clear()
    chapters[whole].replace_with(content)
    for tag in file.select(ELSEWHERE):
        tag.decompose()
    # The home page is titled like the guide, which the file is, too.
    for heading in chapters[HOME].select("h1"):
        heading.string = titles[HOME]
    foot = soup(str(chapters[HOME].select_one(".review-line") or ""))
    _ask_once(chapters, whole)
    Joined(FILE, chapters, _is_known_to_scripts).lead_inside(whole, file)
    title = name.get_text(strip=True)
    head.append(soup(render("single_file_head.html", title=title, words=words)))
    content.extend([soup(render("single_file.html", title=title, words=words)), *chapters.values(), foot])
    merge_sources(content)
    return file


def _ask_once(chapters: dict[str, Tag], whole: str) -> None:
    """Leave each question where most are gathered; a link leads there from its own page."""
    gathered = {str(item["id"]) for item in chapters[whole].select(".item")}
    for path, chapter in chapters.items():
        for group in chapter.select(".group") if path != whole else ():
            items = [str(item["id"]) for item in group.select(".item")]
            legend = group.select_one(".legend")
            if legend and items and gathered.issuperset(items):
                facts = {"own": legend["id"], "first": items[0], "legend": legend.get_text(strip=True)}
                group.replace_with(soup(render("single_file_group.html", **facts)))


def _is_known_to_scripts(tag: Tag) -> bool:
    """Return whether an id has to stay as it is; answers are kept under those of items."""
    around = [tag, *tag.parents]
    return any(one.name == "template" or "item" in one.get_attribute_list("class") for one in around)


def _lead_out(file: BeautifulSoup, home: BeautifulSoup) -> None:
    """Let links to what is not in the file lead to where the site stands, if that is known."""
    for entry in file.select(".menu nav li:not(:has([href^='#'])), .index-page:not(:has([href^='#']))"):
        entry.decompose()
    for link in file.select("[aria-current]"):
        del link["aria-current"]
    canonical = home.select_one("link[rel=canonical]")
    for link in file.select("a[href]:not([href^='#'])"):
        if canonical:
            link["href"] = urljoin(str(canonical["href"]), str(link["href"]))
        elif ":" not in str(link["href"]):
            link.unwrap()


def _draw_pictures(home: BeautifulSoup, site: Path) -> None:
    """Put every picture in the place where it was asked for: a file has no files beside it."""
    for picture in home.select("img"):
        file = site / str(picture["src"])
        if file.suffix != ".svg":
            data = base64.b64encode(file.read_bytes()).decode()
            picture["src"] = f"data:{mimetypes.guess_type(file.name)[0]};base64,{data}"
            continue
        drawing = soup(file.read_text(encoding="utf-8")).select_one("svg")
        if drawing:
            named = (
                {"role": "img", "aria-label": picture["alt"]} if picture["alt"] else {"aria-hidden": "true"}
            )
            kept = {key: picture[key] for key in ("class", "width", "height") if picture.get(key)}
            drawing.attrs = {**drawing.attrs, **kept, **named}
            picture.replace_with(drawing)


def _offered(words: Words, name: str, page: str) -> str:
    """Return a page that offers the file at its foot."""
    if name == FILE:
        return page
    title = SITE_TITLE.search(page)
    address = posixpath.join(title[1], FILE) if title else FILE
    link = render("single_file_link.html", address=address, words=words)
    return FOOT.sub(lambda foot: foot[0] + link, page)
