"""Split text into sentences, count words, and estimate the reading level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from model.prose import WORD

END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
ENDINGS = (".", "!", "?", ":")
"""What a complete sentence ends in; labels and cells of a table are not complete."""

CLOSING = "\"”’')]"


def count_words(text: str) -> int:
    """Return the number of words."""
    return len(WORD.findall(text))


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a text, and the number of words before it."""
    before = 0
    for sentence in END.split(text):
        if WORD.search(sentence):
            yield sentence, before
        before += count_words(sentence)


def is_complete(sentence: str) -> bool:
    """Return whether a sentence ends in punctuation."""
    return sentence.rstrip(CLOSING).endswith(ENDINGS)


def reading_years(texts: Iterable[str]) -> float:
    """Return the Automated Readability Index of texts: about the years of school it takes to read them."""
    words = [word for text in texts for word in WORD.findall(text)]
    count = sum(1 for text in texts for _ in sentences(text))
    if not words or not count:
        return 0.0
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / count - 21.43
