"""The Markdown of pages, as GitHub reads it. Check and hosts both use this parser, so that they see the same page.

Source: CommonMark 0.31, with the tables of GitHub. Where people write lists in other ways, and mean one thing, so
is it read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown.extensions.toc import slugify, slugify_unicode, unique
from markdown_it import MarkdownIt
from markdown_it.token import Token

ITEM = re.compile(r"( *)(\d{1,9}[.)]|[-*+])( +)(?=\S)")
FENCE = re.compile(r" *(`{3,}|~{3,})")
YEAR = re.compile(r"(\d{3,9})([.)])(?= )")
"""A sentence that starts with a year, which is no item of a list."""


def parse(text: str, *, html: bool = True) -> list[Token]:
    """Return the blocks of a text, each heading with its id. Without `html`, tags are text like any other."""
    tokens = _parser(html=html).parse(_as_commonmark(text))
    used: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrs["id"] = anchor(plain_text(inline.children or []), used)
    return tokens


def inline_html(text: str) -> str:
    """Return a text of one paragraph as HTML; tags in it are text like any other."""
    return str(_parser(html=False).renderInline(text))


def anchor(words: str, used: set[str]) -> str:
    """Return the id of a heading with these words, and add it to those used on its page."""
    return unique(slugify(words, "-") or slugify_unicode(words, "-"), used)


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the words of inline tokens without their marks."""
    return "".join(_words(tokens))


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type in ("text", "text_special", "code_inline"):
            yield token.content
        elif token.type == "image":
            yield from _words(token.children or [])


class _MarkdownIt(MarkdownIt):
    """Leaves addresses as they are written: the check says which of them are wrong."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - markdown-it's own name
        """Take any address for one."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's own name
        """Return an address as it is."""
        return url


@cache
def _parser(*, html: bool) -> MarkdownIt:
    # Without text_join, signs that an author escaped stay apart from those that Markdown did not understand.
    parser = _MarkdownIt("commonmark", {"html": html, "maxNesting": 60})
    return parser.enable("table").disable("text_join")


def _as_commonmark(text: str) -> str:
    """Return a text with the same lines, in which CommonMark sees the lists that people mean.

    What is indented by two spaces belongs to the item above: CommonMark asks for as many as the number takes, which
    few people count. And a sentence may start with a year.
    """
    lines: list[str] = []
    fence, shift = "", 0
    items: list[_Item] = []
    for line in text.expandtabs(4).split("\n"):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if bare and not fence:
            while items and indent < items[-1].indent + 2:
                items.pop()
            shift = items[-1].shift_for(indent) if items else 0
            bare = YEAR.sub(r"\1\\\2", bare, count=1) if YEAR.match(bare) else bare
            if found := ITEM.match(" " * indent + bare):
                width = len(found[2]) + (len(found[3]) if len(found[3]) <= 4 else 1)
                items.append(_Item(indent, indent + width, shift))
        if found := FENCE.match(line):
            closes = fence and found[1].startswith(fence) and not bare.strip(fence[0] + " ")
            fence = "" if closes else fence or found[1]
        lines.append(" " * (indent + shift) + bare if bare else line)
    return "\n".join(lines)


@dataclass
class _Item:
    """An item of a list that is open."""

    indent: int
    content: int
    """The column at which CommonMark wants what belongs to it."""

    outer: int
    """By how much its own line is moved."""

    inner: int | None = None
    """By how much the lines below it are moved; the first of them says it."""

    def shift_for(self, indent: int) -> int:
        """Return by how much a line that belongs to this item is moved."""
        if self.inner is None:
            self.inner = self.outer + max(0, self.content - indent)
        return self.inner
