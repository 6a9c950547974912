"""A worksheet as every file shows it: its questions in order, each with boxes to tick and room to write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.content import Guide
from macros.content.inline import plain
from macros.content.model import Group, Item, Letter, Page, Prompt
from macros.settings import Answer, Settings

NOTE_LINES = 3
"""Room for the note of a question."""

LETTER_COLUMNS = 72
"""Characters of a letter that fit a line."""


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
    hint: str
    stages: tuple[str, ...]
    """The names of the stages it is meant for; none means all."""

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

    @property
    def version(self) -> str:
        """Tell two printed sheets apart: it changes with any word on them."""
        return hashlib.sha256(repr((self.title, self.sections)).encode()).hexdigest()[:6]


def read_sheets(guide: Guide, settings: Settings) -> list[Sheet]:
    """Return a sheet for every page that gathers groups."""
    return [
        _sheet(page, guide, settings)
        for page in guide.pages.values()
        if any(call.macro == "worksheet" for call in page.calls)
    ]


def _sheet(page: Page, guide: Guide, settings: Settings) -> Sheet:
    names = [name for call in page.calls if call.macro == "worksheet" for name in call.arguments]
    groups = [guide.groups[name] for name in names]
    return Sheet(
        path=page.path,
        title=page.title,
        description=page.description,
        sections=tuple(_section(group, guide, settings) for group in groups),
        reviewed=max(guide.pages[path].reviewed for path in (page.path, *(group.page for group in groups))),
    )


def _section(group: Group, guide: Guide, settings: Settings) -> Section:
    return Section(
        legend=group.legend,
        intro=plain(group.intro),
        numbered=group.kind == "reflection",
        questions=tuple(_question(group, item, guide, settings) for item in group.items),
    )


def _question(group: Group, item: Item, guide: Guide, settings: Settings) -> Question:
    text = plain(item.text)
    return Question(
        id=item.id,
        text=text,
        hint=plain(item.hint),
        stages=tuple(guide.stages[name].text for name in item.stages),
        answers=tuple(_answers(group, item, text, guide, settings)),
        tick=Box(item.id, text, text) if group.kind == "checklist" else None,
    )


def _answers(
    group: Group, item: Item, text: str, guide: Guide, settings: Settings
) -> Iterator[Choice | Room]:
    if group.kind == "reflection":
        yield _choice(item.id, "", text, settings.scale)
        asked = settings.hands_question
        yield _choice(f"{item.id}_hands", asked, f"{text} {asked}", settings.hands)
        yield Room(f"{item.id}_note", settings.note, f"{text} {settings.note}", NOTE_LINES)
    elif isinstance(item, Prompt) and item.answer == "stage":
        stages = tuple(Answer(stage.id, stage.text) for stage in guide.stages.values())
        yield _choice(item.id, "", text, stages)
    elif isinstance(item, Prompt):
        day = item.answer == "date"
        yield Room(item.id, "", text, 1 if day else item.lines, short=day)
    elif isinstance(item, Letter):
        if item.subject:
            yield Room(f"{item.id}_subject", "", f"{text} Subject", 1, item.subject)
        lines = sum(1 + len(line) // LETTER_COLUMNS for line in item.body.split("\n"))
        yield Room(item.id, "", text, lines, item.body)


def _choice(name: str, label: str, asked: str, answers: tuple[Answer, ...]) -> Choice:
    boxes = (Box(f"{name}_{one.value}", one.text, f"{asked} {one.text}") for one in answers)
    return Choice(label, tuple(boxes))
