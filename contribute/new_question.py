"""Start a new question: add it to its group."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from check.placeholders import NEW_LETTER
from check.promises import INVENTORY
from contribute.accept import finish
from contribute.edits import Edits, RefusedError, latin_words, readable_guide, scalar
from model.fields import ID, id_advice
from model.files import DOCS, load_ledger, read_yaml_file
from model.front_matter import NOTHING
from model.guide import Group, Guide, Prompt
from model.problems import ignore, known
from model.yaml_errors import block_end

REQUIRED = {
    "prompt": ["lines: 3"],
    "letter": ["body: |", "  Hello [name],", "", f"  {NEW_LETTER}"],
}
"""Required fields of some kinds of item besides id and text."""


def add_question(project: Path, group: str, text: str, name: str = "", hint: str = "") -> Iterator[str]:
    """Add an item to a group, and yield what was done and what is left to do."""
    guide = readable_guide(project)
    if advice := group_advice(project, guide, group):
        raise RefusedError(advice)
    target = guide.groups[group]
    page = f"{DOCS}/{target.page}"
    edits = Edits(project)
    name = name or propose_id(project, guide, group, text)
    fields = [f"id: {name}", f"text: {scalar(text)}", *([f"hint: {scalar(hint)}"] if hint else [])]
    line = _add_item(edits, page, target, _place(target), fields + REQUIRED.get(target.kind, []))
    left = [f"{page}:{line}: left to do: write the message below 'body:'."] * (target.kind == "letter")
    return finish(edits, name, [f"{page}:{line}: the new question '{name}' is here."], left)


def group_advice(project: Path, guide: Guide, name: str) -> str:
    """Return what to type instead of the name of a group that takes no question, or nothing."""
    if name in fixed_sets(project):
        what = f"'{name}' is a fixed set: {INVENTORY} lists each of its questions below 'questions'."
        return f"{what} For one more, write to us first, or choose another group."
    if name in guide.groups:
        return ""
    page = guide.pages.get(f"{name.removesuffix('.md')}.md")
    names = [group.name for group in page.groups] if page else []
    advice = f"That is a page. {known(names)}" if names else known(guide.groups, name)
    return f"There is no group '{name}'. {advice}"


def fixed_sets(project: Path) -> Collection[str]:
    """Return the groups that take no more questions, because expected.yml lists all of theirs."""
    promised = read_yaml_file(project / INVENTORY, ignore) or NOTHING
    return promised.fields.get("questions", NOTHING).fields


def propose_id(project: Path, guide: Guide, group: str, text: str) -> str:
    """Return an id that was never used: the longest words of the text, or the group with a number."""
    words = list(dict.fromkeys(latin_words(text)))
    longest = sorted(words, key=len)[-3:]
    name = "-".join(word for word in words if word in longest)
    if len(longest) > 1 and not id_problem(project, guide, name):
        return name
    number = len(guide.groups[group].items) + 1 if group in guide.groups else 1
    while id_problem(project, guide, f"{group}-{number}"):
        number += 1
    return f"{group}-{number}"


def id_problem(project: Path, guide: Guide, name: str) -> str:
    """Return why something new cannot have an id, or nothing."""
    taken = {*load_ledger(project / DOCS), *guide.items, *guide.stages, *guide.groups}
    if name in taken or any(name in page.addresses for page in guide.pages.values()):
        return f"'{name}' was used before. Choose another id."
    return "" if ID.fullmatch(name) else f"'{name}' is not an id. {id_advice(name)}"


def _place(group: Group) -> int:
    """Return the place of a new item: at the end, but before the days and choices that close a group."""
    place = len(group.items)
    while place and isinstance(item := group.items[place - 1], Prompt) and item.answer != "text":
        place -= 1
    return place or len(group.items)


def _add_item(edits: Edits, page: str, group: Group, place: int, fields: list[str]) -> int:
    lines = edits.lines(page)
    before = group.items[place - 1].line
    start = re.match(r"\s*- ", lines[before - 1])
    if not start:
        raise RefusedError(
            f"{page}:{group.line}: the items of this group are not each on a line "
            "that starts with '- '. Add the question by hand."
        )
    indent = " " * len(start[0])
    end = block_end(lines, before)
    new = [start[0] + fields[0], *(indent + field if field else "" for field in fields[1:])]
    edits.insert(page, end, new)
    return end + 1
