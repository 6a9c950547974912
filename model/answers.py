"""What a reader can fill in for an item, by its kind: pages, paper, saved answers and tests all ask here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never, cast

from model.guide import Group, Guide, Item, Letter, Prompt
from model.inline import plain
from model.settings import Answer, Settings

NOTE_LINES = 3
"""Room for the note of a question."""

STEPS = 5
"""Of a scale."""

LETTER_COLUMNS = 72
"""Characters of a letter that fit a line."""


@dataclass(frozen=True)
class Control:
    """One thing to fill in."""

    item: str
    key: str
    """What it is called in saved answers: it never changes."""

    says: str
    """The whole question, for people who hear one field at a time."""

    label: str = ""
    """Words of its own, where it needs some."""

    @property
    def name(self) -> str:
        """The name of its field; made from an id, so that a new wording changes no name."""
        return self.item if self.key in ("done", "choice", "text") else f"{self.item}_{self.key}"


@dataclass(frozen=True)
class Choice(Control):
    """Answers of which one can be chosen."""

    answers: tuple[Answer, ...] = ()


class Tick(Choice):
    """One box, which says what to tick."""


@dataclass(frozen=True)
class Room(Control):
    """Lines to write on."""

    lines: int = 1
    text: str = ""
    """What stands there to be changed."""

    day: bool = False
    """Whether it takes a day, for which a part of a line is enough."""


def controls(group: Group, item: Item, guide: Guide, settings: Settings) -> Iterator[Choice | Room]:
    """Yield everything that can be filled in for an item, in its order."""
    text = plain(item.text)
    match group.kind:
        case "checklist":
            yield Tick(item.id, "done", text, answers=(Answer("done", text),))
        case "reflection":
            yield Choice(item.id, "choice", text, answers=settings.scale)
            asked, note = settings.hands_question, settings.note
            yield Choice(item.id, "hands", f"{text} {asked}", asked, settings.hands)
            yield Room(item.id, "note", f"{text} {note}", note, NOTE_LINES)
        case "prompt":
            yield prompt_control(cast("Prompt", item), text, guide)
        case "letter":
            letter = cast("Letter", item)
            if letter.subject:
                yield Room(item.id, "subject", f"{text} Subject", text=letter.subject)
            lines = sum(1 + len(line) // LETTER_COLUMNS for line in letter.body.split("\n"))
            yield Room(item.id, "text", text, lines=lines, text=letter.body)
        case _:
            assert_never(group.kind)


def prompt_control(item: Prompt, text: str, guide: Guide) -> Choice | Room:
    """Return what a prompt with some words is answered with."""
    match item.answer:
        case "text":
            return Room(item.id, "text", text, lines=item.lines)
        case "date":
            return Room(item.id, "text", text, day=True)
        case "stage":
            stages = tuple(Answer(stage.id, stage.text) for stage in guide.stages.values())
            return Choice(item.id, "choice", text, answers=stages)
        case "scale":
            ends = {1: f" – {item.low}", STEPS: f" – {item.high}"}
            steps = (Answer(f"{step}", f"{step}{ends.get(step, '')}") for step in range(1, STEPS + 1))
            return Choice(item.id, "choice", text, answers=(*steps,))
        case _:
            assert_never(item.answer)
