"""Lists of names that were promised, compared with those that are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from model.front_matter import Value
from model.guide import Guide
from model.problems import Problem

PROMISES = "expected.yml"
MEANT = " If that is meant, take it out here."
LOST = " is promised here and gone."


def check_register(guide: Guide, promised: Value, docs: str) -> Iterator[Problem]:
    """Compare what one page keeps for all: stages, parts, and the groups that a worksheet gathers."""
    for page in guide.pages.values():
        place = f"{docs}/{page.path}"
        if page.stages:
            lines = {one.id: one.line for one in page.stages}
            yield from compare(field(promised, "stages"), lines, place, "stage", "'stages'")
        for part in page.parts:
            listed = field(field(promised, "parts"), part.legend)
            lines = dict.fromkeys(part.pages, part.line)
            yield from compare(listed, lines, place, "page", f"'{part.legend}' below 'parts'")
        gathered = {
            name: one.line for one in page.calls if one.macro == "worksheet" for name in one.arguments
        }
        if gathered:
            yield from compare(field(promised, "worksheet"), gathered, place, "group", "'worksheet'")


def check_countries(guide: Guide, promised: Value, docs: str) -> Iterator[Problem]:
    """Compare what hangs on the countries that a topic chose: help, rights, and the sources kind by kind."""
    for page in guide.pages.values():
        place = f"{docs}/{page.path}"
        if page.help_lines:
            lines = {one.id: one.line for one in page.help_lines}
            yield from compare(field(promised, "help"), lines, place, "country", "'help'")
        for kind in dict.fromkeys(source.kind for source in page.sources):
            ids = {source.id: source.line for source in page.sources if source.kind == kind}
            listed = field(field(promised, "sources"), kind)
            yield from compare(listed, ids, place, "source", f"'{kind}' below 'sources'")
    yield from _check_numbers(guide, promised)
    yield from _check_rights(guide, field(promised, "rights"), docs)


def _check_numbers(guide: Guide, promised: Value) -> Iterator[Problem]:
    """Compare the numbers that help by country, and the short line, show."""
    shown = {
        country.id: [f"{line.way} {line.number}" for line in country.numbers] for country in guide.help_lines
    }
    listed = {name: field(one, "numbers") for name, one in mapping(field(promised, "help")).items()}
    if guide.page_calling("support_line"):
        lines = [line for country in guide.help_lines for line in country.lines if line.short]
        shown["support_line"] = [f"{line.way} {line.number}" for line in lines]
        listed["support_line"] = field(field(promised, "support_line"), "numbers")
    for name, numbers in listed.items():
        found = shown.get(name)
        if found is not None and numbers.data and [str(one.data) for one in items(numbers)] != found:
            told = ", ".join(f'"{number}"' for number in found)
            yield Problem(
                PROMISES,
                numbers.line,
                f"the numbers of '{name}' are others now. If that is meant, write '[{told}]'.",
            )


def _check_rights(guide: Guide, promised: Value, docs: str) -> Iterator[Problem]:
    """Compare what a reader may ask in each country by the sources of its lines; their words may change."""
    place = f"{docs}/{guide.page_calling('rights_list')}"
    lines = {country.country: country.line for country in guide.rights}
    yield from compare(promised, lines, place, "country", "'rights'")
    for country in guide.rights:
        value = field(promised, country.country)
        listed = [str(one.data) for one in items(value)]
        found = [source for right in country.lines for source in right.sources]
        if listed and listed != found:
            gone = ", ".join((Counter(listed) - Counter(found)).elements())
            added = ", ".join((Counter(found) - Counter(listed)).elements())
            told = [f"has lost what rests on {gone}"] * bool(gone) + [f"has more from {added}"] * bool(added)
            yield Problem(
                PROMISES,
                value.line,
                f"'{country.country}' below 'rights' {' and '.join(told) or 'has another order now'}. "
                f"If that is meant, write '[{', '.join(found)}]'.",
            )


def compare(
    promised: Value, found: Mapping[str, int], place: str, noun: str, where: str
) -> Iterator[Problem]:
    """Compare names and their order with the promised ones."""
    listed = {str(one.data): one.line for one in items(promised)}
    listed = listed or {name: one.line for name, one in mapping(promised).items()}
    added = [name for name in found if name not in listed]
    gone = [name for name in listed if name not in found]
    if len(added) == len(gone) == 1:
        [old], [name] = gone, added
        yield renamed(listed[old], f"{noun} '{old}' of {where}", name)
        return
    for name in added:
        yield new(place, found[name], f"{noun} '{name}'", where)
    for name in gone:
        yield lost(listed[name], f"{noun} '{name}' of {where}")
    if not added and not gone and list(found) != list(listed):
        order = ", ".join(found)
        yield Problem(
            PROMISES,
            promised.line,
            f"{where} has another order now. If that is meant, write '[{order}]' here.",
        )


def new(place: str, line: int, what: str, where: str) -> Problem:
    """Return what to do about something that was not promised."""
    return Problem(
        place, line, f"{what} is new. Add it to {where} in {PROMISES}, so that nobody loses it by accident."
    )


def renamed(line: int, what: str, name: str) -> Problem:
    """Return what to do about something that was promised under another name."""
    return Problem(PROMISES, line, f"{what} is '{name}' now. If that is meant, write '{name}' here.")


def lost(line: int, what: str) -> Problem:
    """Return what to do about something that was promised and is gone."""
    return Problem(PROMISES, line, f"{what}{LOST} Put it back.{MEANT}")


def is_lost(problem: Problem) -> bool:
    """Return whether something is said to be gone."""
    return problem.file == PROMISES and LOST in problem.text


def mapping(value: Value) -> dict[str, Value]:
    """Return what a mapping holds; of anything else, nothing."""
    return value.data if isinstance(value.data, dict) else {}


def field(value: Value, name: str) -> Value:
    """Return one entry of a mapping, or an empty one in its place."""
    return mapping(value).get(name, Value({}, value.line))


def items(value: Value) -> list[Value]:
    """Return what a list holds; of anything else, nothing."""
    return value.data if isinstance(value.data, list) else []
