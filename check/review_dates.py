"""What is due: pages and sources whose next review has come, and sources that nothing rests on.

A review on a day that is still to come is a mistake, for nobody has done it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from model.country_packs import dated_lines, places_of_sources
from model.guide import Guide, months_later
from model.problems import Problem


def check_review_dates(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield what an author may want to look at again."""
    cited = _cited(guide)
    for one in _reviews(guide, docs):
        # A day that could not be read is no day to count from.
        if one.last > date.min and (due := months_later(one.last, one.every)) <= today:
            yield one.problem(f"was due for review on {due}. Read it again and set the day.")
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
    """Yield each line of help or rights whose last day has passed: no build shows it any more."""
    for _, file, line in dated_lines(guide, docs):
        if date.min < line.period.last < today:
            yield Problem(
                file,
                line.line,
                f"this line ended on {line.period.last} and is shown no more. "
                "Take it out, or write what holds now.",
            )


def check_days(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield each review that nobody can have done yet."""
    for one in _reviews(guide, docs):
        if is_to_come(one.last, today):
            yield one.problem(
                f"was reviewed on {one.last}, and that day is still to come. "
                f"Write the day you read it: '{one.key}: {today}', if that was today."
            )


def is_to_come(day: date, today: date) -> bool:
    """Return whether a day has begun nowhere yet: it may be tomorrow already for who lives farther east."""
    return day > today + timedelta(days=1)


@dataclass(frozen=True)
class _Review:
    """When a page or a source was read last, and where that is written."""

    what: str
    key: str
    last: date
    every: int
    place: tuple[str, int]

    def problem(self, told: str) -> Problem:
        return Problem(*self.place, f"{self.what} {told}")


def _reviews(guide: Guide, docs: str) -> Iterator[_Review]:
    packed = places_of_sources(guide)
    for path, page in guide.pages.items():
        place = f"{docs}/{path}"
        yield _Review("this page", "reviewed", page.reviewed, page.review_every, (place, 1))
        for one in page.sources:
            where = packed.get(one.id, (place, one.line))
            yield _Review(f"source '{one.id}'", "checked", one.checked, one.review_every, where)


def _cited(guide: Guide) -> set[str]:
    lines = [line.source for country in guide.help_lines for line in country.numbers]
    rights = [right for page in guide.pages.values() for country in page.rights for right in country.lines]
    cited = [source for page in guide.pages.values() for source in guide.cited_on(page)]
    return {*cited, *lines, *(source for right in rights for source in right.sources)}
