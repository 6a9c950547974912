"""Start a new question: in its group, in the ledger of ids, and among the promises of the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from check.load_site import load_site
from contribute.edits import EXPECTED, Edits, RefusedError, block_end, node_at, scalar
from model.guide import Group, Guide
from model.ledger import LEDGER, read_ledger
from model.problems import known

MORE = {
    "prompt": ["lines: 3"],
    "letter": ["body: |", "  Hello [name],", "", "  write the message here."],
}
"""What an item of a kind has to have beside an id and a text."""


def add_question(project: Path, group: str, text: str, name: str = "", hint: str = "") -> Iterator[str]:
    """Add an item to the end of a group, and yield what was done and what is left to do."""
    guide, _ = load_site(project)
    if group not in guide.groups:
        raise RefusedError(f"There is no group '{group}'. {_groups(guide, group)}")
    goal = guide.groups[group]
    page = f"docs/{goal.page}"
    edits = Edits(project)
    if node_at(edits.lines(EXPECTED), "questions", group):
        raise RefusedError(
            f"'{group}' is a fixed set: {EXPECTED} promises each of its questions below 'questions'. "
            "For one more, write to us first, or choose another group."
        )
    name = name or fresh_id(guide, goal, edits.lines(f"docs/{LEDGER}"))
    facts = [f"id: {name}", f"text: {scalar(text)}", *([f"hint: {scalar(hint)}"] if hint else [])]
    line = _add_item(edits, page, goal, facts + MORE.get(goal.kind, []))
    edits.insert(f"docs/{LEDGER}", len(edits.lines(f"docs/{LEDGER}")), [name])
    promised = _promise(edits, goal, name)
    edits.apply()
    yield f"{page}:{line}: the new question '{name}' stands here."
    yield f"Its id is in docs/{LEDGER}{f', and its promise in {EXPECTED}' if promised else ''}."
    if goal.kind == "letter":
        yield f"{page}:{line}: left to do: write the message below 'body:'."
    yield "Read it where it stands: make serve"


def _groups(guide: Guide, wrong: str) -> str:
    """Return which groups there are: those of a page that was named in the place of one, or the nearest."""
    page = guide.pages.get(f"{wrong.removesuffix('.md')}.md")
    names = [group.name for group in page.groups] if page else []
    return f"That is a page. {known(names)}" if names else known(guide.groups, wrong)


def fresh_id(guide: Guide, group: Group, ledger: list[str]) -> str:
    """Return an id that nothing has or had; it is not made from the words, which may change."""
    taken = {*read_ledger("\n".join(ledger), lambda *_: None), *guide.items, *guide.stages, *guide.groups}
    taken |= {address for page in guide.pages.values() for address in page.addresses}
    number = len(group.items) + 1
    while f"{group.name}-{number}" in taken:
        number += 1
    return f"{group.name}-{number}"


def _add_item(edits: Edits, page: str, group: Group, facts: list[str]) -> int:
    """Write an item below the last of its group, and return its line."""
    lines = edits.lines(page)
    last = lines[group.items[-1].line - 1]
    start = re.match(r"\s*- ", last)
    if not start:
        raise RefusedError(
            f"{page}:{group.line}: the items of this group do not stand below each other, each on a line "
            "that starts with '- '. Add the question by hand."
        )
    further = " " * len(start[0])
    end = block_end(lines, group.items[-1].line)
    new = [start[0] + facts[0], *(further + fact if fact else "" for fact in facts[1:])]
    edits.insert(page, end, new)
    return end + 1


def _promise(edits: Edits, group: Group, name: str) -> bool:
    """Add an id to what the tests expect of a group, if they expect anything of it."""
    lines = edits.lines(EXPECTED)
    found = node_at(lines, "pages", group.page, "groups", group.name, "items")
    if not found or not isinstance(found[1], yaml.SequenceNode):
        del edits.files[EXPECTED]
        return False
    node = found[1]
    if node.flow_style:
        at = node.end_mark
        line = lines[at.line]
        lines[at.line] = f"{line[: at.column - 1]}, {name}{line[at.column - 1 :]}"
    else:
        last = node.value[-1].start_mark
        edits.insert(EXPECTED, last.line + 1, [f"{lines[last.line][: last.column]}{name}"])
    return True
