"""Read a whole topic: its content and its settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from macros.catalogue import MACROS
from macros.content import ContentError, Guide, Problem, read_guide
from macros.content.countries import pack_names, read_packs
from macros.content.problems import known
from macros.settings import Settings, read_settings

COUNTRIES = Path(__file__).parents[1] / "countries"
"""Where the country packs are, which all topics share."""


def read_site(topic: Path) -> tuple[Guide, Settings]:
    """Return the guide and the settings of a topic, or raise `ContentError` with every mistake in both."""
    problems: list[Problem] = []
    packed: list[Problem] = []
    try:
        settings = read_settings(topic / "mkdocs.yml", pack_names(COUNTRIES))
        chosen: Iterable[str] = settings.countries
    except ContentError as error:
        problems += error.problems
        chosen = pack_names(COUNTRIES)  # so that no page is blamed for a setting
    packs = read_packs(COUNTRIES, chosen, packed)
    try:
        guide = read_guide(topic / "docs", MACROS, packs)
        problems += _unknown_to_countries(guide)
    except ContentError as error:
        problems += error.problems
    if problems or packed:
        seen = _seen_from_here(topic)
        raise ContentError([*packed, *(replace(one, file=f"{seen}{one.file}") for one in problems)])
    return guide, settings


def _unknown_to_countries(guide: Guide) -> Iterator[Problem]:
    """Yield what a topic says about countries that nothing answers to."""
    if guide.packs and not guide.page_calling("support"):
        sentence = "no page shows the help of 'countries'. Add '{{ support() }}' to one."
        yield Problem("mkdocs.yml", 1, sentence)
    names = pack_names(COUNTRIES)
    for page in guide.pages.values():
        for one in page.rights:
            if one.country not in names:
                sentence = f"there is no country '{one.country}'. {known(names, one.country)}"
                yield Problem(f"docs/{page.path}", one.line, sentence)


def _seen_from_here(topic: Path) -> str:
    """Return what stands before a file's name where somebody runs a command above the folder of the topic."""
    whole, here = topic.resolve(), Path.cwd()
    below = whole.relative_to(here).as_posix() if whole.is_relative_to(here) else "."
    return "" if below == "." else f"{below}/"
