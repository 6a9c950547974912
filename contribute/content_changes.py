"""Describe changes to pages, sources, stages, help lines and rights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contribute.wording import changed, escape, join, quote, readable
from model.guide import Guide, HelpLine, Right

PAGE_FIELDS = ("description", "owner", "review every", "minutes", "picture", "picture text", "search words")
"""Fields of a page that are only named in the summary; others have sentences of their own."""


def compare_pages(base: Guide, head: Guide) -> Iterator[str]:
    """Yield a sentence for each page that is new, gone, or has other fields."""
    for path, page in head.pages.items():
        if path not in base.pages:
            yield f"New page {escape(page.title)} (`{path}`)."
            continue
        old = base.pages[path]
        if old.title != page.title:
            yield f"The page {escape(old.title)} is now called {escape(page.title)}."
        if old.reviewed != page.reviewed:
            yield f"{escape(page.title)} was reviewed on {readable(page.reviewed)}."
        others = [name for name in changed(old, page) if name in PAGE_FIELDS]
        if others:
            yield f"{escape(page.title)}: {join(others)} changed."
    for path, page in base.pages.items():
        if path not in head.pages:
            sentence = f"The page {escape(page.title)} (`{path}`) is gone."
            yield f"{sentence} Links to it from other sites no longer work."


def compare_collections(base: Guide, head: Guide) -> Iterator[str]:
    """Yield a sentence for each changed source, stage, help line and right."""
    yield from _compare("Source", base.sources, head.sources)
    yield from _compare("Stage", base.stages, head.stages)
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


def _compare(noun: str, base: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[str]:
    for name, entry in head.items():
        if name not in base:
            yield f"{noun} `{name}` is new."
        elif changed(base[name], entry):
            yield f"{noun} `{name}`: {join(changed(base[name], entry))} changed."
    yield from (f"{noun} `{name}` is gone." for name in base if name not in head)
