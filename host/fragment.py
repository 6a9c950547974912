"""The Markdown extension `host.fragment`: insert the HTML of macros without parsing it.

Markdown parses HTML blocks tag by tag. A page of questions is mostly HTML, so that took half of a build.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

START, END = "<!--fragment-->", "<!--/fragment-->"
"""No page can have these: the check rejects comments."""

FRAGMENT = re.compile(f"^{START}\n(.*?)\n{END}$", re.DOTALL | re.MULTILINE)
BEFORE_HTML_BLOCKS = 25
"""The priority: after Markdown normalises white space (30), before it parses HTML (20, hosts 21)."""


def fragment(html: str) -> str:
    """Return HTML as a block that this extension inserts unchanged."""
    return f"{START}\n{html}\n{END}"


class _KeepFragments(Preprocessor):
    """Moves each fragment into Markdown's stash of HTML blocks."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each fragment."""
        text = "\n".join(lines)
        if START not in text:
            return lines
        return FRAGMENT.sub(lambda match: self.md.htmlStash.store(match[1]), text).split("\n")


class _Fragments(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the preprocessor."""
        md.preprocessors.register(_KeepFragments(md), "fragments", BEFORE_HTML_BLOCKS)


def makeExtension(**_: Any) -> Extension:  # noqa: N802, ANN401 - Markdown looks for this name
    """Return the extension."""
    return _Fragments()
