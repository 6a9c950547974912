"""What is due for another look is advised on; nothing fails for a day that has come."""

from __future__ import annotations

from datetime import date, timedelta

from check.review_dates import check_future_dates, check_review_dates
from model.front_matter import NO_DAY
from model.guide import CountryHelp, Guide, Page
from tests.unit.small_guide import make_call, make_line, make_page, make_source

DAY = date(2026, 3, 1)


def advice(page: Page, today: date = DAY) -> list[str]:
    """Return what is advised about a guide of one page."""
    return [str(one) for one in check_review_dates(Guide({page.path: page}), today)]


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
    source = make_source("S1", line=7, checked=DAY + timedelta(days=2))
    page = make_page(reviewed=DAY + timedelta(days=2), sources=(source,))
    told = [str(one) for one in check_future_dates(Guide({page.path: page}), DAY)]
    assert [one.split(" was ")[0] for one in told] == [
        "docs/part.md:1: this page",
        "docs/part.md:7: source 'S1'",
    ]
    assert "'reviewed: 2026-03-01'" in told[0]
    assert "'checked: 2026-03-01'" in told[1]


def test_where_it_is_tomorrow_already_a_review_is_done() -> None:
    page = make_page(reviewed=DAY + timedelta(days=1))
    assert list(check_future_dates(Guide({page.path: page}), DAY)) == []


def test_a_day_that_could_not_be_read_is_not_due() -> None:
    assert advice(make_page(reviewed=NO_DAY)) == []


def test_a_source_that_nothing_rests_on_is_named() -> None:
    page = make_page(sources=(make_source("S1", line=7, review_every=12),))
    [one] = advice(page)
    assert one.startswith("docs/part.md:7: source 'S1' is cited nowhere.")


def test_a_help_line_rests_on_its_source_too() -> None:
    country = CountryHelp(
        id="here", country="Here", lines=(make_line(source="S1"),), emergency=(make_line(source="S2"),)
    )
    sources = (make_source("S1", review_every=12), make_source("S2", review_every=12))
    assert advice(make_page(sources=sources, help_lines=(country,))) == []
