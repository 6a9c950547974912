"""A page says who looks after it, when somebody last looked, and when the next look is due."""

from __future__ import annotations

from datetime import date

import pytest

from macros.review_line import review_line
from tests.unit.html_promises import assert_laid_out, assert_only_text, words
from tests.unit.small_guide import HOSTILE, make_page, make_site, soup


@pytest.mark.parametrize(
    ("reviewed", "months", "told"),
    [
        pytest.param(date(2026, 11, 20), 12, ["20 November 2026", "20 November 2027"], id="year"),
        pytest.param(date(2026, 11, 20), 6, ["20 November 2026", "20 May 2027"], id="half-year"),
        pytest.param(date(2026, 3, 1), 1, ["1 March 2026", "1 April 2026"], id="month"),
    ],
)
def test_the_days_are_told_in_words(reviewed: date, months: int, told: list[str]) -> None:
    page = soup(review_line(make_site(make_page(reviewed=reviewed, review_every=months))))
    assert [words(day) for day in page.select("time")] == told


def test_machines_read_the_same_days() -> None:
    page = soup(review_line(make_site(make_page(reviewed=date(2026, 3, 1), review_every=12))))
    assert [day["datetime"] for day in page.select("time")] == ["2026-03-01", "2027-03-01"]


def test_the_first_day_is_the_review_and_the_second_the_next() -> None:
    page = soup(review_line(make_site(make_page(reviewed=date(2026, 3, 1), review_every=12))))
    assert "last reviewed: 1 March 2026. Next review due: 1 March 2027." in words(page)


def test_the_owner_is_named() -> None:
    assert "Looked after by: Plant people." in words(
        soup(review_line(make_site(make_page(owner="Plant people"))))
    )


def test_hostile_words_stay_words() -> None:
    assert_only_text(soup(review_line(make_site(make_page(owner=HOSTILE)))), HOSTILE, 1)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(review_line(make_site(make_page())))
