"""Add to expected.yml and the ledger what the pages have and these lack. Nothing is ever taken away."""

import os
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from check.ids import match_renamed, with_answers
from check.inventory import SECTION, Difference, compare
from check.load_site import DOCS, parse_site
from check.promises import INVENTORY, PROMISES
from contribute.edits import Edits, RefusedError
from model.files import LEDGER, load_ledger
from model.front_matter import LOADER, Value, read_yaml
from model.guide import Guide
from model.problems import ignore
from model.words import Words

SCHEMAS = Path(__file__).parents[1] / "schemas"
HEAD = "# What readers of this topic were promised. Tests compare pages with it; `make accept` adds to it.\n"
LEFT = "To see what is missing or renamed, type: make check-content"
MEND = "Type 'make check-content', and mend it first."
UNREADABLE = (yaml.YAMLError, UnicodeDecodeError, RecursionError, AttributeError, KeyError, TypeError)
"""What reading an inventory raises that is no YAML, or of another shape."""

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
        listed = {name: retired for name, (_, retired) in ledger.items() if name.endswith(".md") == is_page}
        # A ledger that holds no page yet, as all did once, guards none until somebody adds the first.
        if is_page and ledger and not listed:
            continue
        lost = [name for name, retired in listed.items() if not retired and name not in {*used, *former}]
        unlisted = [name for name in used if name not in listed]
        renamed = match_renamed(unlisted, lost)
        new += [name for name in unlisted if name not in renamed]
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


def apply_and_accept(edits: Edits) -> Iterator[str]:
    """Write edits; then add to expected.yml and the ledger what they made, if nothing else is to be added."""
    others = _new(edits.project)[1]
    edits.apply()
    added, new = _new(edits.project)
    if others or not new:
        yield f"Add it to {INVENTORY} and the ledger, with what else is new: make accept"
        return
    added.write()
    yield f"It is in {INVENTORY} and the ledger."


def _new(project: Path) -> tuple[Edits, list[str]]:
    """Return what would be written to expected.yml and the ledger, and a line for each addition."""
    guide, settings, _ = parse_site(project)
    try:
        text, said = additions(project, guide, settings.words)
    except UNREADABLE:
        raise RefusedError(f"{INVENTORY} cannot be read. {MEND}") from None
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
    """Return the text of expected.yml with what the pages have and it lacks, and each addition in words."""
    file = project / INVENTORY
    schemas = Path(os.path.relpath(SCHEMAS, project.resolve())).as_posix()
    head = f"# yaml-language-server: $schema={schemas}/expected.json\n{HEAD}"
    text = file.read_text(encoding="utf-8") if file.is_file() else head
    data: dict[str, Any] = yaml.load(text, LOADER) or {}  # noqa: S506 - a safe one
    before = deepcopy(data)
    said: list[str] = []
    # What is added has places below it, which are compared next.
    while True:
        listed = read_yaml(yaml.safe_dump(data, sort_keys=False), ignore) or Value({}, 1)
        new = [(one, [*_add(one, data)]) for one in compare(guide, listed, project / DOCS, words)]
        if not any(lines for _, lines in new):
            return _written(data, text), said
        # What stands below something new is not said line by line.
        said += [line for one, lines in new if _has(before, one.found.keys[:-1]) for line in lines]


def _has(data: Any, keys: Sequence[str]) -> bool:  # noqa: ANN401 - what YAML holds
    for key in keys:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True


def _add(one: Difference, data: dict[str, Any]) -> Iterator[str]:
    """Add what one place lacks, and yield it in words; what seems to be renamed is left to a person."""
    promise = PROMISES[one.found.place]
    *above, key = one.found.keys
    added = [name for name, *_ in one.added]
    renamed = match_renamed(added, [name for name, *_ in one.gone])
    if not (added := [name for name in added if name not in renamed]):
        return
    for name in above:
        data = data.setdefault(name, {})
    if not promise.noun:
        data[key] = added[0]
        yield f"the {key} of '{above[-1]}': {added[0]}"
        return
    keyed = any(place.startswith(f"{one.found.place}/") for place in PROMISES)
    listed = data[key] = data.get(key) or ({} if keyed else [])
    names = [name for name, *_ in one.found.names if name not in renamed]
    if listed or not promise.ordered:  # a list that is written anew may hold a number twice
        names = _in_order([*listed], names)
    if isinstance(listed, dict):
        data[key] = {name: listed[name] if name in listed else _entry(one, name) for name in names}
    else:
        data[key] = names
    yield from (f"{promise.noun} '{name}', of '{(above or [key])[-1]}'" for name in added)


def _entry(one: Difference, name: str) -> Any:  # noqa: ANN401 - what YAML holds
    """Return what to promise of a name: of a section, how much it says; of others, what is compared next."""
    place = f"{one.found.place}/*"
    if place == SECTION:
        return next(iter(yaml.load(one.found.entry(name), LOADER).values()))  # noqa: S506 - as above
    return {} if any(other.startswith(f"{place}/") for other in PROMISES) else []


def _in_order(listed: list[str], actual: Sequence[str]) -> list[str]:
    """Return the listed names with the others behind the name that they follow on the pages."""
    for at, name in enumerate(actual):
        if name and name not in listed:
            before = next((one for one in reversed(actual[:at]) if one in listed), None)
            listed.insert(listed.index(before) + 1 if before else 0, name)
    return listed


class _Lines(dict[str, Any]):
    """A mapping that is written with a line for each key."""


class _Dumper(yaml.SafeDumper):
    """Writes lists, and short mappings of texts and lists, on one line."""


def _mapping(dumper: _Dumper, data: dict[str, Any]) -> yaml.Node:
    flat = len(data) <= FLAT and not any(isinstance(value, dict) for value in data.values())
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=flat)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(_Lines, yaml.SafeDumper.represent_dict)
_Dumper.add_representer(
    list, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def _written(data: dict[str, Any], before: str) -> str:
    """Return the text of an inventory, with the remarks that stood above its keys."""
    remarks = {key: lines for lines, key in re.findall(r"((?:^#.*\n|^\n)*)^(\w+):", before, re.MULTILINE)}
    head = HEAD if remarks else before
    parts: list[str] = []
    for key, value in data.items():
        block = _Lines({key: _Lines(value) if isinstance(value, dict) else value})
        text = yaml.dump(block, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
        parts.append(remarks.get(key, "\n" if parts else head) + text)
    return "".join(parts)
