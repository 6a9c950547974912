"""All checks of a site that need no build."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from check.check_downloads import check_downloads, unused_files
from check.check_images import check_images
from check.inventory import check_inventory
from check.load_site import SETTINGS, build_day, parse_site, seen_from_here
from check.placeholders import check_starter_text
from check.review_dates import check_future_dates, check_review_dates, ended_lines
from check.style import check_style
from model.country_packs import COUNTRIES
from model.files import DOCS, git_ignores, is_left
from model.guide import Guide
from model.problems import ContentError, Problem
from model.settings import Settings


@dataclass(frozen=True)
class Checked:
    """A site as far as it could be read, with its mistakes and advice."""

    guide: Guide
    settings: Settings
    mistakes: list[Problem]
    advice: list[Problem]  # what an author may want to change; it does not fail the check


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
    mistakes += [*check_images(project / DOCS), *check_downloads(project / DOCS)]
    packs_read = not any(problem.file.startswith(COUNTRIES) for problem in mistakes)
    countries_known = packs_read and tuple(pack.id for pack in guide.packs) == settings.countries
    mistakes += check_inventory(guide, project, settings.words, countries_known=countries_known)
    mistakes += check_starter_text(guide)
    day = build_day()
    advice = [*check_review_dates(guide, today, cites_known=not mistakes)]
    advice += [*ended_lines(guide, day), *_left(project / DOCS)]
    for path in [] if mistakes else unused_files(project / DOCS, guide, settings):
        used, sign = ("shows", "!") if path.startswith("pictures/") else ("links to", "")
        what = f"no page {used} this file, so it is not published."
        advice.append(Problem(f"{DOCS}/{path}", 1, f"{what} Write '{sign}[…]({path})', or delete it."))
    # Do not report an excuse as unused while its page has other mistakes.
    unsure = {problem.file.removeprefix(f"{DOCS}/") for problem in mistakes}
    # If mkdocs.yml has mistakes, the chosen countries are unknown: do not report country packs.
    skip_packs = SETTINGS in unsure
    future = check_future_dates(guide, today)
    mistakes += [problem for problem in future if not (skip_packs and problem.file.startswith(COUNTRIES))]
    style, more = check_style(guide, unsure)
    return Checked(guide.on(day), settings, mistakes + style, sorted(advice + more))


def _left(docs: Path) -> Iterator[Problem]:
    """Yield one sentence about what looks like pages that an editor left, and what git ignores."""
    left = {file for file in docs.rglob("*") if is_left(file.name)}
    passed = sorted({file for file in left if ".md" in file.name} | (git_ignores(docs) - left))
    if passed:
        more = f", as are {len(passed) - 1} like it" if passed[1:] else ""
        first = f"{DOCS}/{passed[0].relative_to(docs).as_posix()}"
        what = f"this is passed over{more}: git ignores it, or an editor left it."
        yield Problem(first, 1, f"{what} Delete the files that you don't need.")
