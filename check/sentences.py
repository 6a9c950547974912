"""Sentences and words, counted as a reader would."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.line_map import WORD

END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
WHOLE = (".", "!", "?", ":")
"""What a whole sentence ends in; a label or a row of a table need not be one."""

CLOSING = "\"”’')]"


def count_words(text: str) -> int:
    """Return how many words a reader counts."""
    return len(WORD.findall(text))


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a text, and how many words stand before it."""
    before = 0
    for sentence in END.split(text):
        if WORD.search(sentence):
            yield sentence, before
        before += count_words(sentence)


def is_whole(sentence: str) -> bool:
    """Return whether a sentence has an end."""
    return sentence.rstrip(CLOSING).endswith(WHOLE)


def reading_years(text: str) -> float:
    """Return about how many years at school a text asks for, by the Automated Readability Index.

    It counts letters and words and knows nothing of meaning: a hint where to look, no more.
    """
    words = WORD.findall(text)
    count = len(list(sentences(text)))
    if not words or not count:
        return 0.0
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / count - 21.43
