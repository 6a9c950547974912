"""Pairs of small sites: the base site, and the same with a change in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from contribute.change_summary import summarise
from tests.mistakes.fixture_site import Case, make_site

TODAY = date(2026, 4, 1)
"""A day on which nothing of the base site is due."""

Changes = dict[str, list[tuple[str, str]]]
"""By file: words that stand there once, and what takes their place."""


def changed(folder: Path, changes: Changes, files: dict[str, str] | None = None) -> tuple[Path, Path]:
    """Return the base site, and one with the changes."""
    pairs = {
        file: [{"replace": old, "by": new} for old, new in replaced] for file, replaced in changes.items()
    }
    case = Case("a change", change=pairs, files=files or {})
    return make_site(folder / "base"), make_site(folder / "head", case)


def told(folder: Path, changes: Changes, files: dict[str, str] | None = None) -> list[str]:
    """Return the sentences that the summary lists about changes."""
    base, head = changed(folder, changes, files)
    lines = summarise(base, head, TODAY).splitlines()
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]
