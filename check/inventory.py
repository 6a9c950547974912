"""What the expected.yml of a topic promises a reader, compared with the pages before a test has to.

The list is kept apart from the pages, so that whoever takes something out sees what hangs on it. Tests hold
the built pages to it; here a contributor is told at once what to add to it, or what went missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from check.inventory_groups import PromisedGroups
from check.inventory_lists import (
    MEANT,
    PROMISES,
    check_countries,
    check_register,
    field,
    is_lost,
    items,
    lost,
    mapping,
    new,
    renamed,
)
from model.files import page_paths, read_text
from model.front_matter import Value, read_yaml
from model.guide import GROUP_KINDS, Guide, Page
from model.markdown_outline import ATTRIBUTE_LIST
from model.problems import Problem

TEMPLATES = Path(__file__).parents[1] / "macros" / "templates"
"""Read as text, for the headings that macros add to a page."""


def check_inventory(
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
    groups = PromisedGroups(guide, promised, project / docs)
    for path, page in guide.pages.items():
        if path in mapping(pages):
            value, place = mapping(pages)[path], f"{docs}/{path}"
            told = (
                *_check_page(guide, page, value, project / docs),
                *groups.check(page, field(value, "groups"), place),
            )
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


def _check_page(guide: Guide, page: Page, promised: Value, docs: Path) -> Iterator[Problem]:
    value = field(promised, "title")
    if page.title and value.data != page.title:
        yield renamed(value.line, f"the title of '{page.path}'", page.title)
    value = field(promised, "picture")
    shown = value.data or ""
    if shown != page.picture and not page.picture:
        yield lost(value.line, f"the picture of '{page.path}'")
    elif shown != page.picture and (docs / page.picture).is_file():
        yield renamed(value.line, f"the picture of '{page.path}'", page.picture)
    yield from _check_sections(guide, page, field(promised, "sections"), f"{docs.name}/{page.path}")


def _check_sections(guide: Guide, page: Page, promised: Value, place: str) -> Iterator[Problem]:
    """Compare the headings of a body with the promised ones; templates and groups add their own."""
    names = {str(one.data): one.line for one in items(promised)}
    # A mark behind a heading, and a level that is left out, are said where the page is read.
    headings = {ATTRIBUTE_LIST.sub("", one.text).strip(): one for one in page.headings[1:]}
    legends = _shown_as_sections(guide, page)
    sections = [*(text for text, one in headings.items() if one.level == 2), *legends]
    added = [text for text in sections if text and text not in names]
    gone = [text for text in names if text not in headings and text not in legends]
    if gone:
        shown = _shown_by_macros(guide, page)
        gone = [text for text in gone if text not in shown and not _in_templates(text)]
    if not all(legends):
        gone = []  # a group without a legend may be any of them
    if len(added) == len(gone) == 1:
        yield renamed(names[gone[0]], f"the section '{gone[0]}' of '{page.path}'", added[0])
        return
    for text in added:
        line = next((one.line for one in page.passages if one.text.startswith(text)), 1)
        yield new(place, line, f"the section '{text}'", f"'sections' of '{page.path}'")
    for text in gone:
        yield lost(names[text], f"the section '{text}' of '{page.path}'")
    for above, one in pairwise(page.headings):
        if one.text in names and one.text not in sections and 2 < one.level <= above.level + 1:
            sentence = f"the section '{one.text}' of '{page.path}' stands below another now."
            yield Problem(PROMISES, names[one.text], f"{sentence} Start it with '## '.{MEANT}")


def _shown_as_sections(guide: Guide, page: Page) -> list[str]:
    """Return the legends of the groups that a page shows as sections of its own."""
    shows = {*GROUP_KINDS.values(), "worksheet"}
    calls = (call for call in page.calls if call.macro in shows and call.level == 2)
    names = (name for call in calls for name in call.arguments)
    return [guide.groups[name].legend for name in names if name in guide.groups]


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
