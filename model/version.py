"""Tell one state of the questions from another, on paper too."""

import hashlib
from collections.abc import Iterable
from dataclasses import fields

from model.guide import ADDED, Group, Item

LENGTH = 6  # signs that a person can compare at a glance


def version(groups: Iterable[Group]) -> str:
    """Return a mark that changes whenever a word of these groups does, or nothing for no groups.

    Two sheets of paper with the same mark ask the same.
    """
    words = [str(_facts(group, items=tuple(map(_facts, group.items)))) for group in groups]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:LENGTH] if words else ""


def _facts(one: Group | Item, **changed: object) -> tuple[object, ...]:
    """Return what is known of a group or an item, but not where it was written: moving it changes no word."""
    facts = {field.name: getattr(one, field.name) for field in fields(one)}
    facts = {name: value for name, value in facts.items() if value or name not in ADDED}
    return tuple({**facts, "line": 0, **changed}.values())
