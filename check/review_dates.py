"""Check review dates: what is due, dates in the future, and intervals that are too long.

Also advises on sources that no page cites, and on lines of help or rights that have ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from model.country_packs import dated_lines, places_of_sources
from model.guide import Guide, Page, months_later
from model.problems import Problem, Report

LAW_AND_HELP = 6
"""The longest review interval, in months, for law and phone numbers."""

SHORT_LIVED = ("official", "comment", "health")
"""The kinds of sources about law and help."""


def check_review_dates(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield advice: pages and sources that are due for review, and sources that no page cites."""
    cited = _cited(guide)
    for review in _reviews(guide, docs):
        # An unreadable date is date.min, and reported where it is read.
        if review.last > date.min and (due := months_later(review.last, review.every)) <= today:
            yield review.problem(f"was due for review on {due}. Read it again and set the date.")
    for path, page in guide.pages.items():
        place = f"{docs}/{path}"
        for source in page.sources:
            if source.id not in cited:
                yield Problem(
                    place,
                    source.line,
                    f"source '{source.id}' is cited nowhere. Cite it, or think about taking it out.",
                )


def ended_lines(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield each line of help or rights that has ended, so that no build shows it."""
    for _, file, line in dated_lines(guide, docs):
        if date.min < line.period.last < today:
            yield Problem(
                file,
                line.line,
                f"this line ended on {line.period.last} and is no longer shown. "
                "Take it out, or write what applies now.",
            )


def check_future_dates(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield each review that is dated in the future."""
    for review in _reviews(guide, docs):
        if is_in_future(review.last, today):
            yield review.problem(
                f"was reviewed on {review.last}, which is in the future. "
                f"Write the date you read it, for example '{review.key}: {today}' for today."
            )


def is_in_future(reviewed: date, today: date) -> bool:
    """Return whether a date is in the future in every time zone."""
    return reviewed > today + timedelta(days=1)


def check_review_interval(page: Page, guide: Guide, report: Report) -> None:
    """Report pages and sources about law or help with a review interval of more than six months."""
    phone_sources = {line.source for country in guide.help_lines for line in country.numbers}
    for source in page.sources:
        if source.review_every > LAW_AND_HELP and (source.kind in SHORT_LIVED or source.id in phone_sources):
            report(
                source.line,
                f"source '{source.id}' is about law or help, which may change. "
                f"Write 'review_every: {LAW_AND_HELP} months' or fewer.",
            )
    cited = {guide.sources[name].kind for name in guide.cited_on(page) if name in guide.sources}
    if page.review_every > LAW_AND_HELP and (page.help_lines or cited & {"official", "comment"}):
        report(
            1,
            f"the page says what the law is or where help is, which may change. "
            f"Write 'review_every: {LAW_AND_HELP} months' or fewer.",
        )


@dataclass(frozen=True)
class _Review:
    """The last review of a page or a source, and where it is written."""

    what: str
    key: str
    last: date
    every: int
    place: tuple[str, int]

    def problem(self, text: str) -> Problem:
        return Problem(*self.place, f"{self.what} {text}")


def _reviews(guide: Guide, docs: str) -> Iterator[_Review]:
    in_packs = places_of_sources(guide)
    for path, page in guide.pages.items():
        place = f"{docs}/{path}"
        yield _Review("this page", "reviewed", page.reviewed, page.review_every, (place, 1))
        for source in page.sources:
            where = in_packs.get(source.id, (place, source.line))
            yield _Review(f"source '{source.id}'", "checked", source.checked, source.review_every, where)


def _cited(guide: Guide) -> set[str]:
    lines = [line.source for country in guide.help_lines for line in country.numbers]
    rights = [right for page in guide.pages.values() for country in page.rights for right in country.lines]
    cited = [source for page in guide.pages.values() for source in guide.cited_on(page)]
    return {*cited, *lines, *(source for right in rights for source in right.sources)}
