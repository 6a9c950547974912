"""Groups and their items, compared with what was promised.

The ledger speaks of every id that is new or gone, so one that took the place of another is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from check.inventory_lists import PROMISES, compare, field, items, lost, mapping, new, renamed
from model.files import read_text
from model.front_matter import Value
from model.guide import Group, Guide, Page
from model.inline import plain
from model.ledger import LEDGER, read_ledger
from model.problems import Problem


class PromisedGroups:
    """What a topic promises of its groups."""

    def __init__(self, guide: Guide, promised: Value, docs: Path) -> None:
        """Take what was promised of a guide, and the folder that its ledger is in."""
        self.guide = guide
        self.sets = mapping(field(promised, "questions"))
        """The groups whose items are a fixed set, each item with words that it has to hold."""
        self.ledger = _ledger(docs)
        self.home = {
            str(one.data): name
            for page in mapping(field(promised, "pages")).values()
            for name, group in mapping(field(page, "groups")).items()
            for one in items(field(group, "items"))
        }
        """The group in which each item was promised."""

    def check(self, page: Page, promised: Value, place: str) -> Iterator[Problem]:
        """Compare the groups of a page with the promised ones."""
        for group in page.groups:
            one = mapping(promised).get(group.name)
            if one is None:
                yield new(place, group.line, f"{group.kind} '{group.name}'", f"'groups' of '{page.path}'")
                continue
            legend = field(one, "legend")
            if group.legend and legend.data != group.legend:
                yield renamed(legend.line, f"the legend of '{group.name}'", group.legend)
            yield from self._check_items(group, field(one, "items"), place)
            yield from self._check_words(group, field(one, "items"))
        for name, value in mapping(promised).items():
            if name not in {group.name for group in page.groups}:
                yield lost(value.line, f"the group '{name}'")

    def _check_items(self, group: Group, promised: Value, place: str) -> Iterator[Problem]:
        listed = {str(one.data): one.line for one in items(promised)}
        found = {item.id: item.line for item in group.items if item.id}
        added = [name for name in found if name not in listed]
        gone = [name for name in listed if name not in found]
        if len(found) < len(group.items):
            gone = []  # what has no id may be any of them
        elif any(map(self._is_unknown, added)) and any(map(self._is_lost, gone)):
            return
        elif not added and not gone:
            yield from compare(promised, found, place, "item", f"'{group.name}'")
        for name in added:
            if self.home.get(name, group.name) == group.name:
                yield self._new(name, found[name], group, promised, place)
        for name in gone:
            yield self._gone(name, listed[name], group)

    def _is_unknown(self, name: str) -> bool:
        return name not in self.ledger

    def _is_lost(self, name: str) -> bool:
        """Return whether an id is gone and nobody says why."""
        former = {old for item in self.guide.items.values() for old in item.was}
        _, retired = self.ledger.get(name, (0, True))
        return not retired and name not in self.guide.items and name not in former

    def _new(self, name: str, line: int, group: Group, promised: Value, place: str) -> Problem:
        if group.name not in self.sets:
            return new(place, line, f"item '{name}'", f"'{group.name}'")
        count, words = len(items(promised)), self.sets[group.name].line
        sentence = f"item '{name}' is one more than the {count} that '{group.name}' was promised to have."
        return Problem(
            place,
            line,
            f"{sentence} Put it into another group. If the set is to grow, add '{name}' on line "
            f"{promised.line} of {PROMISES}, and '{name}: [a word of it]' below line {words}.",
        )

    def _gone(self, name: str, line: int, group: Group) -> Problem:
        home = next((one.name for one in self.guide.groups.values() if _holds(one, name)), "")
        if home:
            sentence = f"item '{name}' stands in '{home}' now, and was promised in '{group.name}' here."
            return Problem(PROMISES, line, f"{sentence} If that is meant, move it here too.")
        words = mapping(self.sets.get(group.name, Value({}, line))).get(name)
        told = lost(line, f"item '{name}' of '{group.name}'")
        if not words:
            return told
        return replace(told, text=f"{told.text.removesuffix('.')} and on line {words.line}.")

    def _check_words(self, group: Group, promised: Value) -> Iterator[Problem]:
        """Compare a fixed set with the words that each of its items has to hold."""
        if group.name not in self.sets:
            return
        words = mapping(self.sets[group.name])
        listed = {str(one.data): one.line for one in items(promised)}
        for name in listed.keys() - words.keys():
            sentence = f"'{name}' of '{group.name}' is promised without a word that it has to hold."
            yield Problem(PROMISES, listed[name], f"{sentence} Add '{name}: [word]' below 'questions'.")
        for name in words.keys() - listed.keys():
            yield lost(words[name].line, f"'{name}' of '{group.name}'")
        for item in group.items:
            missing = [
                str(one.data)
                for one in items(words.get(item.id, Value([], 0)))
                if str(one.data) not in plain(item.text)
            ]
            if missing:
                sentence = f"'{item.id}' was promised to speak of '{missing[0]}', and does not."
                yield Problem(PROMISES, words[item.id].line, f"{sentence} Say it, or change the word here.")


def _holds(group: Group, name: str) -> bool:
    return any(item.id == name for item in group.items)


def _ledger(docs: Path) -> Mapping[str, tuple[int, bool]]:
    """Return the ledger; what is wrong with it is said where the pages are read."""
    file = docs / LEDGER
    if file.is_symlink() or not file.is_file():
        return {}
    text = read_text(file, lambda _line, _text: None)
    return read_ledger(text or "", lambda _line, _text: None)
