"""What is due for another look is advised on; nothing fails for a day that has come."""

from __future__ import annotations

from datetime import date

from macros.content.model import CountryHelp, Guide, Page
from macros.freshness import check_freshness
from tests.unit.small_guide import make_call, make_line, make_page, make_source

DAY = date(2026, 3, 1)


def advice(page: Page, today: date = DAY) -> list[str]:
    """Return what is advised about a guide of one page."""
    return [str(one) for one in check_freshness(Guide({page.path: page}), "docs", today)]


def test_nothing_is_said_before_the_day() -> None:
    assert advice(make_page(review_every=1), date(2026, 3, 31)) == []


def test_a_page_is_due_on_its_day() -> None:
    [one] = advice(make_page(review_every=1), date(2026, 4, 1))
    assert one.startswith("docs/part.md:1: this page was due for review on 2026-04-01.")


def test_a_source_is_due_at_its_line() -> None:
    source = make_source("S1", line=7)
    page = make_page(sources=(source,), calls=(make_call("cite", "S1"),))
    [one] = advice(page, date(2026, 3, 1))
    assert one.startswith("docs/part.md:7: source 'S1' was due for review on 2026-02-28.")


def test_a_day_to_come_is_no_review() -> None:
    [one] = advice(make_page(reviewed=date(2027, 1, 1)))
    assert "that day is still to come" in one


def test_a_source_that_nothing_rests_on_is_named() -> None:
    page = make_page(sources=(make_source("S1", line=7, review_every=12),))
    [one] = advice(page)
    assert one.startswith("docs/part.md:7: source 'S1' is cited nowhere.")


def test_a_help_line_rests_on_its_source_too() -> None:
    country = CountryHelp("here", "Here", (make_line(source="S1"),), "112", "S2")
    sources = (make_source("S1", review_every=12), make_source("S2", review_every=12))
    assert advice(make_page(sources=sources, help_lines=(country,))) == []
