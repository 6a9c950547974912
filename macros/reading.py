"""Read a whole site: its content and its settings."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import MACROS
from macros.content import ContentError, Guide, Problem, read_guide
from macros.settings import Settings, read_settings


def read_site(project: Path) -> tuple[Guide, Settings]:
    """Return the guide and the settings of a project, or raise `ContentError` with every mistake in both."""
    problems: list[Problem] = []
    try:
        settings = read_settings(project / "mkdocs.yml")
    except ContentError as error:
        problems += error.problems
    try:
        guide = read_guide(project / "docs", MACROS)
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(problems)
    return guide, settings
