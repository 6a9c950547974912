"""Compare the pages with expected.yml, the inventory of what a topic promises its readers.

The inventory is a second file, so that nothing is deleted by accident. Tests compare the built pages with it;
this check tells a contributor in seconds what to add to it, or what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from check.inventory_groups import ExpectedGroups
from check.inventory_lists import (
    MEANT,
    PROMISES,
    check_countries,
    check_register,
    field,
    is_missing,
    items,
    mapping,
    missing,
    new,
    renamed,
)
from model.files import page_paths, read_text
from model.front_matter import Value, read_yaml
from model.guide import GROUP_KINDS, Guide, Page
from model.markdown_outline import ATTRIBUTE_LIST
from model.problems import Problem
from model.words import ENGLISH, Words


def check_inventory(
    guide: Guide, project: Path, docs: str, words: Words = ENGLISH, *, countries_known: bool = True
) -> Iterator[Problem]:
    """Yield each difference between the pages of a project and its inventory.

    Countries are left out if the settings that choose them have mistakes.
    """
    expected, problems = _read(project / PROMISES)
    yield from problems
    if expected is None:
        return
    # What seems to be missing from a page may have moved to one that cannot be read.
    parsed = {path for path, page in guide.pages.items() if page.is_parsed}
    unparsed = [path for path in page_paths(project / docs) if path not in parsed]
    pages = field(expected, "pages")
    groups = ExpectedGroups(guide, expected, project / docs)
    for path, page in guide.pages.items():
        if path in mapping(pages):
            value, place = mapping(pages)[path], f"{docs}/{path}"
            differences = (
                *_check_page(guide, page, value, project / docs, words),
                *groups.check(page, field(value, "groups"), place),
            )
            yield from (problem for problem in differences if not (unparsed and is_missing(problem)))
        else:
            yield Problem(f"{docs}/{path}", 1, f"the page is new. Add '{path}: …' to 'pages' in {PROMISES}.")
    for path, value in mapping(pages).items():
        if path not in guide.pages and not (project / docs / path).exists():
            yield missing(value.line, f"the page '{path}'")
    lists = [*check_register(guide, expected, docs)]
    lists += check_countries(guide, expected, docs) if countries_known else []
    yield from (problem for problem in lists if not (unparsed and is_missing(problem)))


def no_promises(project: Path) -> str:
    """Return a sentence if a project has no inventory, or nothing."""
    file = project / PROMISES
    if file.is_file():
        return ""
    return (
        f"{file.as_posix()}:1: this file is missing, so no test notices when a question or a source is lost. "
        "Put it back, or copy topics/template/expected.yml and list in it what your readers find."
    )


def _read(file: Path) -> tuple[Value | None, list[Problem]]:
    """Return the inventory, or None and the first reason why it cannot be read."""
    problems: list[Problem] = []

    def report(line: int, text: str) -> None:
        problems.append(Problem(PROMISES, line, text))

    if file.is_symlink():
        report(1, "this is a link to another place. Put the file itself here.")
    elif file.is_file():
        text = read_text(file, report)
        expected = read_yaml(text, report) if text is not None else None
        if expected is not None and not mapping(field(expected, "pages")):
            report(1, "this file lists no pages. Put back the list that starts with 'pages:'.")
        if expected is not None and not problems:
            return expected, []
    return None, problems[:1]


def _check_page(guide: Guide, page: Page, expected: Value, docs: Path, words: Words) -> Iterator[Problem]:
    value = field(expected, "title")
    if page.title and value.data != page.title:
        yield renamed(value.line, f"the title of '{page.path}'", page.title)
    value = field(expected, "picture")
    shown = value.data or ""
    if shown != page.picture and not page.picture:
        yield missing(value.line, f"the picture of '{page.path}'")
    elif shown != page.picture and (docs / page.picture).is_file():
        yield renamed(value.line, f"the picture of '{page.path}'", page.picture)
    yield from _check_sections(guide, page, field(expected, "sections"), f"{docs.name}/{page.path}", words)


def _check_sections(guide: Guide, page: Page, expected: Value, place: str, words: Words) -> Iterator[Problem]:
    """Compare the headings of a page with the expected ones; the words of the engine and groups add some."""
    names = {str(name.data): name.line for name in items(expected)}
    # Attribute lists and skipped levels are reported where the page is read.
    headings = {ATTRIBUTE_LIST.sub("", heading.text).strip(): heading for heading in page.headings[1:]}
    legends = _shown_as_sections(guide, page)
    sections = [*(text for text, heading in headings.items() if heading.level == 2), *legends]
    added = [text for text in sections if text and text not in names]
    gone = [text for text in names if text not in headings and text not in legends]
    if gone:
        shown = _shown_by_macros(guide, page)
        gone = [text for text in gone if text not in shown and text not in words.texts.values()]
    if not all(legends):
        gone = []  # any of them may be the legend that a group lacks
    if len(added) == len(gone) == 1:
        yield renamed(names[gone[0]], f"the section '{gone[0]}' of '{page.path}'", added[0])
        return
    for text in added:
        line = next((passage.line for passage in page.passages if passage.text.startswith(text)), 1)
        yield new(place, line, f"the section '{text}'", f"'sections' of '{page.path}'")
    for text in gone:
        yield missing(names[text], f"the section '{text}' of '{page.path}'")
    for above, heading in pairwise(page.headings):
        text = heading.text
        if text in names and text not in sections and 2 < heading.level <= above.level + 1:
            sentence = f"the section '{text}' of '{page.path}' is below another section now."
            yield Problem(PROMISES, names[text], f"{sentence} Start it with '## '.{MEANT}")


def _shown_as_sections(guide: Guide, page: Page) -> list[str]:
    """Return the legends of the groups that a page shows under a heading of level 2."""
    shows = {*GROUP_KINDS.values(), "worksheet"}
    calls = (call for call in page.calls if call.macro in shows and call.level == 2)
    names = (name for call in calls for name in call.arguments)
    return [guide.groups[name].legend for name in names if name in guide.groups]


def _shown_by_macros(guide: Guide, page: Page) -> set[str]:
    """Return the headings that macros may add to a page; a worksheet shows groups of other pages."""
    return {
        *(group.legend for group in guide.groups.values()),
        *(stage.text for stage in page.stages),
        *(country.country for country in page.help_lines),
        *(country.name for country in (guide.rights if page.rights else ())),
        *(part.legend for part in page.parts),
        *(rule.legend for rule in page.rules),
    }
