"""Make one-file.html, the whole guide in one file that works without a server or a network."""

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
from publish.assets import run_bundler
from publish.build import BuildError
from publish.check_html import ROOT, built_file
from publish.html_files import Change
from publish.merge_pages import (
    MergedPages,
    article_of,
    as_text,
    merge_sources,
    of_attribute,
    of_class,
    read_page,
    soup,
)
from publish.page_templates import render

FILE = "one-file.html"
MOST = 30
"""The most pages for one file. The menu shows this many in full (overrides/partials/nav.html)."""

HOME = "index.html"

WEB_ONLY = (
    "title, meta[name=description], link[rel=canonical], link[rel=icon],"
    " meta[property], meta[name^=twitter], script[type]"
)
"""Elements that only make sense on the web, or that load other files."""

SITE_TITLE = re.compile(r'class="site-title" href="([^"]*)"')
FOOT = re.compile(r'<footer class="site-footer">\n')


def add_single_file(site: Path, project: Path, words: Words) -> Change:
    """Merge all pages into one file, in the order of the menu, and return a change that links to it."""
    home = read_page(site / HOME)
    if sum(1 for _ in site.rglob("index.html")) > MOST:
        return lambda _, page: page
    file = _merge(site, home, words)
    _inline_pictures(file, site)
    _link_to_site(file, home)
    script = run_bundler(project, site / "scripts", "--bundle", "--format=esm", "--minify", "answers.js")
    (file.body or file).append(soup(render("single_file_script.html", script=script)))
    (site / FILE).write_text(as_text(file), encoding="utf-8", newline="\n")
    return partial(_add_link, words)


def _merge(site: Path, home: BeautifulSoup, words: Words) -> BeautifulSoup:
    """Return the page with the most items, which has all that scripts need, with every page as a chapter."""
    menu = home.select(".menu nav a")
    titles = {built_file(urljoin(ROOT, str(link["href"]))): link.get_text() for link in menu}
    pages = {path: read_page(site / path) for path in titles}
    # The page of the whole guide would repeat all others.
    pages = {path: page for path, page in pages.items() if not of_class(page, "whole-guide")}
    chapters = {path: article_of(path, page) for path, page in pages.items()}
    counts = {path: len(of_class(chapter, "item")) for path, chapter in chapters.items()}
    worksheet = max(counts, key=counts.__getitem__)
    file, head, name = pages[worksheet], pages[worksheet].head, pages[worksheet].select_one(".site-title")
    if not (head and name):
        raise BuildError(f"{worksheet}: the page has no <head> or title. Keep those of overrides/main.html.")
    article = copy(chapters[worksheet])
    article.clear()
    chapters[worksheet].replace_with(article)
    for tag in file.select(WEB_ONLY):
        tag.decompose()
    # The home page has the title of the guide, which is the title of the file too.
    for heading in chapters[HOME].find_all("h1"):
        heading.string = titles[HOME]
    foot = soup(str(chapters[HOME].select_one(".review-line") or ""))
    _remove_repeated(chapters, worksheet, counts)
    MergedPages(FILE, chapters, _is_known_to_scripts).rewrite_links(worksheet, file)
    title = name.get_text(strip=True)
    head.append(soup(render("single_file_head.html", title=title, words=words)))
    article.extend([soup(render("single_file.html", title=title, words=words)), *chapters.values(), foot])
    merge_sources(article)
    return file


def _remove_repeated(chapters: dict[str, Tag], worksheet: str, counts: dict[str, int]) -> None:
    """Keep each group on the page with the most items, with a link from others, and the tools of one page."""
    tools = {str(tool["class"]) for tool in chapters[worksheet].find_all("template")}
    kept: set[str] = set()
    for path in sorted(chapters, key=counts.__getitem__, reverse=True):
        for group in of_class(chapters[path], "group"):
            items = [str(item["id"]) for item in of_class(group, "item")]
            if items and kept.issuperset(items) and (legends := of_class(group, "legend")):
                legend = legends[0]
                context = {"own": legend["id"], "first": items[0], "legend": legend.get_text(strip=True)}
                group.replace_with(soup(render("single_file_group.html", **context)))
            kept.update(items)
        for tool in chapters[path].find_all("template") if path != worksheet else ():
            if str(tool["class"]) in tools:
                tool.decompose()


def _is_known_to_scripts(tag: Tag) -> bool:
    """Return whether an id must be kept: answers are saved under those of items."""
    around = [tag, *tag.parents]
    return any(parent.name == "template" or "item" in parent.get_attribute_list("class") for parent in around)


def _link_to_site(file: BeautifulSoup, home: BeautifulSoup) -> None:
    """Link to the site for what is not in the file, if its address is known."""
    navs = [nav for menu in of_class(file, "menu") for nav in menu.find_all("nav")]
    entries = [entry for nav in navs for entry in nav.find_all("li")]
    for entry in [*entries, *of_class(file, "index-page")]:
        if not any(str(link["href"]).startswith("#") for link in entry.find_all(href=True)):
            entry.decompose()
    for link in of_attribute(file, "aria-current"):
        del link["aria-current"]
    canonical = home.select_one("link[rel=canonical]")
    for link in file.find_all("a", href=True):
        if str(link["href"]).startswith("#"):
            continue
        if canonical:
            link["href"] = urljoin(str(canonical["href"]), str(link["href"]))
        elif ":" not in str(link["href"]):
            link.unwrap()


def _inline_pictures(home: BeautifulSoup, site: Path) -> None:
    """Inline all pictures, because the file has no other files beside it."""
    for picture in home.find_all("img"):
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


def _add_link(words: Words, name: str, page: str) -> str:
    """Return a page with a link to the file in its footer."""
    if name == FILE:
        return page
    title = SITE_TITLE.search(page)
    address = posixpath.join(title[1], FILE) if title else FILE
    link = render("single_file_link.html", address=address, words=words)
    return FOOT.sub(lambda foot: foot[0] + link, page)
