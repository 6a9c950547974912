"""The Markdown of pages, as GitHub reads it. Check and hosts use this parser, so that they see the same page.

Source: CommonMark 0.31, with the tables of GitHub. Lists that people write in other ways are read as they are
meant, where they can only mean one thing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown.extensions.toc import slugify, slugify_unicode, unique
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

DEEPEST = 40  # blocks in blocks. What is nested deeper is not read.
ITEM = re.compile(r"( *)(\d{1,9}[.)]|[-*+])( +)(?=\S)")
FENCE = re.compile(r" *(`{3,}|~{3,})")
NOTE = re.compile(r"\[!(\w+)\][ \t]*(?=\n|\Z)")
NOTES = {"NOTE": "note", "IMPORTANT": "important", "DO": "do", "DONT": "dont"}
"""What the first line of a quote may say between '[!' and ']', and the kind of note it makes of the quote."""

BAR = re.compile(r"(?<!\\)\|")
QUOTE = re.compile(r" {0,3}> ?")
BREAKS = ("softbreak", "hardbreak")
DEFINITIONS = {"inline_definitions": True, "store_labels": True}
"""Keep where the address of a name is written, and which links use it."""

INSIDE = re.compile(r"(?<=\w)\*(?=\w)")  # a star inside a word or between numbers is no sign
PAUSED = re.compile(r"(?:[-+*>] +)*\d{3,9}(?=[.)] )|\[\^[^\]]+\](?=:)")
"""A year that a sentence starts with, which is no item of a list; a footnote, which is no address."""


def parse(text: str, *, html: bool = True) -> list[Token]:
    """Return the blocks of a text, each heading with its id. Without `html`, tags are text like any other."""
    lines = _as_commonmark(text)
    tokens = _parser(html=html).parse("\n".join(lines))
    used: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            words = plain_text(inline.children or [])
            opening.attrs["id"] = unique(slugify(words, "-") or slugify_unicode(words, "-"), used)
    columns = 0
    for token in tokens:
        first, end = token.map or (0, 0)
        if token.type == "fence":
            token.meta["closed"] = end > first + 1 and lines[end - 1].strip(" >").startswith(token.markup)
        elif token.type == "thead_open":
            columns = 0
        elif token.type == "tr_open":
            cells = len(BAR.split(lines[first].strip(" >").strip("|")))
            columns = columns or cells
            token.meta["lost"] = cells > columns
            token.meta["joined"] = not BAR.search(lines[first])
    _mark_unused(tokens)
    return [*_with_notes(tokens)]


def _mark_unused(tokens: list[Token]) -> None:
    """Hide the definitions of addresses, '[name]: page.md', and mark those that no link uses."""
    links = {child.meta.get("label") for token in tokens for child in token.children or []}
    for token in tokens:
        if token.type == "definition":
            token.hidden = True
            token.meta["unused"] = token.meta["id"] not in links
            links.discard(token.meta["id"])  # of two that have one name, the second is not used


def _with_notes(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens in which a quote that starts as a note is one: `> [!IMPORTANT]`, as on GitHub."""
    left_out = 0
    for at, token in enumerate(tokens):
        first = tokens[at + 2] if token.type == "blockquote_open" and at + 2 < len(tokens) else None
        kind = NOTE.match(first.content) if first and first.type == "inline" else None
        if left_out:
            left_out -= 1
            continue
        yield token
        if first and kind and kind[1] in NOTES:
            token.meta["note"] = NOTES[kind[1]]
            children = first.children or []
            breaks = [place for place, child in enumerate(children) if child.type in BREAKS]
            first.children = children[breaks[0] + 1 :] if breaks else []
            # A first paragraph without words: its start, its text and its end.
            left_out = 0 if breaks else 3


def inline_html(text: str) -> str:
    """Return a text of one paragraph as HTML; tags in it are text like any other."""
    return str(_parser(html=False).renderInline(text))


def without_signs(text: str) -> str | None:
    """Return a text that is shown as typed without its signs of Markdown, or None if it has none."""
    parsed = _parser(html=False).parseInline(INSIDE.sub(r"\*", text))[0]
    words = " ".join(plain_text(parsed.children or []).split())
    return None if words == " ".join(text.split()) else words


def block_html(text: str) -> str:
    """Return a text of paragraphs and lists as HTML; tags in it are text like any other."""
    parser = _parser(html=False)
    return str(parser.renderer.render(parse(text, html=False), parser.options, {}))


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the words of inline tokens without their marks."""
    words = ""
    for token in tokens:
        if token.type in BREAKS:
            words += "\n"
        elif token.type in ("text", "text_special", "code_inline"):
            words += token.content
        elif token.type == "image":
            words += plain_text(token.children or [])
    return words


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
    parser = (
        _MarkdownIt("commonmark", {"html": html, "maxNesting": DEEPEST} | DEFINITIONS)
        .enable("table")
        .disable("text_join")
    )
    parser.add_render_rule("text_special", lambda _, tokens, at, *__: escapeHtml(tokens[at].content))
    return parser


def _as_commonmark(text: str, depth: int = 0) -> list[str]:
    """Return the lines of a text as written so that CommonMark sees the lists that people mean.

    What is indented by two spaces belongs to the item above, where CommonMark asks for as many as the
    number of the item takes. And a sentence may start with a year.
    """
    lines: list[str] = []
    fence, shift = "", 0
    items: list[_Item] = []
    quoted: list[str] = []
    for line in [*text.expandtabs(4).split("\n"), ""]:
        if not fence and not items and depth < DEEPEST and (quote := QUOTE.match(line)):
            quoted.append(line[quote.end() :])
            continue
        lines += [f"> {one}" for one in _as_commonmark("\n".join(quoted), depth + 1)] if quoted else []
        quoted.clear()
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if bare and not fence:
            while items and indent < items[-1].indent + 2:
                items.pop()
            shift = items[-1].shift_for(indent) if items else 0
            bare = PAUSED.sub(r"\g<0>\\", bare, count=1) if PAUSED.match(bare) else bare
            if found := ITEM.match(" " * indent + bare):
                width = len(found[2]) + (len(found[3]) if len(found[3]) <= 4 else 1)
                items.append(_Item(indent, indent + width, shift))
        if found := FENCE.match(line):
            closes = fence and found[1].startswith(fence) and not bare.strip(fence[0] + " ")
            fence = "" if closes else fence or found[1]
        lines.append(" " * (indent + shift) + bare if bare else line)
    return lines[:-1]


@dataclass
class _Item:
    indent: int
    content: int  # the column at which CommonMark wants what belongs to it
    outer: int  # by how much its own line is moved
    inner: int | None = None  # by how much the lines below it are moved; the first of them says it

    def shift_for(self, indent: int) -> int:
        """Return by how much a line that belongs to this item is moved."""
        if self.inner is None:
            self.inner = self.outer + max(0, self.content - indent)
        return self.inner
