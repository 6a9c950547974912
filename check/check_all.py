"""All checks of a site that need no build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from check.check_images import check_images, unused_pictures
from check.inventory import check_inventory
from check.load_site import DOCS, SETTINGS, build_day, parse_site, seen_from_here
from check.placeholders import check_starter_text
from check.review_dates import check_future_dates, check_review_dates, ended_lines
from check.style import check_style
from model.country_packs import COUNTRIES
from model.files import is_left
from model.guide import Guide
from model.problems import ContentError, Problem, reporter
from model.settings import Settings


@dataclass(frozen=True)
class Checked:
    """A site as far as it could be read, with its mistakes and advice."""

    guide: Guide
    settings: Settings
    mistakes: list[Problem]
    advice: list[Problem]
    """What an author may want to change; it does not fail the check."""


def check_site(project: Path, today: date) -> Checked:
    """Return the site with advice, or raise `ContentError` with all mistakes."""
    checked = check_all(project, today)
    advice = seen_from_here(project, checked.advice)
    if checked.mistakes:
        raise ContentError(seen_from_here(project, checked.mistakes), advice)
    return replace(checked, advice=advice)


def check_all(project: Path, today: date) -> Checked:
    """Return the site as far as it can be read, with all mistakes and advice."""
    guide, settings, mistakes = parse_site(project)
    mistakes += check_images(project / DOCS)
    packs_read = not any(problem.file.startswith(COUNTRIES) for problem in mistakes)
    countries_known = packs_read and tuple(pack.id for pack in guide.packs) == settings.countries
    mistakes += check_inventory(guide, project, DOCS, settings.words, countries_known=countries_known)
    mistakes += check_starter_text(guide, DOCS)
    day = build_day()
    advice = [*check_review_dates(guide, DOCS, today, cites_known=not mistakes)]
    advice += [*ended_lines(guide, DOCS, day), *_left(project / DOCS)]
    for path in [] if mistakes else unused_pictures(project / DOCS, guide, settings):
        sentence = (
            f"no page shows this picture, so it is not published. Show it with '![…]({path})', or delete it."
        )
        advice.append(Problem(f"{DOCS}/{path}", 1, sentence))
    # Do not report an excuse as unused while its page has other mistakes.
    unsure = {problem.file.removeprefix(f"{DOCS}/") for problem in mistakes}
    # If mkdocs.yml has mistakes, the chosen countries are unknown: do not report country packs.
    skip_packs = SETTINGS in unsure
    future = check_future_dates(guide, DOCS, today)
    mistakes += [problem for problem in future if not (skip_packs and problem.file.startswith(COUNTRIES))]
    check_style(
        guide,
        lambda path: reporter(mistakes, f"{DOCS}/{path}"),
        lambda path: reporter(advice, f"{DOCS}/{path}"),
        unsure,
    )
    return Checked(guide.on(day), settings, mistakes, sorted(advice))


def _left(docs: Path) -> Iterator[Problem]:
    """Yield one sentence about what looks like pages that an editor left."""
    left = sorted(file for file in docs.rglob("*") if is_left(file.name) and ".md" in file.name)
    if left:
        more = f", and {len(left) - 1} like it" if left[1:] else ""
        sentence = f"this name is that of a file which editors leave: it is no page{more}. Delete it."
        yield Problem(f"{DOCS}/{left[0].relative_to(docs).as_posix()}", 1, sentence)
