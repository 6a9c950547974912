"""The controls of each kind of item, for pages, worksheet files, saved answers and tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never, cast

from model.guide import Group, Guide, Item, Letter, Prompt
from model.inline import plain
from model.settings import Answer, Settings

NOTE_LINES = 3
"""Writing lines for the note of a question."""

STEPS = 5
"""The steps of a scale."""

LETTER_COLUMNS = 72
"""Characters of a letter that fit on a line."""


@dataclass(frozen=True)
class Control:
    """One field to fill in."""

    item: str
    key: str
    """Its permanent name in saved answers."""

    says: str
    """The full question, for screen readers, which read one field at a time."""

    label: str = ""
    """A label of its own, if it needs one."""

    @property
    def name(self) -> str:
        """The name of its field, made from the id, so that rewording the question does not change it."""
        return self.item if self.key in ("done", "choice", "text") else f"{self.item}_{self.key}"


@dataclass(frozen=True)
class Choice(Control):
    """Answers of which one can be chosen."""

    answers: tuple[Answer, ...] = ()


class Tick(Choice):
    """One box, which says what to tick."""


@dataclass(frozen=True)
class WritingLines(Control):
    """Lines to write on."""

    lines: int = 1
    text: str = ""
    """Text to change, such as the body of a letter."""

    day: bool = False
    """Whether it takes a date, for which part of a line is enough."""


def controls(group: Group, item: Item, guide: Guide, settings: Settings) -> Iterator[Choice | WritingLines]:
    """Yield the controls of an item, in order."""
    text = plain(item.text)
    match group.kind:
        case "checklist":
            yield Tick(item.id, "done", text, answers=(Answer("done", text),))
        case "reflection":
            yield Choice(item.id, "choice", text, answers=settings.scale)
            question, note = settings.hands_question, settings.note
            yield Choice(item.id, "hands", f"{text} {question}", question, settings.hands)
            yield WritingLines(item.id, "note", f"{text} {note}", note, NOTE_LINES)
        case "prompt":
            yield prompt_control(cast("Prompt", item), text, guide)
        case "letter":
            letter = cast("Letter", item)
            if letter.subject:
                yield WritingLines(
                    item.id,
                    "subject",
                    f"{text} {settings.words.plain('letter.subject')}",
                    text=letter.subject,
                )
            lines = sum(1 + len(line) // LETTER_COLUMNS for line in letter.body.split("\n"))
            yield WritingLines(item.id, "text", text, lines=lines, text=letter.body)
        case _:
            assert_never(group.kind)


def prompt_control(item: Prompt, text: str, guide: Guide) -> Choice | WritingLines:
    """Return the control of a prompt."""
    match item.answer:
        case "text":
            return WritingLines(item.id, "text", text, lines=item.lines)
        case "date":
            return WritingLines(item.id, "text", text, day=True)
        case "stage":
            stages = tuple(Answer(stage.id, stage.text) for stage in guide.stages.values())
            return Choice(item.id, "choice", text, answers=stages)
        case "scale":
            ends = {1: f" – {item.low}", STEPS: f" – {item.high}"}
            steps = (Answer(f"{step}", f"{step}{ends.get(step, '')}") for step in range(1, STEPS + 1))
            return Choice(item.id, "choice", text, answers=(*steps,))
        case _:
            assert_never(item.answer)
