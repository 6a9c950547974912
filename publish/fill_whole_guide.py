"""Fill the page of the whole guide, for printing, with all other pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from publish.check_html import ROOT, built_file
from publish.merge_pages import MergedPages, article_of, as_text, merge_sources, read_page, slug, soup
from publish.printable import make_printable


def fill_whole_guide(site: Path) -> None:
    """Fill every page that calls `whole_guide`."""
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
    chapters = {}
    for link in page.select(".whole-guide-pages a"):
        path = built_file(urljoin(ROOT + name, str(link["href"])))
        chapters[path] = article_of(path, read_page(site / path))
        make_printable(chapters[path])
        link["href"] = f"#{slug(path)}"
    MergedPages(name, chapters, stays=lambda _: False)
    place.extend(chapters.values())
    merge_sources(place)
