"""A worksheet as every file shows it: its questions in order, each with boxes to tick and room to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INVITATION = "Fill in what helps, in any order, and leave the rest empty."
"""Stands at the head of every sheet."""


@dataclass(frozen=True)
class Box:
    """A square to tick."""

    name: str
    """The name of its field; made from an id, so that a new wording changes no name."""

    label: str
    says: str
    """The whole question and this answer, for those who hear one field at a time."""


@dataclass(frozen=True)
class Choice:
    """Boxes side by side, under words of their own where they need some."""

    label: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Room:
    """Lines to write on."""

    name: str
    label: str
    says: str
    lines: int
    text: str = ""
    """What stands there to be changed."""

    short: bool = False
    """Whether a part of a line is enough, as for a day."""


@dataclass(frozen=True)
class Question:
    """One item of a group: a question with its answers, or a box that says what to tick."""

    id: str
    text: str
    hints: tuple[str, ...]
    answers: tuple[Choice | Room, ...]
    tick: Box | None = None
    """The box, where the item is one."""


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
