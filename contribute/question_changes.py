"""Describe changes to questions: take the old and the new guide, yield sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contribute.wording import changed, escape, join, number, quote
from model.guide import Group, Guide, Item

NOUNS = {"checklist": "Checklist item", "letter": "Message"}
"""What items of some kinds are called; all others are questions."""

DESCRIBED = ("id", "text", "hint", "was")
"""Fields of an item whose changes have sentences of their own."""


@dataclass(frozen=True)
class Placed:
    """An item with its group."""

    item: Item
    group: Group

    def __str__(self) -> str:
        """Return its name, such as "Question `first-step`"."""
        return f"{NOUNS.get(self.group.kind, 'Question')} `{self.item.id}`"


def compare_questions(base: Guide, head: Guide) -> Iterator[str]:
    """Yield a sentence for each changed question, checklist item and message."""
    before, after = _placed(base), _placed(head)
    heirs = {old: placed for placed in after.values() for old in placed.item.was if old in before}
    for name, placed in before.items():
        if name in after:
            yield from _kept(base, head, placed, after[name])
        elif name in heirs:
            yield f"{placed} was replaced by `{heirs[name].item.id}`, which takes over its answers."
        else:
            yield f"{placed} retired: {quote(placed.item.text)}. Answers to it stay on the device."
    known = {*before, *(heir.item.id for heir in heirs.values())}
    yield from _new([placed for name, placed in after.items() if name not in known], head)
    yield from _reordered(base, head)


def _placed(guide: Guide) -> dict[str, Placed]:
    return {item.id: Placed(item, group) for group in guide.groups.values() for item in group.items}


def _kept(base: Guide, head: Guide, old: Placed, new: Placed) -> Iterator[str]:
    if old.group.page != new.group.page:
        places = escape(base.pages[old.group.page].title), escape(head.pages[new.group.page].title)
        yield f"{new} moved from {places[0]} to {places[1]}, id kept."
    elif old.group.name != new.group.name:
        yield f"{new} moved from {quote(old.group.legend)} to {quote(new.group.legend)}, id kept."
    if old.item.text != new.item.text:
        yield f"{new} reworded, id kept: {quote(old.item.text)} is now {quote(new.item.text)}."
    if old.item.hint != new.item.hint:
        what = "reworded" if old.item.hint and new.item.hint else "added" if new.item.hint else "taken out"
        yield f"{new}: hint {what}."
    others = changed(old.item, new.item, *DESCRIBED)
    if others:
        yield f"{new}: {join(others)} changed."


def _new(placed: Sequence[Placed], head: Guide) -> Iterator[str]:
    """Yield one sentence for all new items of a kind on a page."""
    grouped: dict[tuple[str, str], list[Placed]] = {}
    for new in placed:
        noun = NOUNS.get(new.group.kind, "Question").lower()
        grouped.setdefault((head.pages[new.group.page].title, noun), []).append(new)
    for (title, noun), items in grouped.items():
        named = join([f"`{new.item.id}`, {quote(new.item.text)}" for new in items])
        plural = "" if len(items) == 1 else "s"
        yield f"{number(len(items)).capitalize()} new {noun}{plural} in {escape(title)}: {named}."


def _reordered(base: Guide, head: Guide) -> Iterator[str]:
    for name, group in head.groups.items():
        if name not in base.groups:
            continue
        old, new = [item.id for item in base.groups[name].items], [item.id for item in group.items]
        if [id_ for id_ in old if id_ in new] != [id_ for id_ in new if id_ in old]:
            yield f"The items of {quote(group.legend)} are in another order."
