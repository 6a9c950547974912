"""What the expected.yml of a topic promises a reader, compared with the pages before a test has to.

The list is kept apart from the pages, so that whoever takes something out sees what hangs on it. Tests hold
the built pages to it; here a contributor is told at once what to add to it, or what went missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.content import Guide, Problem
from macros.content.files import page_paths, read_text
from macros.content.front_matter import Value, read_yaml
from macros.content.model import Page
from macros.promised_lists import (
    PROMISES,
    check_countries,
    check_register,
    compare,
    field,
    is_lost,
    items,
    lost,
    mapping,
    new,
)
from macros.render import TEMPLATES


def check_promises(
    guide: Guide, project: Path, docs: str, *, countries_known: bool = True
) -> Iterator[Problem]:
    """Yield where the pages of a project hold more than was promised, less, or other words.

    Nothing is said of countries while the settings do not tell which were meant.
    """
    promised, problems = _read(project / PROMISES)
    yield from problems
    if promised is None:
        return
    # A page that cannot be read may hold what seems to be gone from another.
    unread = [
        path for path in page_paths(project / docs) if path not in guide.pages or not guide.pages[path].whole
    ]
    pages = field(promised, "pages")
    for path, page in guide.pages.items():
        if path in mapping(pages):
            told = _check_page(guide, page, mapping(pages)[path], f"{docs}/{path}")
            yield from (one for one in told if not (unread and is_lost(one)))
        else:
            yield Problem(f"{docs}/{path}", 1, f"the page is new. Add '{path}: …' to 'pages' in {PROMISES}.")
    for path, value in mapping(pages).items():
        if path not in guide.pages and not (project / docs / path).exists():
            yield lost(value.line, f"the page '{path}'")
    whole = [*check_register(guide, promised, docs)]
    whole += check_countries(guide, promised, docs) if countries_known else []
    yield from (one for one in whole if not (unread and is_lost(one)))


def no_promises(project: Path) -> str:
    """Return what to say where nobody was promised anything, or nothing where the list is there."""
    file = project / PROMISES
    if file.is_file():
        return ""
    return (
        f"{file.as_posix()}:1: there is no such file, so nothing tells when a question or a source is lost. "
        "Put it back, or copy topics/template/expected.yml and write in it what your readers find."
    )


def _read(file: Path) -> tuple[Value | None, list[Problem]]:
    """Return what was promised, or nothing and why: then no page is blamed for it."""
    problems: list[Problem] = []

    def report(line: int, words: str) -> None:
        problems.append(Problem(PROMISES, line, words))

    if file.is_symlink():
        report(1, "this is a link to another place. Put the file itself here.")
    elif file.is_file():
        text = read_text(file, report)
        promised = read_yaml(text, report) if text is not None else None
        if promised is not None and not mapping(field(promised, "pages")):
            report(1, "no page is promised here. Put the list back that starts with 'pages:'.")
        if promised is not None and not problems:
            return promised, []
    return None, problems[:1]


def _check_page(guide: Guide, page: Page, promised: Value, place: str) -> Iterator[Problem]:
    for key, found in (("title", page.title), ("picture", page.picture)):
        value = mapping(promised).get(key, Value("", promised.line))
        if value.data != found:
            yield Problem(
                PROMISES,
                value.line,
                f"'{page.path}' was promised the {key} '{value.data}' and has '{found}'. Make them agree.",
            )
    yield from _check_sections(guide, page, field(promised, "sections"), place)
    groups = field(promised, "groups")
    for group in page.groups:
        one = mapping(groups).get(group.name)
        if one is None:
            yield new(place, group.line, f"{group.kind} '{group.name}'", f"'groups' of '{page.path}'")
            continue
        if field(one, "legend").data != group.legend:
            yield Problem(
                place, group.line, f"'{group.name}' was promised another legend. Change it in {PROMISES}."
            )
        lines = {item.id: item.line for item in group.items if item.id}
        yield from compare(field(one, "items"), lines, place, "item", f"'{group.name}'")
    for name, value in mapping(groups).items():
        if name not in {group.name for group in page.groups}:
            yield lost(value.line, f"the group '{name}'")


def _check_sections(guide: Guide, page: Page, promised: Value, place: str) -> Iterator[Problem]:
    """Compare the headings of a body with the promised ones; templates and groups add their own."""
    headings = {one.text for one in page.headings[1:] if one.level == 2}
    names = {str(one.data) for one in items(promised)}
    for heading in page.headings[1:]:
        if heading.level == 2 and heading.text not in names:
            line = next((one.line for one in page.passages if one.text == heading.text), 1)
            yield new(place, line, f"the section '{heading.text}'", f"'sections' of '{page.path}'")
    shown = headings | _shown_by_macros(guide, page)
    for one in items(promised):
        if one.data not in shown and not _in_templates(str(one.data)):
            yield lost(one.line, f"the section '{one.data}' of '{page.path}'")


def _shown_by_macros(guide: Guide, page: Page) -> set[str]:
    """Return the headings that macros may give a page: a worksheet shows groups of others too."""
    return {
        *(group.legend for group in guide.groups.values()),
        *(stage.text for stage in page.stages),
        *(country.country for country in page.help_lines),
        *(country.name for country in (guide.rights if page.rights else ())),
        *(part.legend for part in page.parts),
        *(rule.legend for rule in page.rules),
    }


@cache
def _in_templates(text: str) -> bool:
    """Return whether a macro writes these words itself."""
    return any(text in file.read_text(encoding="utf-8") for file in TEMPLATES.glob("*.html"))
