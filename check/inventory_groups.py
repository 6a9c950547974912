"""Compare groups and their items with the inventory.

`check.ids` reports ids that are new or gone in the ledger; such a pair is not reported here again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from check.inventory_lists import PROMISES, compare, field, items, mapping, missing, new, renamed
from model.files import read_text
from model.front_matter import Value
from model.guide import Group, Guide, Page
from model.inline import plain
from model.ledger import LEDGER, read_ledger
from model.problems import Problem


class ExpectedGroups:
    """The groups in the inventory of a topic."""

    def __init__(self, guide: Guide, expected: Value, docs: Path) -> None:
        """Take the guide, its inventory, and the folder of its ledger."""
        self.guide = guide
        self.sets = mapping(field(expected, "questions"))
        """Groups whose items are a fixed set, with words that each item has to contain."""
        self.ledger = load_ledger(docs)
        self.home = {
            str(item.data): name
            for page in mapping(field(expected, "pages")).values()
            for name, group in mapping(field(page, "groups")).items()
            for item in items(field(group, "items"))
        }
        """The group in which each item is expected."""

    def check(self, page: Page, expected: Value, place: str) -> Iterator[Problem]:
        """Compare the groups of a page with the expected ones."""
        for group in page.groups:
            entry = mapping(expected).get(group.name)
            if entry is None:
                yield new(place, group.line, f"{group.kind} '{group.name}'", f"'groups' of '{page.path}'")
                continue
            legend = field(entry, "legend")
            if group.legend and legend.data != group.legend:
                yield renamed(legend.line, f"the legend of '{group.name}'", group.legend)
            yield from self._check_items(group, field(entry, "items"), place)
            yield from self._check_words(group, field(entry, "items"))
        for name, value in mapping(expected).items():
            if name not in {group.name for group in page.groups}:
                yield missing(value.line, f"the group '{name}'")

    def _check_items(self, group: Group, expected: Value, place: str) -> Iterator[Problem]:
        listed = {str(item.data): item.line for item in items(expected)}
        lines = {item.id: item.line for item in group.items if item.id}
        added = [name for name in lines if name not in listed]
        gone = [name for name in listed if name not in lines]
        if len(lines) < len(group.items):
            gone = []  # any of them may be an item whose id is missing
        elif any(map(self._is_unknown, added)) and any(map(self._is_lost, gone)):
            return
        elif not added and not gone:
            yield from compare(expected, lines, place, "item", f"'{group.name}'")
        for name in added:
            if self.home.get(name, group.name) == group.name:
                yield self._new(name, lines[name], group, expected, place)
        for name in gone:
            yield self._gone(name, listed[name], group)

    def _is_unknown(self, name: str) -> bool:
        return name not in self.ledger

    def _is_lost(self, name: str) -> bool:
        """Return whether an id is gone without being retired or replaced."""
        former = {old for item in self.guide.items.values() for old in item.was}
        _, retired = self.ledger.get(name, (0, True))
        return not retired and name not in self.guide.items and name not in former

    def _new(self, name: str, line: int, group: Group, expected: Value, place: str) -> Problem:
        if group.name not in self.sets:
            return new(place, line, f"item '{name}'", f"'{group.name}'")
        count, words = len(items(expected)), self.sets[group.name].line
        sentence = f"item '{name}' is one more than the {count} that '{group.name}' is expected to have."
        return Problem(
            place,
            line,
            f"{sentence} Put it into another group. If the set is to grow, add '{name}' on line "
            f"{expected.line} of {PROMISES}, and '{name}: [a word of it]' below line {words}.",
        )

    def _gone(self, name: str, line: int, group: Group) -> Problem:
        home = next((other.name for other in self.guide.groups.values() if _holds(other, name)), "")
        if home:
            sentence = f"item '{name}' is in '{home}' now, and expected in '{group.name}' here."
            return Problem(PROMISES, line, f"{sentence} If this is intended, move it here too.")
        words = mapping(self.sets.get(group.name, Value({}, line))).get(name)
        problem = missing(line, f"item '{name}' of '{group.name}'")
        if not words:
            return problem
        return replace(problem, text=f"{problem.text.removesuffix('.')} and on line {words.line}.")

    def _check_words(self, group: Group, expected: Value) -> Iterator[Problem]:
        """Compare the items of a fixed set with the words that each has to contain."""
        if group.name not in self.sets:
            return
        words = mapping(self.sets[group.name])
        listed = {str(item.data): item.line for item in items(expected)}
        for name in listed.keys() - words.keys():
            sentence = f"'{name}' of '{group.name}' is listed without a word that it has to contain."
            yield Problem(PROMISES, listed[name], f"{sentence} Add '{name}: [word]' below 'questions'.")
        for name in words.keys() - listed.keys():
            yield missing(words[name].line, f"'{name}' of '{group.name}'")
        for item in group.items:
            lost = [
                str(word.data)
                for word in items(words.get(item.id, Value([], 0)))
                if str(word.data) not in plain(item.text)
            ]
            if lost:
                sentence = f"'{item.id}' is expected to mention '{lost[0]}', and does not."
                yield Problem(
                    PROMISES, words[item.id].line, f"{sentence} Mention it, or change the word here."
                )


def _holds(group: Group, name: str) -> bool:
    return any(item.id == name for item in group.items)


def load_ledger(docs: Path) -> Mapping[str, tuple[int, bool]]:
    """Return the ledger as far as it can be read; its mistakes are reported where pages are read."""
    file = docs / LEDGER
    if file.is_symlink() or not file.is_file():
        return {}
    text = read_text(file, lambda _line, _text: None)
    return read_ledger(text or "", lambda _line, _text: None)
