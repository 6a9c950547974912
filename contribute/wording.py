"""Format numbers, lists, dates and quotes for Markdown sentences."""

import re
from collections.abc import Sequence
from datetime import date

from model.inline import plain
from model.problems import UNSEEN

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")  # characters that Markdown would treat as markup


def number(count: int) -> str:
    """Return a small number as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def join(words: Sequence[str]) -> str:
    """Return words joined with commas and "and"."""
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1] if words else ""


def readable(day: date) -> str:
    """Return a date in words, such as "20 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def quote(text: str) -> str:
    """Return a text of the content without its Markdown, in quotation marks."""
    return f"“{escape(plain(text))}”"


def escape(text: str) -> str:
    """Return text with Markdown escaped."""
    return MARKS.sub(r"\\\1", UNSEEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split())))


def sentence(text: str) -> str:
    """Return a sentence without a second full stop after a quotation that ends in one."""
    return re.sub(r"([.!?…]”)\.", r"\1", text)
