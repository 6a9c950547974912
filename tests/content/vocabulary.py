"""The word lists of words.yml, ready to be looked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "words.yml"
DATA: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))

Vocabulary = list[tuple[re.Pattern[str], str]]
"""What to look for, and what to write instead."""


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a word or a phrase; a star stands for the rest of a word."""
    text = re.escape(words).replace(r"\*", r"\w*").replace("'", "['’]")
    return re.compile(rf"(?<!\w){text}(?!\w)" if words[0].isalpha() else text, re.IGNORECASE)


SPELLING: Vocabulary = [(pattern(words), instead) for words, instead in DATA["spelling"].items()]
PHRASES: Vocabulary = [(pattern(words), instead) for words, instead in DATA["phrases"].items()]
CLAIMS = [pattern(words) for words in DATA["claims"]]
