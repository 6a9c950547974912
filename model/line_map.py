"""The line on which each word of a file stands."""

from __future__ import annotations

import re
from html import unescape

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
