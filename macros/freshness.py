"""What is due: pages and sources whose next review has come, and sources that nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.content.model import Guide, months_later
from macros.content.problems import Problem


def check_freshness(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield what an author may want to look at again."""
    cited = _cited(guide)
    for path, page in guide.pages.items():
        place = f"{docs}/{path}"
        yield from _due(place, 1, "this page", page.reviewed, page.review_every, today)
        for source in page.sources:
            name = f"source '{source.id}'"
            yield from _due(place, source.line, name, source.checked, source.review_every, today)
            if source.id not in cited:
                yield Problem(
                    place, source.line, f"{name} is cited nowhere. Cite it, or think about taking it out."
                )


def _due(place: str, line: int, name: str, last: date, every: int, today: date) -> Iterator[Problem]:
    due = months_later(last, every)
    if last > today:
        yield Problem(place, line, f"{name} was reviewed on {last}, which is to come. Correct the day.")
    elif due <= today:
        yield Problem(place, line, f"{name} was due for review on {due}. Read it again and set the day.")


def _cited(guide: Guide) -> set[str]:
    lines = [line.source for country in guide.help_lines for line in country.lines]
    emergencies = [country.emergency_source for country in guide.help_lines]
    return {source for page in guide.pages.values() for source in page.cited}.union(lines, emergencies)
