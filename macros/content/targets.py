"""What a page names and must find: pages, headings, pictures, stages, sources and groups."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.inline import links
from macros.content.model import Guide, Page
from macros.content.problems import Report, known


def check_targets(page: Page, guide: Guide, pictures: frozenset[str], report: Report) -> None:
    """Report every name in a page that nothing in the guide answers to."""
    if page.picture and page.picture not in pictures:
        report(1, f"the picture '{page.picture}' is not in the docs folder. {known(pictures, page.picture)}")
    for goal, line in _pages_named(page):
        if goal not in guide.pages:
            report(line, f"there is no page '{goal}'. {known(guide.pages, goal)}")
    for step in (step for stage in page.stages for step in stage.steps):
        anchors = guide.pages[step.page].anchors if step.page in guide.pages else frozenset(step.anchor)
        if step.anchor and step.page in guide.pages and step.anchor not in anchors:
            advice = known(anchors, step.anchor)
            report(step.line, f"'{step.page}' has no heading with the address '{step.anchor}'. {advice}")
    for item in (item for group in page.groups for item in group.items):
        for name in item.stages:
            if name not in guide.stages:
                report(item.line, f"there is no stage '{name}'. {known(guide.stages, name)}")
    _check_arguments(page, guide, report)
    _check_help_sources(page, guide, report)


def _pages_named(page: Page) -> Iterator[tuple[str, int]]:
    for part in page.parts:
        yield from ((path, part.line) for path in part.pages)
    for stage in page.stages:
        yield from ((step.page, step.line) for step in stage.steps)
    for text, line in _texts(page):
        yield from ((goal, line) for goal in links(text))


def _texts(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the texts that may hold inline Markdown."""
    for group in page.groups:
        yield group.intro, group.line
        for item in group.items:
            yield from ((item.text, item.line), (item.hint, item.line))
    for stage in page.stages:
        yield stage.intro, stage.line
        yield from ((step.text, step.line) for step in stage.steps)
    for source in page.sources:
        yield from ((source.says, source.line), (source.limits, source.line))
    for line in (line for country in page.help_lines for line in country.lines):
        yield line.note, line.line


def _check_arguments(page: Page, guide: Guide, report: Report) -> None:
    takes = {"cite": guide.sources, "stage_path": guide.stages, "worksheet": guide.groups}
    for call in page.calls:
        if call.macro in takes:
            for name in call.arguments:
                if name not in takes[call.macro]:
                    advice = known(takes[call.macro], name)
                    report(call.line, f"'{call.macro}' names '{name}', which does not exist. {advice}")


def _check_help_sources(page: Page, guide: Guide, report: Report) -> None:
    for country in page.help_lines:
        named = [(line.source, line.line) for line in country.lines]
        if country.emergency:
            named.append((country.emergency_source, country.line))
        for source, line in named:
            if source not in guide.sources:
                report(line, f"there is no source '{source}'. {known(guide.sources, source)}")
