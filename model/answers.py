"""The controls of each kind of item, for pages, worksheet files, saved answers and tests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never, cast

from model.guide import FieldKind, Group, Guide, Item, Letter, Prompt
from model.inline import plain
from model.settings import Answer, Settings

NOTE_LINES = 3  # writing lines for the note of a question
STEPS = 5  # the steps of a scale
LETTER_COLUMNS = 72  # characters of a letter that fit on a line


@dataclass(frozen=True)
class Control:
    """One field to fill in."""

    item: str
    key: str  # its permanent name in saved answers
    says: str  # the full question, for screen readers, which read one field at a time
    label: str = ""  # a label of its own, if it needs one

    @property
    def name(self) -> str:
        """The name of its field, made from the id, so that rewording the question does not change it."""
        return self.item if self.key in ("done", "choice", "text") else f"{self.item}_{self.key}"


@dataclass(frozen=True)
class Choice(Control):
    """Answers of which one can be chosen."""

    answers: tuple[Answer, ...] = ()

    def box_name(self, answer: Answer) -> str:
        """Return a name for the box of one answer alone."""
        return f"{self.name}_{answer.value}"


class Tick(Choice):
    """One box, which says what to tick."""


class Several(Choice):
    """Answers of which any number can be chosen. Each is saved under a key of its own."""

    def box(self, answer: Answer) -> Tick:
        """Return the box of one answer."""
        says = f"{self.says} {answer.text}"
        return Tick(self.item, f"{self.key}-{answer.value}", says, answers=(Answer("done", answer.text),))

    def box_name(self, answer: Answer) -> str:
        """Return the name under which the box of one answer is saved."""
        return self.box(answer).name


@dataclass(frozen=True)
class WritingLines(Control):
    """Lines to write on."""

    lines: int = 1
    text: str = ""  # text to change, such as the body of a letter
    kind: FieldKind = "text"  # a date or a number needs a part of a line only
    unit: str = ""  # what the number counts


@dataclass(frozen=True)
class Rows(Control):
    """A table to write in."""

    columns: tuple[str, ...] = ()
    cells: tuple[tuple[WritingLines, ...], ...] = ()  # the fields of each row


AnyControl = Choice | WritingLines | Rows


def controls(group: Group, item: Item, guide: Guide, settings: Settings) -> Iterator[AnyControl]:
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
                subject = settings.words.plain("letter.subject")
                yield WritingLines(item.id, "subject", f"{text} {subject}", subject, text=letter.subject)
            lines = sum(1 + len(line) // LETTER_COLUMNS for line in letter.body.split("\n"))
            yield WritingLines(item.id, "text", text, lines=lines, text=letter.body)
        case _:
            assert_never(group.kind)


def saved_as(control: AnyControl) -> Iterator[str]:
    """Yield what can be saved of a control: the key of each field, followed by the value if it is chosen."""
    match control:
        case Several():
            yield from (f"{control.box(answer).key}/done" for answer in control.answers)
        case Choice():
            yield from (f"{control.key}/{answer.value}" for answer in control.answers)
        case WritingLines():
            yield control.key
        case Rows():
            yield from (cell.key for row in control.cells for cell in row)
        case _:
            assert_never(control)


def prompt_control(item: Prompt, text: str, guide: Guide) -> AnyControl:
    """Return the control of a prompt."""
    answers: Iterable[Answer]
    match item.answer:
        case "text" | "date" | "number":
            lines = item.lines if item.answer == "text" else 1
            return WritingLines(item.id, "text", text, lines=lines, kind=item.answer, unit=item.unit)
        case "rows":
            return _rows(item, text)
        case "choice" | "several":
            answers = (Answer(option.id, option.text) for option in item.options)
        case "stage":
            answers = (Answer(stage.id, stage.text) for stage in guide.stages.values())
        case "scale":
            ends = {1: f" – {item.low}", STEPS: f" – {item.high}"}
            answers = (Answer(f"{step}", f"{step}{ends.get(step, '')}") for step in range(1, STEPS + 1))
        case _:
            assert_never(item.answer)
    if item.answer == "several":
        return Several(item.id, "done", text, answers=(*answers,))
    return Choice(item.id, "choice", text, answers=(*answers,))


def _rows(item: Prompt, text: str) -> Rows:
    cells = [
        tuple(
            WritingLines(
                item.id, f"text-{row}-{column.id}", f"{text} {column.heading} {row}", kind=column.answer
            )
            for column in item.columns
        )
        for row in range(1, item.lines + 1)
    ]
    columns = tuple(column.heading for column in item.columns)
    return Rows(item.id, "text", text, columns=columns, cells=tuple(cells))
