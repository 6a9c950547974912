"""The words of a built page as its reader meets them, the words of macros among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from tests.site.built import attribute

BLOCKS = {"p", "li", "legend", "label", "button", "textarea", "summary", "td", "th", "dd", "dt"}
APART = (
    ".sources, .review-line, .cite, .dials, .choices, .minutes, .for-stages, "
    ".style-guide, h1, h2, h3, h4, h5, h6"
)
"""What is no prose: lists of sources, dates, marks, choices, headings, and how not to write."""


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a label or a line of a letter."""

    page: str
    section: str
    """The heading (h2) it stands under; nothing above the first."""

    text: str


def main_text(path: str, page: BeautifulSoup) -> Iterator[Block]:
    """Yield the blocks of a page without its list of sources and its review line."""
    for article in page.select("article"):
        apart = {id(tag) for tag in article.select(APART)}
        yield from _blocks(path, article, apart)


def register_text(path: str, page: BeautifulSoup) -> Iterator[Block]:
    """Yield what the register says of each source in our own words; the section is the id of the source."""
    for entry in page.select("section.sources > ol > li"):
        apart = {id(tag) for tag in entry.select(".source-title, .checked")}
        section = attribute(entry, "id").removeprefix("source-").upper()
        yield from (Block(path, section, block.text) for block in _blocks(path, entry, apart))


def _blocks(path: str, root: Tag, apart: set[int]) -> Iterator[Block]:
    """Yield each text under the innermost block that holds it, in reading order."""
    texts: dict[int, list[str]] = {}
    sections: dict[int, str] = {}
    section = ""
    for node in root.descendants:
        if isinstance(node, Tag) and node.name == "h2":
            section = " ".join(node.get_text().split())
        if not isinstance(node, NavigableString) or isinstance(node, Comment):
            continue
        parents = list(node.parents)
        block = next((one for one in parents if one.name in BLOCKS), None)
        if block is not None and not any(id(one) in apart for one in parents):
            texts.setdefault(id(block), []).append(str(node))
            sections.setdefault(id(block), section)
    for one, parts in texts.items():
        # Only a letter keeps its lines; elsewhere a line end is a space.
        for line in "".join(parts).split("\n\n"):
            text = " ".join(line.split())
            if text:
                yield Block(path, sections[one], text)
