"""Read a whole site: its content and its settings."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue import MACROS
from macros.content import ContentError, Guide, Problem
from macros.content.guide import survey_guide
from macros.host_check import check_host
from macros.menu import check_menu
from macros.settings import Settings, survey_settings

SETTINGS, DOCS = "mkdocs.yml", "docs"


def read_site(project: Path) -> tuple[Guide, Settings]:
    """Return the guide and the settings of a project, or raise `ContentError` with every mistake in both."""
    guide, settings, problems = survey_site(project)
    if problems:
        raise ContentError(problems)
    return guide, settings


def survey_site(project: Path) -> tuple[Guide, Settings, list[Problem]]:
    """Return the guide and the settings as far as they can be read, and every mistake in both."""
    settings, wrong = survey_settings(project / SETTINGS)
    guide, problems = survey_guide(project / DOCS, MACROS)
    wrong += [*check_host(project / SETTINGS), *check_menu(project / SETTINGS, project / DOCS)]
    return guide, settings, wrong + problems
