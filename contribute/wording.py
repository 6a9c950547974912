"""Small words for sentences about a change, safe to stand in Markdown."""

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
"""Signs that would format or link."""


def number(count: int) -> str:
    """Return a small number as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def join(words: Sequence[str]) -> str:
    """Return words as a person lists them."""
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1] if words else ""


def day(one: date) -> str:
    """Return a day as readers know it, such as "20 November 2026"."""
    return f"{one.day} {one:%B %Y}"


def quote(text: str) -> str:
    """Return a text of the content in quotation marks, as it reads."""
    return f"“{escape(plain(text))}”"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return MARKS.sub(r"\\\1", UNSEEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split())))


def sentence(text: str) -> str:
    """Return a sentence that ends once, also after a quotation that has its own end."""
    return re.sub(r"([.!?…]”)\.", r"\1", text)


def changed(old: Any, new: Any, *told: str) -> list[str]:  # noqa: ANN401 - two of a kind
    """Return the names of the facts in which two differ, but for those that are told otherwise."""
    before, after = _facts(asdict(old)), _facts(asdict(new))
    return [name.replace("_", " ") for name in after if name not in told and before.get(name) != after[name]]


def _facts(value: Any) -> Any:  # noqa: ANN401 - whatever a dataclass holds
    """Return facts without the lines on which they stand: a page grows and shrinks."""
    if isinstance(value, dict):
        return {name: _facts(one) for name, one in value.items() if name != "line"}
    return [_facts(one) for one in value] if isinstance(value, list | tuple) else value
