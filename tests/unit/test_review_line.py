"""A page says who looks after it, when somebody last looked, and when the next look is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.review_line import review_line, version
from macros.site import Site
from model.guide import CountryHelp, Guide, HelpLine, Prompt
from tests.unit.html_promises import assert_laid_out, assert_only_text, words
from tests.unit.small_guide import (
    HOSTILE,
    SETTINGS,
    make_call,
    make_group,
    make_line,
    make_page,
    make_site,
    soup,
)


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


def test_the_foot_of_every_sheet_says_what_it_is_and_of_which_day() -> None:
    settings = replace(SETTINGS, site_name="Plants", site_url="https://example.org/plants/")
    page = make_page(reviewed=date(2026, 3, 1))
    site = Site(Guide({page.path: page}), settings, page.path, page.path)
    foot = soup(review_line(site)).select(".paper-foot span")
    assert [words(one) for one in foot] == ["Plants", "example.org/plants/part", "Reviewed 1 Mar 2026"]


def test_a_page_with_questions_names_their_version() -> None:
    group = make_group("prompt", Prompt("plan", "What now?"))
    page = make_page(groups=(group,), calls=(make_call("prompt", "group"),))
    foot = soup(review_line(make_site(page))).select(".paper-foot span")
    assert [words(one) for one in foot] == ["Reviewed 1 Mar 2026", f"Version {version([group])}"]


CALL = make_line(number="123", short=True)
TEXT = make_line(name="Another", number="456", way="text", say="HELLO", short=True)
LONG = make_line(name="A long one", number="789")


@pytest.mark.fault(130)
@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([CALL, TEXT], "A line (Plantland): call 123, or example.org/help"),
        ([LONG, TEXT], "Another (Plantland): text HELLO to 456, or example.org/help"),
        ([LONG], ""),
        ([], ""),
    ],
)
def test_the_foot_carries_the_first_short_help_line(lines: list[HelpLine], told: str) -> None:
    country = CountryHelp(id="plantland", country="Plantland", lines=tuple(lines))
    pages = [make_page(), make_page("help.md", help_lines=(country,), calls=(make_call("support"),))]
    settings = replace(SETTINGS, site_url="https://example.org/")
    site = Site(Guide({page.path: page for page in pages}), settings, pages[0].path, pages[0].path)
    shown = [words(one) for one in soup(review_line(site)).select(".paper-help")]
    assert shown == [told] * bool(told)
    assert not soup(review_line(site)).select(".paper-foot a"), "nothing on paper can be pressed"


def test_hostile_words_stay_words() -> None:
    assert_only_text(soup(review_line(make_site(make_page(owner=HOSTILE)))), HOSTILE, 1)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(review_line(make_site(make_page())))
