"""Every page ends by saying who looks after it, when somebody last looked, and when the next look is due."""

from __future__ import annotations

import calendar
from datetime import date

from bs4 import BeautifulSoup

from model.guide import Guide
from tests.site.built import attribute, words

Pages = dict[str, BeautifulSoup]


def test_every_page_ends_with_its_review_line(pages: Pages) -> None:
    wrong = []
    for path, page in pages.items():
        last = page.select("article > :last-child")
        if len(page.select(".review-line")) != 1 or "review-line" not in attribute(last[-1], "class").split():
            wrong.append(path)
    assert not wrong, f"Pages that do not end with one review line: {wrong}"


def test_every_review_line_names_the_owner(pages: Pages, guide: Guide) -> None:
    wrong = [
        path
        for path, page in pages.items()
        if not any(guide.pages[path].owner in words(line) for line in page.select(".review-line"))
    ]
    assert not wrong, f"Pages whose owner is not named at the end: {wrong}"


def test_every_review_line_says_when_the_last_and_the_next_review_are(pages: Pages, guide: Guide) -> None:
    wrong = []
    for path, page in pages.items():
        facts = guide.pages[path]
        due = _months_on(facts.reviewed, facts.review_every)
        expected = [(day.isoformat(), f"{day.day} {day:%B %Y}") for day in (facts.reviewed, due)]
        found = [(attribute(time, "datetime"), words(time)) for time in page.select(".review-line time")]
        wrong += [f"{path}: expected {expected}, found {found}"] if found != expected else []
    assert not wrong, "\n".join(wrong)


def _months_on(day: date, months: int) -> date:
    """Count months in another way than the macro does."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
