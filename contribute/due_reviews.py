"""What is due: pages and sources to review, and lines that start or end soon, each with its owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from check.review_dates import is_to_come
from model.country_packs import dated_lines, places_of_sources
from model.guide import Guide, HelpLine, months_later
from model.inline import plain

SOON = timedelta(days=60)
"""How long beforehand a line that starts or ends is listed."""


@dataclass(frozen=True, order=True)
class Due:
    """A page or a source and the day of its next review, or a line and the day on which it starts or ends."""

    on: date
    path: str
    line: int
    name: str
    """Such as "Source S06" or "Page Your rights"."""

    owner: str
    what: str = "is due since"

    def __str__(self) -> str:
        """Return the sentence that a maintainer reads."""
        return f"{self.path}:{self.line}: {self.name} {self.what} {self.on.isoformat()} ({self.owner})."


def due(guide: Guide, today: date) -> list[Due]:
    """Return what has to be looked at by today or starts or ends soon, the longest overdue first."""
    reviews = [one for one in _reviews(guide) if one.on <= today]
    return sorted([*reviews, *(one for one in _changes(guide, today) if one.on <= today + SOON)])


def to_come(guide: Guide, today: date) -> Iterator[str]:
    """Yield a warning for each page and source that was read on a day that is still to come."""
    for page in guide.pages.values():
        days = {f"Page {page.title}": page.reviewed}
        days |= {f"Source {one.id}": one.checked for one in page.sources}
        yield from (
            f"{name} was read on {day.isoformat()}, and this day is still to come. Write the day you read it."
            for name, day in days.items()
            if is_to_come(day, today)
        )


def _changes(guide: Guide, today: date) -> Iterator[Due]:
    for page, file, line in dated_lines(guide, "docs"):
        first, last = line.period.first, line.period.last
        name = f"Line '{line.name if isinstance(line, HelpLine) else plain(line.text)}'"
        if first >= today:
            yield Due(first, file, line.line, name, page.owner, "starts on")
        if last < date.max:
            yield Due(last, file, line.line, name, page.owner, "ends on" if last >= today else "ended on")


def _reviews(guide: Guide) -> Iterator[Due]:
    packed = places_of_sources(guide)
    for page in guide.pages.values():
        place = f"docs/{page.path}"
        day = months_later(page.reviewed, page.review_every)
        yield Due(day, place, 1, f"Page {page.title}", page.owner)
        for source in page.sources:
            day = months_later(source.checked, source.review_every)
            yield Due(day, *packed.get(source.id, (place, source.line)), f"Source {source.id}", page.owner)
