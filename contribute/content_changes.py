"""Describe changes to content: take the old and the new guide, yield sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from contribute.wording import escape, join, number, quote, readable
from model.guide import Group, Guide, HelpLine, Item, Page, Right, Source

NOUNS = {"checklist": "Checklist item", "letter": "Message"}
"""What items of some kinds are called; all others are questions."""

PAGE_FIELDS = ("description", "owner", "review every", "minutes", "picture", "picture text", "search words")
"""Fields of a page that are only named in the summary; others have sentences of their own."""

ITEM_FIELDS = ("text", "hint", "was")  # fields of an item that have sentences of their own


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
    for name in (name for name in head.groups if name in base.groups):
        old, new = ([item.id for item in guide.groups[name].items] for guide in (base, head))
        if [item for item in old if item in new] != [item for item in new if item in old]:
            yield f"The items of {quote(head.groups[name].legend)} are in another order."


def _placed(guide: Guide) -> dict[str, Placed]:
    return {item.id: Placed(item, group) for group in guide.groups.values() for item in group.items}


def _kept(base: Guide, head: Guide, old: Placed, new: Placed) -> Iterator[str]:
    if old.group.page not in (new.group.page, *head.pages[new.group.page].was):
        places = escape(base.pages[old.group.page].title), escape(head.pages[new.group.page].title)
        yield f"{new} moved from {places[0]} to {places[1]}, id kept."
    elif old.group.name != new.group.name:
        yield f"{new} moved from {quote(old.group.legend)} to {quote(new.group.legend)}, id kept."
    if old.item.text != new.item.text:
        yield f"{new} reworded, id kept: {quote(old.item.text)} is now {quote(new.item.text)}."
    if old.item.hint != new.item.hint:
        what = "reworded" if old.item.hint and new.item.hint else "added" if new.item.hint else "taken out"
        yield f"{new}: hint {what}."
    if others := [name for name in _changed(old.item, new.item) if name not in ITEM_FIELDS]:
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


def compare_pages(base: Guide, head: Guide) -> Iterator[str]:
    """Yield a sentence for each page that is new, gone, or has other fields."""
    for path, page in head.pages.items():
        old = next((base.pages[name] for name in (path, *page.was) if name in base.pages), None)
        if not old:
            yield f"New page {escape(page.title)} (`{path}`)."
            continue
        if old.path != path:
            yield f"The page `{old.path}` is now `{path}`. Its old address leads there."
        if old.title != page.title:
            yield f"The page {escape(old.title)} is now called {escape(page.title)}."
        if old.reviewed != page.reviewed:
            yield f"{escape(page.title)} was reviewed on {readable(page.reviewed)}."
        if others := [name for name in _changed(old, page) if name in PAGE_FIELDS]:
            yield f"{escape(page.title)}: {join(others)} changed."
        yield from _compare_sections(old, page)
    for path, page in base.pages.items():
        if path not in head.pages and path not in head.moved:
            sentence = f"The page {escape(page.title)} (`{path}`) is gone."
            yield f"{sentence} Links to it from other sites no longer work."


def _compare_sections(base: Page, head: Page) -> Iterator[str]:
    """Yield a sentence for each section that is new, renamed or gone, or has lost most of its words."""
    before, after = ({one.text: one for one in page.headings if one.anchor} for page in (base, head))
    pairs = zip(before, after, strict=True) if len(before) == len(after) else ()
    renamed = {new: old for old, new in pairs if old not in after and new not in before}
    of_page = f"in {escape(head.title)}"
    for text, section in after.items():
        old = before.get(renamed.get(text, text))
        if text in renamed:
            yield f"The section {quote(renamed[text])} {of_page} is now called {quote(text)}."
        elif not old:
            yield f"New section {quote(text)} {of_page}."
        if old and (was := len(old.words.split())) > 2 * (now := len(section.words.split())):
            left = f"{number(now)} of {number(was)} left"
            yield f"The section {quote(text)} {of_page} has lost most of its words: {left}."
    for text in (text for text in before if text not in after and text not in renamed.values()):
        yield f"The section {quote(text)} {of_page} is gone."


def compare_facts(base: Guide, head: Guide) -> Iterator[str]:
    """Yield a sentence for each source, stage, help line and right that is new, changed or gone."""
    before, after = _facts(base), _facts(head)
    alike: dict[tuple[str, str], list[str]] = {}
    for name, fact in after.items():
        old = before.get(name)
        call, called = (f"{one.way} {one.number}" if isinstance(one, HelpLine) else "" for one in (fact, old))
        if old is None and call:
            yield f"{name} is new: {call}. Someone else has to check this number."
        elif old is None:
            check = " Someone else has to check it against its source." * isinstance(fact, Right)
            yield f"{name} is new.{check}"
        elif call != called:
            yield f"{name}: {called} is now {call}. Someone else has to check this number."
        elif fields := join(_changed(old, fact)):
            alike.setdefault((fields, "" if isinstance(fact, Source) else name), []).append(name)
    for (fields, _), names in alike.items():
        subject = names[0] if len(names) == 1 else f"{number(len(names)).capitalize()} sources"
        yield f"{subject}: {fields} changed."
    yield from (f"{name} is gone." for name in before if name not in after)


def _facts(guide: Guide) -> dict[str, Any]:
    facts: dict[str, Any] = {f"Source `{name}`": source for name, source in guide.sources.items()}
    facts |= {f"Stage `{name}`": stage for name, stage in guide.stages.items()}
    for country in guide.help_lines:
        for place, line in enumerate(country.numbers, start=1):
            name = line.name or f"emergency {place}"
            facts[f"Help line for {escape(country.country)}, {escape(name)} ({line.way})"] = line
    for rights in (rights for page in guide.pages.values() for rights in page.rights):
        for right in rights.lines:
            where = f" in {escape(right.where)}" * bool(right.where)
            facts[f"What a reader may ask, `{rights.country}`{where}: {quote(right.text)}"] = right
    return facts


def _changed(old: Any, new: Any) -> list[str]:  # noqa: ANN401 - two of a kind
    """Return the names of the fields in which two dataclasses of a kind differ."""
    before, after = _without_lines(asdict(old)), _without_lines(asdict(new))
    return [name.replace("_", " ") for name in after if before.get(name) != after[name]]


def _without_lines(value: Any) -> Any:  # noqa: ANN401 - any value of a field
    """Return values without line numbers, which change with every edit above."""
    if isinstance(value, dict):
        return {name: _without_lines(entry) for name, entry in value.items() if name != "line"}
    return [_without_lines(entry) for entry in value] if isinstance(value, list | tuple) else value
