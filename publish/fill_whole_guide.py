"""Fill the page of the whole guide, to print: all other pages, with boxes and lines for a pen."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publish.html_files import html_pages, resolve
from publish.merge_pages import (
    MergedPages,
    merge_sources,
    read_article,
    remove,
    rename,
    slug,
)
from publish.render_templates import fragment, render

TICKED = ("checkbox", "radio")
EMPTY_LINE = re.compile(r"\n\s*\n")


def fill_whole_guide(site: Path) -> None:
    """Fill every page that calls `whole_guide`."""
    for name, html in html_pages(site):
        if "whole-guide-pages" in html:
            page = LexborHTMLParser(html)
            _fill(site, name, page)
            (site / name).write_text(f"{page.html}\n", encoding="utf-8")


def _fill(site: Path, name: str, page: LexborHTMLParser) -> None:
    [place] = page.css(".whole-guide")
    remove(place, ".whole-guide-preview")
    chapters = {}
    for link in place.css(".whole-guide-pages a"):
        path, _ = resolve(name, link.attributes["href"] or "")
        chapters[path] = read_article(site, path)
        make_printable(chapters[path])
        link.attrs["data-pages"] = str(printed_pages(chapters[path]))
        link.attrs["href"] = f"#{slug(path)}"
    merged = MergedPages(name, chapters, kept=lambda _: set())
    place.inner_html = f"{place.inner_html}{merged.html}"
    for link in place.css(".whole-guide-pages .print-left-out > a"):
        for chapter in place.css(link.attributes["href"] or ""):
            chapter.attrs["class"] = f"{chapter.attributes['class']} print-left-out"
    merge_sources(place)


def printed_pages(part: LexborNode) -> float:
    """Return about how many pages of A4 a part takes; the weights fit what a browser printed of twenty."""
    words, blocks = len(part.text(separator=" ", strip=True)), len(part.css("p, li, h3, h4"))
    lines = len(part.css(".pen-line"))
    return round(words / 5800 + blocks / 44 + lines / 22, 1)


def make_printable(part: LexborNode) -> None:
    """Replace the controls of a page with boxes, lines and text, and remove what only scripts use."""
    remove(part, "template, button, .answered, .next-step")
    for label in part.css("label[for]"):
        del label.attrs["for"]
    for label in part.css("label"):
        rename(label, "span")
    for field in part.css("input"):
        kind = "box" if field.attributes["type"] in TICKED else "line"
        field.replace_with(fragment(render("on_paper.html", kind=kind)))
    for field in part.css("textarea"):
        # As paragraphs, because later steps remove empty lines.
        if paragraphs := [text for text in EMPTY_LINE.split(field.text().strip()) if text]:
            field.replace_with(fragment(render("on_paper.html", kind="words", paragraphs=paragraphs)))
        else:
            field.decompose()
