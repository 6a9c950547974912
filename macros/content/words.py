"""Take mere words past Markdown's search for emphasis, links and code: most texts of a page hold none.

Markdown looks for each of its marks in every text, which is a third of its work.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

PATTERNS = (
    *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong"),
)
"""What Markdown looks for by itself."""

MARK = re.compile(r"[`\\\[<&*_]|  \n")
"""What each of them holds."""

BEFORE_THE_SEARCH = 25
"""Markdown searches at 20."""


class _KeepWords(Treeprocessor):
    """Tells Markdown which texts are words and nothing else."""

    def run(self, root: Element) -> None:
        """Mark these texts, unless an extension looks for marks of its own."""
        patterns = self.md.inlinePatterns
        if len(patterns) != len(PATTERNS) or not all(name in patterns for name in PATTERNS):
            return
        for one in root.iter():
            if one.text and not MARK.search(one.text):
                one.text = AtomicString(one.text)


class Words(Extension):
    """Adds the step to a converter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Add the step."""
        md.treeprocessors.register(_KeepWords(md), "words", BEFORE_THE_SEARCH)
