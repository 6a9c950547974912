"""The words of a page as its readers meet them: passages, each word with the line it was written on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import unescape

from model.front_matter import Value
from model.guide import Passage

BLOCKS = frozenset({"p", "li", "th", "td", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
CALL = re.compile(r"\{[{%].*?[}%]\}")
MARKS = re.compile(r"\*+|`|(?<!\w)_+|_+(?!\w)")
"""What Markdown takes for emphasis or code."""

MARKED = re.compile(r"[*`_[{]")
"""What every one of those holds; most texts do not."""

BREAK = re.compile(r"(?:\A|\n+)[ \t]*(?:[-*+•–]|(?:[0-9]{1,3}|[A-Za-z])[.)])[ \t]+|\n\n")
"""What starts another paragraph of a text of several lines, or an item of a list in it."""

LONGEST = 60
"""Lines of a fact that goes over several."""

PROSE = frozenset(
    {"title", "description", "legend", "intro", "text", "hint", "subject", "body", "says", "limits", "note"}
    | {"how", "why", "picture_text", "calendar"}
)
"""The facts of front matter that are read as sentences."""

ABOUT_SOURCES = frozenset({"sources", "help_lines", "rights", "checks"})
"""The registers whose entries carry a source, or a proof, of their own."""

WITHOUT_SOURCES = frozenset({"gaps"})
"""What such an entry says that no source stands behind."""

NOT_OURS = frozenset({"bad", "instead", "excuses"})
"""Facts whose words are examples of how not to write."""


WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")
"""A word, a number or an address; 'ten-minute' and 'don't' are one word each."""

FARTHEST = 400
"""Words between two words that follow each other on the page, such as those of a long address."""


class LineMap:
    """The lines on which words of a file stand, asked for in the order in which they are read."""

    def __init__(self, text: str, first: int) -> None:
        """Take a text and the number of its first line."""
        self.words: list[str] = []
        self.numbers: list[int] = []
        """The line of each word."""
        for number, line in enumerate(text.split("\n"), start=first):
            found = WORD.findall(unescape(line).casefold())
            self.words += found
            self.numbers += [number] * len(found)
        self.at = 0
        self.line = first

    def lines(self, text: str) -> list[int]:
        """Return the line of each word of a text that comes next."""
        words = WORD.findall(text.casefold())
        end = self.at + len(words)
        if words and self.words[self.at : end] == words:
            # As nearly all do, they stand right behind those before.
            found = self.numbers[self.at : end]
            self.at, self.line = end, found[-1]
            return found
        return [self._line(word) for word in words]

    def _line(self, word: str) -> int:
        try:
            place = self.words.index(word, self.at, self.at + FARTHEST)
        except ValueError:  # not written like this in the source
            return self.line
        self.at, self.line = place + 1, self.numbers[place]
        return self.line


@dataclass
class _Block:
    kind: str
    in_list: int
    text: str = ""
    lines: list[int] = field(default_factory=list)
    cited: bool = False
    links: list[str] = field(default_factory=list)

    def passage(self) -> Passage:
        text = " ".join(self.text.split())
        return Passage(text, tuple(self.lines), self.kind, self.cited, self.in_list, tuple(self.links))


class BodyPassages:
    """Collects the text of each innermost block of a body, element by element as Markdown made it."""

    def __init__(self, line_map: LineMap, marks: re.Pattern[str], cites: Collection[str]) -> None:
        """Take what tells the lines, what stands for calls, and which of these marks stand for sources."""
        self.line_map = line_map
        self.marks = marks
        self.cites = cites
        self.blocks: list[_Block] = []
        self.open: list[_Block] = []
        self.depth = 0
        """How many lists are open."""
        self.lists = 0
        self.in_link = False

    def start(self, tag: str) -> None:
        """Enter an element."""
        if tag == "a" and self.open:
            self.open[-1].links.append("")
            self.in_link = True
        elif tag in LISTS:
            self.lists += not self.depth
            self.depth += 1
        elif tag in BLOCKS:
            kind = "heading" if tag[0] == "h" and tag[1:].isdigit() else "code" if tag == "pre" else "text"
            self.open.append(_Block(kind, self.lists if self.depth else 0))
            self.blocks.append(self.open[-1])

    def end(self, tag: str) -> None:
        """Leave an element."""
        if tag == "a":
            self.in_link = False
        elif tag in LISTS:
            self.depth = max(0, self.depth - 1)
        elif tag in BLOCKS and self.open:
            self.open.pop()

    def text(self, data: str) -> None:
        """Take text."""
        if not self.open:
            return
        block = self.open[-1]
        block.cited = block.cited or any(mark in self.cites for mark in self.marks.findall(data))
        words = self.marks.sub("", data)
        # Two pieces may make one word, as in 'un*done*': the text counts, the lines only point.
        block.text += words
        if self.in_link and block.links:
            block.links[-1] += words
        block.lines += self.line_map.lines(words)

    def all(self) -> tuple[Passage, ...]:
        """Return the passages found."""
        return tuple(block.passage() for block in self.blocks if block.text.strip())


def fact_passages(front_matter: Value, text: str) -> tuple[Passage, ...]:
    """Return the passages of front matter, each below the line that it is written on."""
    lines = text.split("\n")
    return tuple(
        passage for value, kind in _prose(front_matter, "", "fact") for passage in _facts(value, kind, lines)
    )


def _prose(value: Value, key: str, kind: str) -> list[tuple[Value, str]]:
    """Return the facts that are read as sentences, each with its kind."""
    if isinstance(value.data, str):
        return [(value, kind)] if key in PROSE else []
    found = []
    if isinstance(value.data, dict):
        for name, one in value.data.items():
            if name not in NOT_OURS:
                own = "entry" if name in ABOUT_SOURCES else "gap" if name in WITHOUT_SOURCES else kind
                found += _prose(one, name, own)
    elif isinstance(value.data, list):
        for one in value.data:
            found += _prose(one, key, kind)
    return found


def _facts(value: Value, kind: str, lines: list[str]) -> Iterator[Passage]:
    first = value.line - 1
    line_map = None if value.data in lines[first] else LineMap("\n".join(lines[first:][:LONGEST]), value.line)
    for paragraph in BREAK.split(value.data):
        words, links = _read(paragraph)
        if words:
            # Where there is no word to find, no line is told.
            found = line_map.lines(words) if line_map else [value.line] * bool(WORD.search(words.casefold()))
            yield Passage(words, tuple(found), kind, cited=False, in_list=0, links=links)


def _read(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """Return a paragraph as it is read, and the words of its links."""
    if not MARKED.search(paragraph):
        return " ".join(paragraph.split()), ()
    words = MARKS.sub("", LINK.sub(r"\1", CALL.sub("", paragraph)))
    return " ".join(words.split()), tuple(LINK.findall(paragraph))
