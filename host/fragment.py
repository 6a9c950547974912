"""Carry what a macro made past Markdown: the Markdown extension `host.fragment`.

Markdown and the hosts read HTML tag by tag before they let it stand. A page of
questions is mostly such HTML, already whole, so reading it is half of a build.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

START, END = "<!--fragment-->", "<!--/fragment-->"
"""No page can hold these: the check refuses comments."""

FRAGMENT = re.compile(f"^{START}\n(.*?)\n{END}$", re.DOTALL | re.MULTILINE)
BEFORE_HTML_IS_READ = 25
"""Between Markdown's own steps: after lines are made even (30), before HTML is taken apart (20, hosts 21)."""


def fragment(html: str) -> str:
    """Return HTML as a block that this extension puts into the page untouched."""
    return f"{START}\n{html}\n{END}"


class _KeepFragments(Preprocessor):
    """Puts every fragment where Markdown keeps blocks of HTML."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a token for each fragment."""
        text = "\n".join(lines)
        if START not in text:
            return lines
        return FRAGMENT.sub(lambda found: self.md.htmlStash.store(found[1]), text).split("\n")


class _Fragments(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Add the step."""
        md.preprocessors.register(_KeepFragments(md), "fragments", BEFORE_HTML_IS_READ)


def makeExtension(**_: Any) -> Extension:  # noqa: N802, ANN401 - Markdown's own name and call
    """Return the extension; Markdown looks for this name."""
    return _Fragments()
