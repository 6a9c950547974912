"""Turn the guide into worksheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from model.addresses import on_paper
from model.answers import Tick, controls
from model.guide import Group, Guide, Item, Page
from model.inline import inline, paragraphs, plain
from model.settings import Settings
from model.version import version
from publish.worksheet_files.layout import Question, Section, Worksheet

LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>')


def read_worksheets(guide: Guide, settings: Settings) -> list[Worksheet]:
    """Return a worksheet for every page that calls `worksheet`."""
    return [
        _worksheet(page, guide, settings)
        for page in guide.pages.values()
        if any(call.macro == "worksheet" for call in page.calls)
    ]


def _worksheet(page: Page, guide: Guide, settings: Settings) -> Worksheet:
    groups = guide.shown_on(page)
    return Worksheet(
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
    found = tuple(controls(group, item, guide, settings))
    return Question(
        id=item.id,
        text=_printed(item.text, settings),
        says=plain(item.text),
        hints=tuple(_hints(item, guide, settings)),
        answers=tuple(one for one in found if not isinstance(one, Tick)),
        tick=any(isinstance(one, Tick) for one in found),
    )


def _hints(item: Item, guide: Guide, settings: Settings) -> Iterator[str]:
    for paragraph in paragraphs(item.hint):
        yield _printed(paragraph, settings)
    if item.stages:
        separator = settings.words.plain("lists.or") + " "
        stages = separator.join(guide.stages[id_].text for id_ in item.stages)
        yield f"{settings.words.plain('question.stages')} {stages}"


def _printed(text: str, settings: Settings) -> str:
    """Return Markdown as plain text, with the address after each link."""

    def with_address(link: re.Match[str]) -> str:
        shown = on_paper(settings.site_url, unescape(link[1]))
        return f"{link[2]} ({shown})" if shown and shown not in unescape(link[2]) else link[2]

    return Markup(LINK.sub(with_address, inline(text, "index.md"))).striptags()  # noqa: S704 - raw HTML is off
