"""Inline Markdown of texts in front matter: emphasis, code and links, nothing else."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from model.addresses import relative
from model.markdown_outline import Outline
from model.markdown_parser import inline_html, parse

MARKED = re.compile(r"[*_`\[\]\\&<]")
HREF = re.compile(r'href="([^"#:]+\.md)(?:#([^"]*))?"')


def inline(text: str, page: str) -> Markup:
    """Return a text as HTML, its links to other pages as seen from `page`."""
    if not MARKED.search(text):
        return escape(text)
    html = inline_html(text)
    return Markup(HREF.sub(lambda match: f'href="{relative(page, match[1], match[2] or "")}"', html))  # noqa: S704 - raw HTML is off


def plain(text: str) -> str:
    """Return a text without its marks, for places where a link or emphasis would be out of place."""
    return inline(text, "index.md").striptags()


def inline_outline(text: str) -> Outline | None:
    """Return what Markdown makes of a text, so that it can be checked; words without a mark stay words."""
    return Outline(parse(text, html=False)) if MARKED.search(text) else None
