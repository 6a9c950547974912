"""Inline Markdown of texts in front matter: emphasis, code and links, nothing else."""

from __future__ import annotations

import re
from functools import cache

from markdown import Markdown
from markupsafe import Markup, escape

from model.addresses import relative
from model.markdown_outline import Outline

MARKED = re.compile(r"[*_`\[\]\\&<]")
HREF = re.compile(r'href="([^"#:]+\.md)(?:#([^"]*))?"')


def inline(text: str, page: str) -> Markup:
    """Return a text as HTML, its links to other pages as seen from `page`."""
    if not MARKED.search(text):
        return escape(text)
    html = _html(text).removeprefix("<p>").removesuffix("</p>")
    return Markup(HREF.sub(lambda match: f'href="{relative(page, match[1], match[2] or "")}"', html))  # noqa: S704 - raw HTML is off


def plain(text: str) -> str:
    """Return a text without its marks, for places where a link or emphasis would be out of place."""
    return inline(text, "index.md").striptags()


def inline_outline(text: str) -> Outline | None:
    """Return what Markdown makes of a text, so that it can be checked; words without a mark stay words."""
    return Outline(_html(text)) if MARKED.search(text) else None


def _html(text: str) -> str:
    try:
        return _markdown().reset().convert(text)
    except RecursionError:  # lists in lists, which are no sentence and are refused as such
        _markdown.cache_clear()  # it stopped half-way, and would begin the next text there
        return escape(text)


@cache
def _markdown() -> Markdown:
    """Return a converter in which HTML is text like any other."""
    markdown = Markdown()
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown
