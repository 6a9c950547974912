"""Compare lists of names with the inventory: stages, parts, sources, help and rights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from model.front_matter import Value
from model.guide import Guide
from model.problems import Problem

PROMISES = "expected.yml"
MEANT = " If this is intended, take it out here."
MISSING = " is expected here but missing."


def check_register(guide: Guide, expected: Value, docs: str) -> Iterator[Problem]:
    """Compare stages, parts, and the groups on the worksheet."""
    for page in guide.pages.values():
        place = f"{docs}/{page.path}"
        if page.stages:
            lines = {stage.id: stage.line for stage in page.stages}
            yield from compare(field(expected, "stages"), lines, place, "stage", "'stages'")
        for part in page.parts:
            listed = field(field(expected, "parts"), part.legend)
            lines = dict.fromkeys(part.pages, part.line)
            yield from compare(listed, lines, place, "page", f"'{part.legend}' below 'parts'")
        gathered = {
            name: call.line for call in page.calls if call.macro == "worksheet" for name in call.arguments
        }
        if gathered:
            yield from compare(field(expected, "worksheet"), gathered, place, "group", "'worksheet'")


def check_countries(guide: Guide, expected: Value, docs: str) -> Iterator[Problem]:
    """Compare the parts that depend on the chosen countries: help, rights, and sources by kind."""
    for page in guide.pages.values():
        place = f"{docs}/{page.path}"
        if page.help_lines:
            lines = {country.id: country.line for country in page.help_lines}
            yield from compare(field(expected, "help"), lines, place, "country", "'help'")
        for kind in dict.fromkeys(source.kind for source in page.sources):
            ids = {source.id: source.line for source in page.sources if source.kind == kind}
            listed = field(field(expected, "sources"), kind)
            yield from compare(listed, ids, place, "source", f"'{kind}' below 'sources'")
    yield from _check_numbers(guide, expected)
    yield from _check_rights(guide, field(expected, "rights"), docs)


def _check_numbers(guide: Guide, expected: Value) -> Iterator[Problem]:
    """Compare the phone numbers of each country and of the short line."""
    shown = {
        country.id: [f"{line.way} {line.number}" for line in country.numbers] for country in guide.help_lines
    }
    listed = {name: field(entry, "numbers") for name, entry in mapping(field(expected, "help")).items()}
    if guide.page_calling("support_line"):
        lines = [line for country in guide.help_lines for line in country.lines if line.short]
        shown["support_line"] = [f"{line.way} {line.number}" for line in lines]
        listed["support_line"] = field(field(expected, "support_line"), "numbers")
    for name, numbers in listed.items():
        actual = shown.get(name)
        if actual is not None and numbers.data and [str(number.data) for number in items(numbers)] != actual:
            quoted = ", ".join(f'"{number}"' for number in actual)
            yield Problem(
                PROMISES,
                numbers.line,
                f"the numbers of '{name}' have changed. If this is intended, write '[{quoted}]'.",
            )


def _check_rights(guide: Guide, expected: Value, docs: str) -> Iterator[Problem]:
    """Compare the rights of each country by the sources of their lines; the words may change."""
    place = f"{docs}/{guide.page_calling('rights_list')}"
    lines = {country.country: country.line for country in guide.rights}
    yield from compare(expected, lines, place, "country", "'rights'")
    for country in guide.rights:
        value = field(expected, country.country)
        listed = [str(source.data) for source in items(value)]
        actual = [source for right in country.lines for source in right.sources]
        if listed and listed != actual:
            gone = ", ".join((Counter(listed) - Counter(actual)).elements())
            added = ", ".join((Counter(actual) - Counter(listed)).elements())
            changes = [f"has lost the lines with source {gone}"] * bool(gone)
            changes += [f"has new lines with source {added}"] * bool(added)
            yield Problem(
                PROMISES,
                value.line,
                f"'{country.country}' below 'rights' {' and '.join(changes) or 'is in another order now'}. "
                f"If this is intended, write '[{', '.join(actual)}]'.",
            )


def compare(
    expected: Value, actual: Mapping[str, int], place: str, noun: str, where: str
) -> Iterator[Problem]:
    """Compare names and their order with the expected ones."""
    listed = {str(name.data): name.line for name in items(expected)}
    listed = listed or {name: value.line for name, value in mapping(expected).items()}
    added = [name for name in actual if name not in listed]
    gone = [name for name in listed if name not in actual]
    if len(added) == len(gone) == 1:
        [old], [name] = gone, added
        yield renamed(listed[old], f"{noun} '{old}' of {where}", name)
        return
    for name in added:
        yield new(place, actual[name], f"{noun} '{name}'", where)
    for name in gone:
        yield missing(listed[name], f"{noun} '{name}' of {where}")
    if not added and not gone and list(actual) != list(listed):
        order = ", ".join(actual)
        yield Problem(
            PROMISES,
            expected.line,
            f"{where} is in another order now. If this is intended, write '[{order}]' here.",
        )


def new(place: str, line: int, what: str, where: str) -> Problem:
    """Return the problem of something that the inventory lacks."""
    return Problem(
        place, line, f"{what} is new. Add it to {where} in {PROMISES}, so that tests notice when it is lost."
    )


def renamed(line: int, what: str, name: str) -> Problem:
    """Return the problem of something that the inventory has under another name."""
    return Problem(PROMISES, line, f"{what} is '{name}' now. If this is intended, write '{name}' here.")


def missing(line: int, what: str) -> Problem:
    """Return the problem of something that only the inventory has."""
    return Problem(PROMISES, line, f"{what}{MISSING} Put it back.{MEANT}")


def is_missing(problem: Problem) -> bool:
    """Return whether a problem comes from `missing`."""
    return problem.file == PROMISES and MISSING in problem.text


def mapping(value: Value) -> dict[str, Value]:
    """Return the entries of a mapping; none of anything else."""
    return value.data if isinstance(value.data, dict) else {}


def field(value: Value, name: str) -> Value:
    """Return an entry of a mapping, or an empty one."""
    return mapping(value).get(name, Value({}, value.line))


def items(value: Value) -> list[Value]:
    """Return the values of a list; none of anything else."""
    return value.data if isinstance(value.data, list) else []
