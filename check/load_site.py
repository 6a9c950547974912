"""Read a whole topic: its content and its settings."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from check.config_policy import check_config_policy
from check.crosscheck import crosscheck
from check.nav import check_nav
from model.country_packs import COUNTRIES, pack_names, read_packs
from model.guide import Guide
from model.load_guide import parse_guide
from model.problems import ContentError, Problem, known
from model.settings import Settings, parse_settings

SETTINGS, DOCS = "mkdocs.yml", "docs"

PACKS = Path(__file__).parents[1] / COUNTRIES
"""Where the country packs are, which all topics share."""


def load_site(topic: Path) -> tuple[Guide, Settings]:
    """Return the guide and the settings of a topic, or raise `ContentError` with every mistake in both."""
    guide, settings, problems = parse_site(topic)
    if problems:
        raise ContentError(seen_from_here(topic, problems))
    return guide.on(build_day()), settings


def build_day() -> date:
    """Return the day whose lines a build shows: that of SOURCE_DATE_EPOCH, or today."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        sentence = f"this is '{seconds}'. Write seconds since 1970, or leave it out of the environment."
        raise ContentError([Problem("SOURCE_DATE_EPOCH", 1, sentence)]) from None


def parse_site(topic: Path) -> tuple[Guide, Settings, list[Problem]]:
    """Return the guide and the settings as far as they can be read, and every mistake in both."""
    settings, wrong = parse_settings(topic / SETTINGS, pack_names(PACKS))
    # No page is blamed for a setting: while one is wrong, every country may have been meant.
    chosen = pack_names(PACKS) if wrong else settings.countries
    packed: list[Problem] = []
    parsed = parse_guide(topic / DOCS, read_packs(PACKS, chosen, packed))
    guide, problems = parsed.guide, parsed.problems + crosscheck(parsed, DOCS)
    if not wrong:
        problems += _unknown_to_countries(guide)
    wrong += [*check_config_policy(topic / SETTINGS), *check_nav(topic / SETTINGS, topic / DOCS)]
    return guide, replace(settings, topic=_in_project(topic)), packed + wrong + problems


def _unknown_to_countries(guide: Guide) -> Iterator[Problem]:
    """Yield what a topic says about countries that nothing answers to."""
    if guide.packs and not guide.page_calling("support"):
        sentence = "no page shows the help of 'countries'. Add '{{ support() }}' to one."
        yield Problem(SETTINGS, 1, sentence)
    names = pack_names(PACKS)
    for page in guide.pages.values():
        for one in page.rights:
            if one.country not in names:
                sentence = f"there is no country '{one.country}'. {known(names, one.country)}"
                yield Problem(f"{DOCS}/{page.path}", one.line, sentence)


def _in_project(topic: Path) -> str:
    """Return the folder of a topic in the project with a slash behind it, or nothing at its root."""
    whole, root = topic.resolve(), PACKS.resolve().parent
    return f"{whole.relative_to(root).as_posix()}/" if root in whole.parents else ""


def seen_from_here(topic: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with the file named as somebody sees it who runs a command above the topic."""
    whole, here = topic.resolve(), Path.cwd()
    below = whole.relative_to(here).as_posix() if whole.is_relative_to(here) else "."
    shared = f"{COUNTRIES}/"
    return [
        one
        if below == "." or one.file.startswith(shared)
        else replace(one, file=posixpath.normpath(f"{below}/{one.file}"))
        for one in problems
    ]
