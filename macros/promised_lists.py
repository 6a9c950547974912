"""Lists of names that were promised, compared with those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.content import Guide, Problem
from macros.content.front_matter import Value

PROMISES = "expected.yml"
MEANT = " If that is meant, take it out here."
LOST = " is promised here and gone."


def check_register(guide: Guide, promised: Value, docs: str) -> Iterator[Problem]:
    """Compare what one page keeps for all: stages, help by country, parts, and the sources kind by kind."""
    for page in guide.pages.values():
        place = f"{docs}/{page.path}"
        for key, noun, entries in (("stages", "stage", page.stages), ("help", "country", page.help_lines)):
            if entries:
                lines = {one.id: one.line for one in entries}
                yield from compare(field(promised, key), lines, place, noun, f"'{key}'")
        for part in page.parts:
            listed = field(field(promised, "parts"), part.legend)
            lines = dict.fromkeys(part.pages, part.line)
            yield from compare(listed, lines, place, "page", f"'{part.legend}' below 'parts'")
        for kind in dict.fromkeys(source.kind for source in page.sources):
            ids = {source.id: source.line for source in page.sources if source.kind == kind}
            listed = field(field(promised, "sources"), kind)
            yield from compare(listed, ids, place, "source", f"'{kind}' below 'sources'")
    for page in guide.pages.values():
        gathered = {
            name: one.line for one in page.calls if one.macro == "worksheet" for name in one.arguments
        }
        if gathered:
            yield from compare(
                field(promised, "worksheet"), gathered, f"{docs}/{page.path}", "group", "'worksheet'"
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
