"""Fill the page of the whole guide, to print: all other pages, with boxes and lines for a pen."""

import re
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from publish.check_html import ROOT, built_file
from publish.merge_pages import MergedPages, article_of, as_text, merge_sources, read_page, slug, soup

SOUP = BeautifulSoup("", "html.parser")
"""Makes new tags."""

TICKED = ("checkbox", "radio")


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
        link["data-pages"] = str(printed_pages(chapters[path]))
        link["href"] = f"#{slug(path)}"
    MergedPages(name, chapters, stays=lambda _: False)
    place.extend(chapters.values())
    merge_sources(place)


def printed_pages(part: Tag) -> float:
    """Return about how many pages of A4 a part takes; the weights fit what a browser printed of twenty."""
    words, blocks = len(part.get_text(" ", strip=True)), len(part.select("p, li, h3, h4"))
    lines = len(part.select(".pen-line"))
    return round(words / 5800 + blocks / 44 + lines / 22, 1)


def make_printable(part: Tag) -> None:
    """Replace the controls of a page with boxes, lines and text, and remove what only scripts use."""
    for tag in part.select("template, button, .answered, .next-step"):
        tag.decompose()
    for label in part.select("label"):
        label.name = "span"
        del label["for"]
    for field in part.select("input"):
        field.replace_with(_box() if field["type"] in TICKED else _line())
    for field in part.select("textarea"):
        if field.get_text():
            field.replace_with(_words(field.get_text()))
        else:
            field.decompose()


def _box() -> Tag:
    return SOUP.new_tag("span", attrs={"class": "box", "aria-hidden": "true"})


def _line() -> Tag:
    lines = SOUP.new_tag("div", attrs={"class": "pen-lines", "aria-hidden": "true"})
    lines.append(SOUP.new_tag("span", attrs={"class": "pen-line"}))
    return lines


def _words(text: str) -> Tag:
    """Return a text as paragraphs, because later steps remove empty lines."""
    words = SOUP.new_tag("div", attrs={"class": "letter-words"})
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        words.append(SOUP.new_tag("p", string=paragraph))
    return words
