"""What is due: pages and sources whose next review has come, and sources that nothing rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.content.countries import places_of_sources
from macros.content.model import Guide, Page, months_later
from macros.content.problems import Problem


def check_freshness(guide: Guide, docs: str, today: date) -> Iterator[Problem]:
    """Yield what an author may want to look at again."""
    cited = _cited(guide)
    packed = places_of_sources(guide)
    for path, page in guide.pages.items():
        place = f"{docs}/{path}"
        for told in _due(page.reviewed, page.review_every, today):
            yield Problem(place, 1, f"this page {told}")
        for source in page.sources:
            for told in _due(source.checked, source.review_every, today):
                yield Problem(*packed.get(source.id, (place, source.line)), f"source '{source.id}' {told}")
            if source.id not in cited:
                yield Problem(
                    place,
                    source.line,
                    f"source '{source.id}' is cited nowhere. Cite it, or think about taking it out.",
                )


def _due(last: date, every: int, today: date) -> Iterator[str]:
    due = months_later(last, every)
    if last > today:
        yield f"was reviewed on {last}, and that day is still to come. Write the day you read it."
    elif due <= today:
        yield f"was due for review on {due}. Read it again and set the day."


def _cited(guide: Guide) -> set[str]:
    lines = [line.source for country in guide.help_lines for line in country.lines]
    emergencies = [country.emergency_source for country in guide.help_lines]
    cited = [source for page in guide.pages.values() for source in (*page.cited, *_for_rights(page))]
    return {*cited, *lines, *emergencies}


def _for_rights(page: Page) -> Iterator[str]:
    for right in (right for country in page.rights for right in country.lines):
        yield from right.sources
