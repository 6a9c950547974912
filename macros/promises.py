"""What tests/content/expected.yml promises a reader, compared with the pages before a test has to.

The list is kept apart from the pages, so that whoever takes something out sees what hangs on it. Tests hold
the built pages to it; here a contributor is told at once what to add to it, or what went missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from macros.content import Guide, Problem
from macros.content.front_matter import Value, read_yaml
from macros.content.model import Page
from macros.render import TEMPLATES

PROMISES = "tests/content/expected.yml"


def check_promises(guide: Guide, project: Path, docs: str) -> Iterator[Problem]:
    """Yield where the pages of a project hold more than was promised, less, or other words."""
    file = project / PROMISES
    if not file.is_file():
        return
    problems: list[Problem] = []
    text = file.read_text(encoding="utf-8", errors="replace")
    promised = read_yaml(text, lambda line, words: problems.append(Problem(PROMISES, line, words)))
    yield from problems
    if promised is None or problems:
        return
    pages = _field(promised, "pages")
    for path, page in guide.pages.items():
        if path in _mapping(pages):
            yield from _check_page(guide, page, _mapping(pages)[path], f"{docs}/{path}")
        else:
            yield Problem(f"{docs}/{path}", 1, f"the page is new. Add '{path}: …' to 'pages' in {PROMISES}.")
    for path, value in _mapping(pages).items():
        if path not in guide.pages and not (project / docs / path).exists():
            yield _lost(value.line, f"the page '{path}'")
    yield from _check_register(guide, promised, docs)


def _check_page(guide: Guide, page: Page, promised: Value, place: str) -> Iterator[Problem]:
    for key, found in (("title", page.title), ("picture", page.picture)):
        value = _mapping(promised).get(key, Value("", promised.line))
        if value.data != found:
            yield Problem(
                PROMISES,
                value.line,
                f"'{page.path}' was promised the {key} '{value.data}' and has '{found}'. Make them agree.",
            )
    yield from _check_sections(guide, page, _field(promised, "sections"), place)
    groups = _field(promised, "groups")
    for group in page.groups:
        one = _mapping(groups).get(group.name)
        if one is None:
            yield _new(place, group.line, f"{group.kind} '{group.name}'", f"'groups' of '{page.path}'")
            continue
        if _field(one, "legend").data != group.legend:
            yield Problem(
                place, group.line, f"'{group.name}' was promised another legend. Change it in {PROMISES}."
            )
        lines = {item.id: item.line for item in group.items if item.id}
        yield from _compare(_field(one, "items"), lines, place, "item", f"'{group.name}'")
    for name, value in _mapping(groups).items():
        if name not in {group.name for group in page.groups}:
            yield _lost(value.line, f"the group '{name}'")


def _check_sections(guide: Guide, page: Page, promised: Value, place: str) -> Iterator[Problem]:
    """Compare the headings of a body with the promised ones; templates and groups add their own."""
    headings = {one.text for one in page.headings[1:] if one.level == 2}
    names = {str(one.data) for one in _items(promised)}
    for heading in page.headings[1:]:
        if heading.level == 2 and heading.text not in names:
            line = next((one.line for one in page.passages if one.text == heading.text), 1)
            yield _new(place, line, f"the section '{heading.text}'", f"'sections' of '{page.path}'")
    shown = headings | _shown_by_macros(guide, page)
    for one in _items(promised):
        if one.data not in shown and not _in_templates(str(one.data)):
            yield _lost(one.line, f"the section '{one.data}' of '{page.path}'")


def _check_register(guide: Guide, promised: Value, docs: str) -> Iterator[Problem]:
    """Compare what one page keeps for all: stages, help by country, parts, and the sources kind by kind."""
    for page in guide.pages.values():
        place = f"{docs}/{page.path}"
        for key, noun, entries in (("stages", "stage", page.stages), ("help", "country", page.help_lines)):
            if entries:
                lines = {one.id: one.line for one in entries}
                yield from _compare(_field(promised, key), lines, place, noun, f"'{key}'")
        for part in page.parts:
            listed = _field(_field(promised, "parts"), part.legend)
            lines = dict.fromkeys(part.pages, part.line)
            yield from _compare(listed, lines, place, "page", f"'{part.legend}' below 'parts'")
        for kind in dict.fromkeys(source.kind for source in page.sources):
            ids = {source.id: source.line for source in page.sources if source.kind == kind}
            listed = _field(_field(promised, "sources"), kind)
            yield from _compare(listed, ids, place, "source", f"'{kind}' below 'sources'")
    for name, keys in _mapping(_field(promised, "questions")).items():
        item = guide.items.get(name)
        missing = [str(key.data) for key in _items(keys) if item and str(key.data) not in item.text]
        if missing:
            yield Problem(
                PROMISES,
                keys.line,
                f"'{name}' was promised to speak of {missing}. Say it, or change it here.",
            )


def _compare(
    promised: Value, found: Mapping[str, int], place: str, noun: str, where: str
) -> Iterator[Problem]:
    """Compare names and their order with the promised ones."""
    listed = {str(one.data): one.line for one in _items(promised)}
    listed = listed or {name: one.line for name, one in _mapping(promised).items()}
    new = [name for name in found if name not in listed]
    lost = [name for name in listed if name not in found]
    for name in new:
        yield _new(place, found[name], f"{noun} '{name}'", where)
    for name in lost:
        yield _lost(listed[name], f"{noun} '{name}' of {where}")
    if not new and not lost and list(found) != list(listed):
        yield Problem(
            PROMISES, promised.line, f"{where} has another order now. Write '[{', '.join(found)}]'."
        )


def _new(place: str, line: int, what: str, where: str) -> Problem:
    return Problem(
        place, line, f"{what} is new. Add it to {where} in {PROMISES}, so that nobody loses it by accident."
    )


def _lost(line: int, what: str) -> Problem:
    return Problem(
        PROMISES,
        line,
        f"{what} is promised here and gone. Put it back, or take it out here if that is meant.",
    )


def _shown_by_macros(guide: Guide, page: Page) -> set[str]:
    """Return the headings that macros may give a page: a worksheet shows groups of others too."""
    return {
        *(group.legend for group in guide.groups.values()),
        *(stage.text for stage in page.stages),
        *(country.country for country in page.help_lines),
        *(part.legend for part in page.parts),
        *(rule.legend for rule in page.rules),
    }


@cache
def _in_templates(text: str) -> bool:
    """Return whether a macro writes these words itself."""
    return any(text in file.read_text(encoding="utf-8") for file in TEMPLATES.glob("*.html"))


def _mapping(value: Value) -> dict[str, Value]:
    return value.data if isinstance(value.data, dict) else {}


def _field(value: Value, name: str) -> Value:
    return _mapping(value).get(name, Value({}, value.line))


def _items(value: Value) -> list[Value]:
    return value.data if isinstance(value.data, list) else []
