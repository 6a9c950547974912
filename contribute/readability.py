"""Measure pages: words, reading level, minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from model.front_matter import FRONT_MATTER
from model.guide import Guide, Page
from model.inline import plain

CALL = re.compile(r"\{\{.*?\}\}")
TARGET = re.compile(r"\]\([^)]*\)")
SIGNS = re.compile(r"^[ \t]*(?:#{1,6}|[-*+>]|[0-9]+[.)])[ \t]+|\*\*|[\[\]`]", re.MULTILINE)
WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")
END = re.compile(r"[.!?](?=[\"”’')\]]*\s)|\n\s*\n|\n(?=[-*+] )")


@dataclass(frozen=True)
class Figures:
    """The figures of a page, or of several."""

    words: int = 0
    letters: int = 0
    sentences: int = 0
    minutes: int = 0

    def __add__(self, other: Figures) -> Figures:
        """Return the sum."""
        return Figures(
            self.words + other.words,
            self.letters + other.letters,
            self.sentences + other.sentences,
            self.minutes + other.minutes,
        )

    @property
    def level(self) -> float:
        """The Automated Readability Index: about the years of school it takes to read it."""
        if not self.words:
            return 0.0
        return 4.71 * self.letters / self.words + 0.5 * self.words / max(self.sentences, 1) - 21.43


def measure(docs: Path, guide: Guide) -> dict[str, Figures]:
    """Return the figures of every page by its path."""
    return {
        path: _measure(page, (docs / path).read_text(encoding="utf-8-sig"))
        for path, page in guide.pages.items()
    }


def _measure(page: Page, source: str) -> Figures:
    body = SIGNS.sub("", TARGET.sub("]", CALL.sub("", FRONT_MATTER.sub("", source))))
    texts = [text for group in page.groups for item in group.items for text in (item.text, item.hint) if text]
    prose = "\n\n".join([body, *map(plain, texts)])
    words = WORD.findall(prose)
    sentences = [sentence for sentence in END.split(prose) if WORD.search(sentence)]
    return Figures(len(words), sum(map(len, words)), len(sentences), page.minutes)
