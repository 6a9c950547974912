"""All pages on one, to print: put the pages below the links that lead to them, after any host."""

from __future__ import annotations

import posixpath
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup, Tag

from publish.check_html import ROOT
from publish.joining import as_text, read_page, settle, soup
from publish.one_register import join_sources
from publish.pen_and_paper import for_pen_and_paper


def join_pages(site: Path) -> None:
    """Fill every page that shows the whole guide."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if "whole-guide-pages" in html:
            page = soup(html)
            _fill(site, file.relative_to(site).as_posix(), page)
            file.write_text(as_text(page), encoding="utf-8")


def _fill(site: Path, name: str, page: BeautifulSoup) -> None:
    [place] = page.select(".whole-guide")
    for preview in page.select(".whole-guide-preview"):
        preview.decompose()
    links = {
        _file(urljoin(ROOT + name, str(link["href"]))): link for link in page.select(".whole-guide-pages a")
    }
    chapters = {path: _chapter_id(path) for path in links}
    for path, link in links.items():
        link["href"] = f"#{chapters[path]}"
        place.append(_chapter(site, path, name, chapters))
    join_sources(place)


def _chapter(site: Path, path: str, name: str, chapters: dict[str, str]) -> Tag:
    """Return the words of a page as a section of another, its headings one level down."""
    page = read_page(site / path)
    [chapter] = page.select("article")
    for_pen_and_paper(chapter)
    settle(chapter, partial(_inside, chapters[path]))
    chapter.attrs = {"class": "chapter", "id": chapters[path]}
    for tag in chapter.select("a[href], img[src]"):
        key = "href" if tag.name == "a" else "src"
        tag[key] = _from_here(path, str(tag[key]), name, chapters)
    return chapter


def _from_here(start: str, way: str, name: str, chapters: dict[str, str]) -> str:
    """Return where a link or a picture of a page leads when it stands on another page."""
    goal = urljoin(ROOT + start, way)
    if not goal.startswith(ROOT):
        return way
    address, anchor = urldefrag(goal)
    path = _file(address)
    if path in chapters:
        return "#" + (_inside(chapters[path], unquote(anchor)) if anchor else chapters[path])
    here = posixpath.dirname(name)
    relative = posixpath.relpath(address.removeprefix(ROOT) or ".", here or ".")
    return relative + "/" * address.endswith("/") + f"#{anchor}" * bool(anchor)


def _file(address: str) -> str:
    """Return the file below the site that stands at an address."""
    path = unquote(address.removeprefix(ROOT))
    return f"{path}index.html" if path.endswith("/") or not path else path


def _chapter_id(path: str) -> str:
    return path.removesuffix("/index.html").removesuffix(".html").replace("/", "-")


def _inside(chapter: str, one: str) -> str:
    """Return an id that is the only one of its name, whatever other pages call theirs."""
    return f"{chapter}--{one}"
