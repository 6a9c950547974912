"""Markdown of texts in front matter: emphasis, code and links; in hints also paragraphs and lists."""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from model.addresses import relative
from model.markdown_outline import Outline
from model.markdown_parser import block_html, inline_html, parse

MARKED = re.compile(r"[*_`\[\]\\&<]")
SIGNED = re.compile(r"^\s*[>#]|[*_`\[\]\\&<~^|$]|==|\+\+|!!!|:\w+:|://|www\.|@|\S\s*\n")
"""What a text holds that is more than words, in our Markdown or another."""

BLOCKS = re.compile(r"\n|\A(?:[-*+]|\d+[.)]) ")  # what is more than one line
WORDS = Outline(parse("words"))  # the outline of any text without Markdown, which is not parsed
HREF = re.compile(r'href="([^"#:]+\.md)(?:#([^"]*))?"')


def inline(text: str, page: str) -> Markup:
    """Return a text as HTML, its links to other pages as seen from `page`."""
    return _linked(inline_html(text), page) if MARKED.search(text) else escape(text)


def blocks(text: str, page: str) -> Markup:
    """Return a text of several lines, or a list, as HTML: paragraphs and lists. Other text gives nothing."""
    return _linked(block_html(text), page) if BLOCKS.search(text.strip()) else Markup()


def _linked(html: str, page: str) -> Markup:
    return Markup(HREF.sub(lambda match: f'href="{relative(page, match[1], match[2] or "")}"', html))  # noqa: S704 - raw HTML is off


@lru_cache(maxsize=10_000)  # in a live preview, nearly all texts are what they were a moment ago
def plain(text: str) -> str:
    """Return a text without its marks, for places where a link or emphasis would be out of place."""
    return inline(text, "index.md").striptags()


def inline_outline(text: str) -> Outline:
    """Return what Markdown makes of a text, so that it can be checked; words without a mark stay words."""
    return Outline(parse(text, html=False)) if SIGNED.search(text) else WORDS
