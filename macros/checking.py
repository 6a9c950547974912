"""Everything that can be said about a site without building it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.content import ContentError, Guide, Problem
from macros.content.pictures import check_pictures
from macros.content.problems import Report
from macros.freshness import check_freshness
from macros.promises import check_promises
from macros.reading import DOCS, survey_site
from macros.settings import Settings
from macros.style import check_style


@dataclass(frozen=True)
class Checked:
    """A site without a mistake."""

    guide: Guide
    settings: Settings
    advice: tuple[Problem, ...]
    """What an author may decide; it stops nothing."""


def check_site(project: Path, today: date) -> Checked:
    """Return what a project says and advice on it, or raise `ContentError` with every mistake in one go."""
    guide, settings, mistakes = survey_site(project)
    mistakes += check_pictures(project / DOCS)
    mistakes += check_promises(guide, project, DOCS)
    advice = list(check_freshness(guide, DOCS, today))
    # An excuse is not called idle while the page that it is for still has to be mended.
    unsure = {problem.file.removeprefix(f"{DOCS}/") for problem in mistakes}
    check_style(guide, _keep(mistakes), _keep(advice), unsure)
    if mistakes:
        raise ContentError(mistakes, advice)
    return Checked(guide, settings, tuple(sorted(advice)))


def _keep(problems: list[Problem]) -> Callable[[str], Report]:
    """Return what takes a page and gives a place to report its mistakes to."""

    def report_at(path: str) -> Report:
        return lambda line, text: problems.append(Problem(f"{DOCS}/{path}", line, text))

    return report_at
