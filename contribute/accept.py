"""Add to expected.yml and the ledger what the pages have and these lack. Nothing is ever taken away."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from check.ids import lost_and_renamed, match_renamed, with_answers
from check.inventory import Difference, compare, listed_names, read_inventory
from check.load_site import parse_site, seen_from_here
from check.promises import INVENTORY, PROMISES
from contribute.edits import Edits, RefusedError, scalar
from model.files import DOCS, LEDGER, load_ledger
from model.front_matter import Value
from model.guide import Guide
from model.words import Words

SCHEMAS = Path(__file__).parents[1] / "schemas"
HEAD = "# What readers of this topic were promised. Tests compare pages with it; `make accept` adds to it.\n"
LEFT = "To see what is missing or renamed, type: make check-content"
MEND = "Type 'make check-content', and mend it first."
MOST_SAID = 20  # the most ids that are said one by one
FLAT = 2  # the most keys of a mapping that is written on one line


def new_ids(project: Path, guide: Guide) -> list[str]:
    """Return the ids and pages that the ledger lacks, without those that may be new names of others."""
    ledger = load_ledger(project / DOCS)
    answers = [entry.id for page in guide.pages.values() for entry in with_answers(page) if entry.id]
    was = {old for item in guide.items.values() for old in item.was}
    moved = {old for page in guide.pages.values() for old in page.was}
    new = []
    for used, former, is_page in ((answers, was, False), ([*guide.pages], moved, True)):
        listed = {name: entry for name, entry in ledger.items() if name.endswith(".md") == is_page}
        # A ledger that holds no page yet, as all did once, guards none until somebody adds the first.
        if is_page and ledger and not listed:
            continue
        _, renamed = lost_and_renamed(listed, used, former)
        new += [name for name in used if name not in listed and name not in renamed]
    return new


def accept(project: Path, *, yes: bool) -> Iterator[str]:
    """Show what would be added to expected.yml and the ledger, and add it if somebody says yes."""
    edits, new = _new(project)
    if not new:
        yield f"Nothing to add to {INVENTORY} and the ledger. {LEFT}"
        return
    yield from new
    if not yes and not _confirmed(len(new)):
        yield "Nothing was written."
        return
    edits.write()
    yield f"Written. {LEFT}"


def finish(edits: Edits, name: str, said: Sequence[str], left: Sequence[str] = ()) -> Iterator[str]:
    """Write edits that make something new; add it to expected.yml and the ledger if nothing else is new.

    Yield what was done, and what is left to do.
    """
    ledger = edits.lines(f"{DOCS}/{LEDGER}")
    # A ledger without ids, or without pages, guards none until 'make accept' fills it.
    if any(line.split(" ")[0].endswith(".md") == name.endswith(".md") for line in ledger if line):
        ledger.append(name)
    others = _new(edits.project)[1]
    edits.apply()
    added, new = _new(edits.project)
    yield from said
    if others or not new:
        yield f"Add it to {INVENTORY} and the ledger, with what else is new: make accept"
    else:
        added.write()
        yield f"It is in {INVENTORY} and the ledger."
    yield from left
    yield "See it on its page: make serve"


def _new(project: Path) -> tuple[Edits, list[str]]:
    """Return what would be written to expected.yml and the ledger, and a line for each addition."""
    guide, settings, _ = parse_site(project)
    text, said = additions(project, guide, settings.words)
    ids = new_ids(project, guide)
    edits = Edits(project)
    edits.lines(INVENTORY)[:] = text.splitlines() if said else []
    edits.lines(f"{DOCS}/{LEDGER}")[:] += ids
    in_ledger = [f"new in the ledger: '{name}'. Once published, it stays" for name in ids]
    if len(ids) > MOST_SAID:
        in_ledger = [f"new in the ledger: {len(ids)} ids and pages. Once published, they stay"]
    return edits, [*(f"new: {line}" for line in said), *in_ledger]


def _confirmed(count: int) -> bool:
    what = "this line" if count == 1 else f"these {count} lines"
    try:
        return input(f"Add {what}? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


def additions(project: Path, guide: Guide, words: Words) -> tuple[str, list[str]]:
    """Return the text of expected.yml with what the pages have and it lacks, and each addition in words.

    What is added is on line 0, so that what stands below it is not said line by line.
    """
    file = project / INVENTORY
    expected, problems = read_inventory(file) if file.is_file() else (Value({}, 1), [])
    if expected is None:
        raise RefusedError(f"{seen_from_here(project, problems)[0]}\n{INVENTORY} cannot be read. {MEND}")
    # Each place is compared after those above it, so that what is added to them has its places filled too.
    said = [line for one in compare(guide, expected, project / DOCS, words) for line in _add(one, expected)]
    schemas = Path(os.path.relpath(SCHEMAS, project.resolve())).as_posix()
    head = f"# yaml-language-server: $schema={schemas}/expected.json\n{HEAD}"
    return _written(expected.plain, file.read_text(encoding="utf-8") if file.is_file() else head), said


def _add(one: Difference, expected: Value) -> Iterator[str]:
    """Add what one place lacks, and yield it in words; what seems to be renamed is left to a person."""
    promise = PROMISES[one.found.place]
    *above, key = one.found.keys
    added = [name for name, *_ in one.added]
    renamed = match_renamed(added, [name for name, *_ in one.gone])
    if not (added := [name for name in added if name not in renamed]):
        return
    place = expected
    for name in above:
        if not (name in place.fields and isinstance(place.fields[name].data, dict)):
            if place.line:
                yield f"everything below '{name}'"
            place.fields[name] = Value({}, 0)
        place = place.fields[name]
    listed = [name for name, *_ in listed_names(one.value)]
    names = [name for name, *_ in one.found.names if name not in renamed]
    if listed or not promise.ordered:  # a list that is written anew may hold a number twice
        names = _in_order(listed, names)
    if not promise.noun:
        place.fields[key] = Value(added[0], 0)
        lines = [f"the {key} of '{above[-1]}': {added[0]}"]
    else:
        entries = {name: one.value.fields.get(name) or one.found.promise(name) for name in names}
        new = entries if one.keyed else [Value(name, 0) for name in names]
        place.fields[key] = Value(new, one.value.line if listed else 0)
        lines = [f"{promise.noun} '{name}', of '{(above or [key])[-1]}'" for name in added]
    yield from lines if place.line else ()


def _in_order(listed: list[str], actual: Sequence[str]) -> list[str]:
    """Return the listed names with the others behind the name that they follow on the pages."""
    for at, name in enumerate(actual):
        if name and name not in listed:
            before = next((one for one in reversed(actual[:at]) if one in listed), None)
            listed.insert(listed.index(before) + 1 if before else 0, name)
    return listed


def _lines(data: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Yield a mapping with a line for each key; deeper in it, short ones stand on one line."""
    for key, value in data.items():
        inner = value.values() if isinstance(value, dict) else ()
        if inner and (not indent or len(inner) > FLAT or any(isinstance(one, dict) for one in inner)):
            yield f"{indent}{scalar(key)}:"
            yield from _lines(value, f"{indent}  ")
        else:
            yield f"{indent}{scalar(key)}: {scalar(value)}"


def _written(data: dict[str, Any], before: str) -> str:
    """Return the text of an inventory, with the remarks that stood above its keys."""
    remarks = {key: lines for lines, key in re.findall(r"((?:^#.*\n|^\n)*)^(\w+):", before, re.MULTILINE)}
    head = HEAD if remarks else before
    parts: list[str] = []
    for key, value in data.items():
        parts += [remarks.get(key, "\n" if parts else head), *(f"{line}\n" for line in _lines({key: value}))]
    return "".join(parts)
