"""List what is due: pages and sources to review, and help lines and rights that start or end soon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from check.review_dates import is_in_future
from model.country_packs import dated_lines, places_of_sources
from model.guide import Guide, HelpLine, months_later
from model.inline import plain

NOTICE = timedelta(days=60)
"""How long in advance a line that starts or ends is listed."""


@dataclass(frozen=True, order=True)
class Due:
    """A page or source to review, or a line that starts or ends, with the date."""

    on: date
    path: str
    line: int
    name: str
    """Such as "Source S06" or "Page Your rights"."""

    owner: str
    what: str = "is due since"

    def __str__(self) -> str:
        """Return the line of the list."""
        return f"{self.path}:{self.line}: {self.name} {self.what} {self.on.isoformat()} ({self.owner})."


def due(guide: Guide, today: date) -> list[Due]:
    """Return the reviews due by today and the lines that start or end soon, oldest first."""
    reviews = [review for review in _reviews(guide) if review.on <= today]
    return sorted([*reviews, *(line for line in _changes(guide, today) if line.on <= today + NOTICE)])


def future_reviews(guide: Guide, today: date) -> Iterator[str]:
    """Yield a warning for each page and source whose review is dated in the future."""
    for page in guide.pages.values():
        dates = {f"Page {page.title}": page.reviewed}
        dates |= {f"Source {source.id}": source.checked for source in page.sources}
        yield from (
            f"{name} was read on {reviewed.isoformat()}, which is in the future. Write the date you read it."
            for name, reviewed in dates.items()
            if is_in_future(reviewed, today)
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
    in_packs = places_of_sources(guide)
    for page in guide.pages.values():
        place = f"docs/{page.path}"
        due_on = months_later(page.reviewed, page.review_every)
        yield Due(due_on, place, 1, f"Page {page.title}", page.owner)
        for source in page.sources:
            due_on = months_later(source.checked, source.review_every)
            yield Due(
                due_on, *in_packs.get(source.id, (place, source.line)), f"Source {source.id}", page.owner
            )
