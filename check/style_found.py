"""A place that breaks a rule, and how it is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from model.guide import Passage


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule."""

    line: int
    text: str
    """What is wrong and what to write."""

    passage: Passage | None = None
    """Where that is one place, and not the page as a whole."""


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a word or a phrase; a star stands for the rest of a word."""
    text = re.escape(words).replace(r"\*", r"\w*").replace("'", "['’]")
    return re.compile(rf"(?<!\w){text}(?!\w)" if words[0].isalnum() else text, re.IGNORECASE)


def line_of(one: Passage, before: int) -> int:
    """Return the line of the word of a passage before which so many others stand."""
    return one.lines[min(before, len(one.lines) - 1)] if one.lines else one.line
