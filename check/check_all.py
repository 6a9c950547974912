"""Everything that can be said about a site without building it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from check.check_images import check_images
from check.inventory import check_inventory
from check.load_site import DOCS, SETTINGS, build_day, parse_site, seen_from_here
from check.placeholders import check_left
from check.review_dates import check_days, check_review_dates, ended_lines
from check.style import check_style
from model.country_packs import COUNTRIES
from model.guide import Guide
from model.problems import ContentError, Problem, Report
from model.settings import Settings


@dataclass(frozen=True)
class Checked:
    """A site as far as it can be read, and what there is to say about it."""

    guide: Guide
    settings: Settings
    mistakes: list[Problem]
    advice: list[Problem]
    """What an author may decide; it stops nothing."""


def check_site(project: Path, today: date) -> Checked:
    """Return what a project says and advice on it, or raise `ContentError` with every mistake in one go."""
    checked = check_all(project, today)
    advice = seen_from_here(project, checked.advice)
    if checked.mistakes:
        raise ContentError(seen_from_here(project, checked.mistakes), advice)
    return replace(checked, advice=advice)


def check_all(project: Path, today: date) -> Checked:
    """Return what a project says as far as it can be read, with every mistake and all advice."""
    guide, settings, mistakes = parse_site(project)
    mistakes += check_images(project / DOCS)
    countries_known = tuple(pack.id for pack in guide.packs) == settings.countries
    mistakes += check_inventory(guide, project, DOCS, countries_known=countries_known)
    mistakes += check_left(guide, DOCS)
    day = build_day()
    advice = [*check_review_dates(guide, DOCS, today), *ended_lines(guide, DOCS, day)]
    # An excuse is not called idle while the page that it is for still has to be mended.
    unsure = {problem.file.removeprefix(f"{DOCS}/") for problem in mistakes}
    # Nor is a country pack judged while it is unknown which ones are meant.
    packed = SETTINGS in unsure
    days = check_days(guide, DOCS, today)
    mistakes += [one for one in days if not (packed and one.file.startswith(COUNTRIES))]
    check_style(guide, _keep(mistakes), _keep(advice), unsure)
    return Checked(guide.on(day), settings, mistakes, sorted(advice))


def _keep(problems: list[Problem]) -> Callable[[str], Report]:
    """Return what takes a page and gives a place to report its mistakes to."""

    def report_at(path: str) -> Report:
        return lambda line, text: problems.append(Problem(f"{DOCS}/{path}", line, text))

    return report_at
