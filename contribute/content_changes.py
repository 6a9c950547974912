"""What a change does to pages, sources, stages, help lines and rights, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contribute.wording import changed, day, escape, join, quote
from model.guide import Guide, HelpLine, Right

OF_A_PAGE = ("description", "owner", "review every", "minutes", "picture", "picture text", "search words")
"""Facts of a page that a reader or a maintainer sees; the rest is told line by line."""


def compare_pages(base: Guide, head: Guide) -> Iterator[str]:
    """Yield which pages came, went, or say something else about themselves."""
    for path, page in head.pages.items():
        if path not in base.pages:
            yield f"New page {escape(page.title)} (`{path}`)."
            continue
        old = base.pages[path]
        if old.title != page.title:
            yield f"The page {escape(old.title)} is now called {escape(page.title)}."
        if old.reviewed != page.reviewed:
            yield f"{escape(page.title)} was reviewed on {day(page.reviewed)}."
        others = [one for one in changed(old, page) if one in OF_A_PAGE]
        if others:
            yield f"{escape(page.title)}: {join(others)} changed."
    for path, page in base.pages.items():
        if path not in head.pages:
            yield f"The page {escape(page.title)} (`{path}`) is gone. Links from elsewhere lead nowhere."


def compare_facts(base: Guide, head: Guide) -> Iterator[str]:
    """Yield what became of sources, stages, help lines and rights."""
    yield from _register("Source", base.sources, head.sources)
    yield from _register("Stage", base.stages, head.stages)
    before, after = _lines(base), _lines(head)
    for key, line in after.items():
        old = before.get(key)
        country, name = map(escape, key)
        if old is None:
            yield f"New help line for {country}: {name}, {line.way} {line.number}."
        elif (old.way, old.number) != (line.way, line.number):
            yield (
                f"Help line for {country}, {name}: {old.way} {old.number} is now {line.way} {line.number}. "
                "Somebody else has to check this number."
            )
        elif changed(old, line):
            yield f"Help line for {country}, {name}: {join(changed(old, line))} changed."
    for country, name in sorted(before.keys() - after.keys()):
        yield f"Help line for {escape(country)} is gone: {escape(name)}."
    yield from _compare_rights(_rights(base), _rights(head))


def _compare_rights(
    before: Mapping[tuple[str, str, str], Right], after: Mapping[tuple[str, str, str], Right]
) -> Iterator[str]:
    for key, right in after.items():
        country, _, text = key
        if key not in before:
            yield (
                f"What a reader may ask, `{country}`: {quote(text)} is new. "
                "Somebody else has to check it against its source."
            )
        elif before[key].sources != right.sources:
            yield f"What a reader may ask, `{country}`: {quote(text)} has other sources."
        elif before[key].period != right.period:
            yield f"What a reader may ask, `{country}`: {quote(text)} starts or ends on another day."
    for country, _, text in sorted(before.keys() - after.keys()):
        yield f"What a reader may ask, `{country}`: {quote(text)} is gone."


def _rights(guide: Guide) -> dict[tuple[str, str, str], Right]:
    return {
        (country.country, right.where, right.text): right
        for page in guide.pages.values()
        for country in page.rights
        for right in country.lines
    }


def _lines(guide: Guide) -> dict[tuple[str, str], HelpLine]:
    return {
        (country.country, f"{line.name or f'emergency {number}'} ({line.way})"): line
        for country in guide.help_lines
        for number, line in enumerate(country.numbers, start=1)
    }


def _register(noun: str, base: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[str]:
    for name, one in head.items():
        if name not in base:
            yield f"{noun} `{name}` is new."
        elif changed(base[name], one):
            yield f"{noun} `{name}`: {join(changed(base[name], one))} changed."
    yield from (f"{noun} `{name}` is gone." for name in base if name not in head)
