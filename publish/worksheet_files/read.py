"""Read the sheets out of the guide: the only place that knows how each kind of group is answered on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from model.addresses import on_paper
from model.guide import Group, Guide, Item, Letter, Page, Prompt
from model.inline import inline, plain
from model.settings import Answer, Settings
from model.version import version
from publish.worksheet_files.layout import Choice, Question, Room, Section, Sheet

NOTE_LINES = 3
"""Room for the note of a question."""

LETTER_COLUMNS = 72
"""Characters of a letter that fit a line."""

LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>')


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
        intro=_printed(group.intro, settings),
        numbered=group.kind == "reflection",
        questions=tuple(_question(group, item, guide, settings) for item in group.items),
    )


def _question(group: Group, item: Item, guide: Guide, settings: Settings) -> Question:
    says = plain(item.text)
    return Question(
        id=item.id,
        text=_printed(item.text, settings),
        says=says,
        hints=tuple(_hints(item, guide, settings)),
        answers=tuple(_answers(group, item, says, guide, settings)),
        tick=group.kind == "checklist",
    )


def _hints(item: Item, guide: Guide, settings: Settings) -> Iterator[str]:
    if item.hint:
        yield _printed(item.hint, settings)
    if item.stages:
        separator = settings.words.plain("lists.or") + " "
        stages = separator.join(guide.stages[id_].text for id_ in item.stages)
        yield f"{settings.words.plain('question.stages')} {stages}"


def _answers(
    group: Group, item: Item, text: str, guide: Guide, settings: Settings
) -> Iterator[Choice | Room]:
    if group.kind == "reflection":
        yield Choice(item.id, "", text, settings.scale)
        asked = settings.hands_question
        yield Choice(f"{item.id}_hands", asked, f"{text} {asked}", settings.hands)
        yield Room(f"{item.id}_note", settings.note, f"{text} {settings.note}", NOTE_LINES)
    elif isinstance(item, Prompt) and item.answer == "stage":
        stages = tuple(Answer(stage.id, stage.text) for stage in guide.stages.values())
        yield Choice(item.id, "", text, stages)
    elif isinstance(item, Prompt):
        day = item.answer == "date"
        yield Room(item.id, "", text, 1 if day else item.lines, short=day)
    elif isinstance(item, Letter):
        if item.subject:
            subject = settings.words.plain("letter.subject")
            yield Room(f"{item.id}_subject", "", f"{text} {subject}", 1, item.subject)
        lines = sum(1 + len(line) // LETTER_COLUMNS for line in item.body.split("\n"))
        yield Room(item.id, "", text, lines, item.body)


def _printed(text: str, settings: Settings) -> str:
    """Return a text without its marks, and behind each link the address that it leads to."""

    def with_address(link: re.Match[str]) -> str:
        shown = on_paper(settings.site_url, unescape(link[1]))
        return f"{link[2]} ({shown})" if shown and shown not in unescape(link[2]) else link[2]

    return Markup(LINK.sub(with_address, inline(text, "index.md"))).striptags()  # noqa: S704 - raw HTML is off
