"""Where the words of a file stand."""

from __future__ import annotations

import re
from html import unescape

WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")
"""A word, a number or an address; 'ten-minute' and 'don't' are one word each."""

FARTHEST = 400
"""Words between two words that follow each other on the page, such as those of a long address."""


class Finder:
    """The lines on which words of a file stand, asked for in the order in which they are read."""

    def __init__(self, text: str, first: int) -> None:
        """Take a text and the number of its first line."""
        self.written = [
            (word, number)
            for number, line in enumerate(text.split("\n"), start=first)
            for word in WORD.findall(unescape(line).casefold())
        ]
        self.at = 0
        self.line = first

    def lines(self, text: str) -> list[int]:
        """Return the line of each word of a text that comes next."""
        found = []
        for word in WORD.findall(text.casefold()):
            ahead = range(self.at, min(len(self.written), self.at + FARTHEST))
            place = next((n for n in ahead if self.written[n][0] == word), None)
            if place is not None:
                self.at, self.line = place + 1, self.written[place][1]
            found.append(self.line)
        return found
