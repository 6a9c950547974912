"""The content of a worksheet for all file formats: questions in order, with choices and writing lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.answers import Choice, WritingLines


@dataclass(frozen=True)
class Question:
    """One item of a group: a question with its answers, or a box to tick."""

    id: str
    text: str
    """The printed text, with the address after each link."""

    says: str
    """The same without addresses, for screen readers."""

    hints: tuple[str, ...]
    answers: tuple[Choice | WritingLines, ...]
    tick: bool = False
    """Whether the item itself is a box to tick."""


@dataclass(frozen=True)
class Section:
    """A group of items."""

    legend: str
    intro: str
    numbered: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Worksheet:
    """All groups that a page shows with `worksheet`."""

    path: str
    title: str
    description: str
    sections: tuple[Section, ...]
    reviewed: date
    """The latest review date of the pages that the questions come from."""

    version: str
    """The version, which the printed page has too."""
