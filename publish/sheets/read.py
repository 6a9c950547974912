"""Read the sheets out of the guide: the only place that knows how each kind of group is answered on paper."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content import Guide
from macros.content.inline import plain
from macros.content.model import Group, Item, Letter, Page, Prompt
from macros.content.version import version
from macros.settings import Answer, Settings
from publish.sheets.sheet import Box, Choice, Question, Room, Section, Sheet

NOTE_LINES = 3
"""Room for the note of a question."""

LETTER_COLUMNS = 72
"""Characters of a letter that fit a line."""


def read_sheets(guide: Guide, settings: Settings) -> list[Sheet]:
    """Return a sheet for every page that gathers groups."""
    return [
        _sheet(page, guide, settings)
        for page in guide.pages.values()
        if any(call.macro == "worksheet" for call in page.calls)
    ]


def _sheet(page: Page, guide: Guide, settings: Settings) -> Sheet:
    groups = guide.shown_on(page)
    return Sheet(
        path=page.path,
        title=page.title,
        description=page.description,
        sections=tuple(_section(group, guide, settings) for group in groups),
        reviewed=max(guide.pages[path].reviewed for path in (page.path, *(group.page for group in groups))),
        version=version(groups),
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
        hints=tuple(_hints(item, guide)),
        answers=tuple(_answers(group, item, text, guide, settings)),
        tick=Box(item.id, text, text) if group.kind == "checklist" else None,
    )


def _hints(item: Item, guide: Guide) -> Iterator[str]:
    if item.hint:
        yield plain(item.hint)
    if item.stages:
        yield f"Only if this fits: {', or '.join(guide.stages[name].text for name in item.stages)}"


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
