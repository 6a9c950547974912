"""What is due for review: pages and sources, with the day and who looks after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.content.countries import places_of_sources
from macros.content.model import Guide, months_later
from macros.freshness import is_to_come


@dataclass(frozen=True, order=True)
class Due:
    """A page or a source, and the day of its next review."""

    on: date
    path: str
    line: int
    name: str
    """Such as "Source S06" or "Page Your rights"."""

    owner: str

    def __str__(self) -> str:
        """Return the sentence that a maintainer reads."""
        return f"{self.path}:{self.line}: {self.name} is due since {self.on.isoformat()} ({self.owner})."


def due(guide: Guide, today: date) -> list[Due]:
    """Return what has to be looked at by today, the longest overdue first."""
    return sorted(one for one in _all(guide) if one.on <= today)


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


def _all(guide: Guide) -> Iterator[Due]:
    packed = places_of_sources(guide)
    for page in guide.pages.values():
        place = f"docs/{page.path}"
        day = months_later(page.reviewed, page.review_every)
        yield Due(day, place, 1, f"Page {page.title}", page.owner)
        for source in page.sources:
            day = months_later(source.checked, source.review_every)
            yield Due(day, *packed.get(source.id, (place, source.line)), f"Source {source.id}", page.owner)
