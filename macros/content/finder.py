"""Where the words of a file stand."""

from __future__ import annotations

import re
from contextlib import suppress
from html import unescape

WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")
"""A word, a number or an address; 'ten-minute' and 'don't' are one word each."""

FARTHEST = 400
"""Words between two words that follow each other on the page, such as those of a long address."""


class Finder:
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
        found = []
        for word in WORD.findall(text.casefold()):
            with suppress(ValueError):
                place = self.words.index(word, self.at, self.at + FARTHEST)
                self.at, self.line = place + 1, self.numbers[place]
            found.append(self.line)
        return found
