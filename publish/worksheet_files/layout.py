"""A worksheet as every file shows it: its questions in order, each with boxes to tick and room to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.answers import Choice, Room


@dataclass(frozen=True)
class Question:
    """One item of a group: a question with its answers, or a box that says what to tick."""

    id: str
    text: str
    """As it is printed: behind each link stands its address."""

    says: str
    """The same without addresses, for people who hear it."""

    hints: tuple[str, ...]
    answers: tuple[Choice | Room, ...]
    tick: bool = False
    """Whether it is a box to tick itself."""


@dataclass(frozen=True)
class Section:
    """One group."""

    legend: str
    intro: str
    numbered: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything that a page gathers with its calls of `worksheet`."""

    path: str
    title: str
    description: str
    sections: tuple[Section, ...]
    reviewed: date
    """The last review of any page that the questions come from."""

    version: str
    """The mark that the page carries when it is printed, too."""
