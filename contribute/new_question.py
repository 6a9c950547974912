"""Start a new question: add it to its group, and its id to the ledger and to expected.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from check.load_site import load_site
from contribute.edits import Edits, RefusedError, block_end, node_at, scalar
from model.files import LEDGER, read_ledger
from model.guide import Group, Guide
from model.problems import ignore, known
from model.promises import INVENTORY

REQUIRED = {
    "prompt": ["lines: 3"],
    "letter": ["body: |", "  Hello [name],", "", "  write the message here."],
}
"""Required fields of some kinds of item besides id and text."""


def add_question(project: Path, group: str, text: str, name: str = "", hint: str = "") -> Iterator[str]:
    """Add an item to the end of a group, and yield what was done and what is left to do."""
    guide, _ = load_site(project)
    if group not in guide.groups:
        raise RefusedError(f"There is no group '{group}'. {_groups(guide, group)}")
    target = guide.groups[group]
    page = f"docs/{target.page}"
    edits = Edits(project)
    if node_at(edits.lines(INVENTORY), "questions", group):
        raise RefusedError(
            f"'{group}' is a fixed set: {INVENTORY} lists each of its questions below 'questions'. "
            "For one more, write to us first, or choose another group."
        )
    name = name or fresh_id(guide, target, edits.lines(f"docs/{LEDGER}"))
    fields = [f"id: {name}", f"text: {scalar(text)}", *([f"hint: {scalar(hint)}"] if hint else [])]
    line = _add_item(edits, page, target, fields + REQUIRED.get(target.kind, []))
    edits.insert(f"docs/{LEDGER}", len(edits.lines(f"docs/{LEDGER}")), [name])
    listed = _add_to_expected(edits, target, name)
    edits.apply()
    yield f"{page}:{line}: the new question '{name}' is here."
    yield f"Its id is in docs/{LEDGER}{f', and in {INVENTORY}' if listed else ''}."
    if target.kind == "letter":
        yield f"{page}:{line}: left to do: write the message below 'body:'."
    yield "See it on its page: make serve"


def _groups(guide: Guide, name: str) -> str:
    """Return advice on a wrong name of a group: the groups of the page of that name, or similar names."""
    page = guide.pages.get(f"{name.removesuffix('.md')}.md")
    names = [group.name for group in page.groups] if page else []
    return f"That is a page. {known(names)}" if names else known(guide.groups, name)


def fresh_id(guide: Guide, group: Group, ledger: list[str]) -> str:
    """Return an id that was never used. It is not made from the text, which may change."""
    taken = {*read_ledger("\n".join(ledger), ignore), *guide.items, *guide.stages, *guide.groups}
    taken |= {address for page in guide.pages.values() for address in page.addresses}
    number = len(group.items) + 1
    while f"{group.name}-{number}" in taken:
        number += 1
    return f"{group.name}-{number}"


def _add_item(edits: Edits, page: str, group: Group, fields: list[str]) -> int:
    """Add an item to the end of its group, and return its line."""
    lines = edits.lines(page)
    last = lines[group.items[-1].line - 1]
    start = re.match(r"\s*- ", last)
    if not start:
        raise RefusedError(
            f"{page}:{group.line}: the items of this group are not each on a line "
            "that starts with '- '. Add the question by hand."
        )
    indent = " " * len(start[0])
    end = block_end(lines, group.items[-1].line)
    new = [start[0] + fields[0], *(indent + field if field else "" for field in fields[1:])]
    edits.insert(page, end, new)
    return end + 1


def _add_to_expected(edits: Edits, group: Group, name: str) -> bool:
    """Add an id to its group in expected.yml, if the group is there."""
    lines = edits.lines(INVENTORY)
    pair = node_at(lines, "pages", group.page, "groups", group.name, "items")
    if not pair or not isinstance(pair[1], yaml.SequenceNode):
        del edits.files[INVENTORY]
        return False
    node = pair[1]
    if node.flow_style:
        end = node.end_mark
        line = lines[end.line]
        lines[end.line] = f"{line[: end.column - 1]}, {name}{line[end.column - 1 :]}"
    else:
        last = node.value[-1].start_mark
        edits.insert(INVENTORY, last.line + 1, [f"{lines[last.line][: last.column]}{name}"])
    return True
