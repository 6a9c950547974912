"""Inline Markdown of texts in front matter: emphasis, code and links, nothing else."""

from __future__ import annotations

import re
from functools import cache

from markdown import Markdown
from markupsafe import Markup, escape

from macros.content.addresses import relative

MARKED = re.compile(r"[*_`\[\]\\&<]")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
HREF = re.compile(r'href="([^"#:]+\.md)(?:#([^"]*))?"')


def inline(text: str, page: str) -> Markup:
    """Return a text as HTML, its links to other pages as seen from `page`."""
    if not MARKED.search(text):
        return escape(text)
    html = _markdown().reset().convert(text).removeprefix("<p>").removesuffix("</p>")
    return Markup(HREF.sub(lambda match: f'href="{relative(page, match[1], match[2] or "")}"', html))  # noqa: S704 - raw HTML is off


def links(text: str) -> list[str]:
    """Return the pages that a text links to."""
    targets = (target.partition("#")[0] for target in LINK.findall(text))
    return [target for target in targets if target and not target.startswith("https://")]


@cache
def _markdown() -> Markdown:
    """Return a converter in which HTML is text like any other."""
    markdown = Markdown()
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown
