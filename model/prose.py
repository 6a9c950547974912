"""The words of a page as its readers meet them: passages, each word with the line it was written on."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape

from model.front_matter import NOTHING, Value
from model.guide import Passage

LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
CALL = re.compile(r"\{[{%].*?[}%]\}")
MARKS = re.compile(r"\*+|`|(?<!\w)_+|_+(?!\w)")  # what Markdown takes for emphasis or code
BREAK = re.compile(r"(?:\A|\n+)[ \t]*(?:[-*+•–]|(?:[0-9]{1,3}|[A-Za-z])[.)])[ \t]+|\n\n")
"""What starts another paragraph of a text of several lines, or an item of a list in it."""

LONGEST = 60  # lines of a fact that goes over several
PROSE = frozenset(
    {"title", "description", "legend", "intro", "text", "hint", "subject", "body", "says", "limits", "note"}
    | {"how", "why", "picture_text", "calendar"}
)
"""The facts of front matter that are read as sentences."""

ABOUT_SOURCES = frozenset({"sources", "help_lines", "rights", "checks"})
"""The registers whose entries carry a source, or a proof, of their own."""

WITHOUT_SOURCES = frozenset({"gaps"})  # what such an entry says that no source stands behind
NOT_OURS = frozenset({"bad", "instead", "excuses"})  # facts whose words are examples of how not to write

WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")  # 'ten-minute' and 'don't' are one word each
FARTHEST = 400  # words between two words that follow each other on the page, such as those of a long address


class LineMap:
    """The lines on which words of a file stand, asked for in the order in which they are read."""

    def __init__(self, text: str, first: int) -> None:
        """Take a text and the number of its first line."""
        self.words: list[str] = []
        self.numbers: list[int] = []  # the line of each word
        for number, line in enumerate(text.split("\n"), start=first):
            found = WORD.findall(unescape(CALL.sub("", line)).casefold())
            self.words += found
            self.numbers += [number] * len(found)
        self.at = 0
        self.line = first

    def lines(self, text: str) -> list[int]:
        """Return the line of each word of a text that comes next."""
        found = []
        for word in WORD.findall(text.casefold()):
            with suppress(ValueError):  # where it is written otherwise, it stands on the line before it
                place = self.words.index(word, self.at, self.at + FARTHEST)
                self.at, self.line = place + 1, self.numbers[place]
            found.append(self.line)
        return found


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
    # An item names sources by their ids; the sources of a page are mappings.
    if any(isinstance(one.data, str) for one in value.fields.get("sources", NOTHING).entries):
        kind = "entry"
    for name, one in value.fields.items():
        if name not in NOT_OURS:
            own = "entry" if name in ABOUT_SOURCES else "gap" if name in WITHOUT_SOURCES else kind
            found += _prose(one, name, own)
    for one in value.entries:
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
    words = MARKS.sub("", LINK.sub(r"\1", CALL.sub("", paragraph)))
    return " ".join(words.split()), tuple(LINK.findall(paragraph))
