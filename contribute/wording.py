"""Format numbers, lists, dates and quotes for Markdown sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from model.inline import plain
from model.problems import UNSEEN

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")
"""Characters that Markdown would treat as markup."""


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


def changed(old: Any, new: Any, *ignored: str) -> list[str]:  # noqa: ANN401 - two of a kind
    """Return the names of the fields in which two dataclasses of a kind differ, without the ignored ones."""
    before, after = _without_lines(asdict(old)), _without_lines(asdict(new))
    return [
        name.replace("_", " ") for name in after if name not in ignored and before.get(name) != after[name]
    ]


def _without_lines(value: Any) -> Any:  # noqa: ANN401 - any value of a field
    """Return values without line numbers, which change with every edit above."""
    if isinstance(value, dict):
        return {name: _without_lines(entry) for name, entry in value.items() if name != "line"}
    return [_without_lines(entry) for entry in value] if isinstance(value, list | tuple) else value
