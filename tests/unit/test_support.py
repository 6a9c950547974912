"""Help is a number to follow with one tap, with its source, country by country."""

from __future__ import annotations

import pytest

from macros.support import dial, support, support_line
from model.guide import Call, CountryHelp, Page
from tests.unit.html_promises import assert_laid_out, assert_only_text, name_of, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_line, make_page, make_site, make_source, soup

CALL = make_line(name="First line", number="+1 (800) 11", note="*Free*.", source="S1", short=True)
TEXT = make_line(name="Second line", number="70 70", way="text", say="LEAF", source="S2")
EMERGENCY = tuple(make_line(name="", number=number, source="S2") for number in ("112", "999"))
NORTH = CountryHelp(id="north", country="Northland", lines=(CALL, TEXT), emergency=EMERGENCY)
SOUTH = CountryHelp(id="south", country="Southland", lines=(make_line(name="Third line", number="11"),))
REGISTER = make_page("sources.md", sources=(make_source("S1"), make_source("S2")))


def help_page(*countries: CountryHelp, level: int = 3) -> Page:
    """Return the page that shows all help."""
    return make_page(title="All the help", help_lines=countries, calls=(make_call("support", level=level),))


ALL = soup(support(make_site(help_page(NORTH, SOUTH), REGISTER)))
SHORT = soup(support_line(make_site(help_page(NORTH, SOUTH), REGISTER, make_page("more.md"), path="more.md")))


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        pytest.param("116 123", "116123", id="spaces"),
        pytest.param("+44 (0)20-11", "+4402011", id="plus-and-brackets"),
        pytest.param("0800 11+22", "08001122", id="plus-inside"),
        pytest.param("988", "988", id="digits"),
    ],
)
def test_a_number_is_dialled_without_what_eyes_need(number: str, dialled: str) -> None:
    assert dial(number) == dialled


def test_every_country_is_a_section_of_its_name() -> None:
    assert [name_of(ALL, section) for section in ALL.select(".country")] == ["Northland", "Southland"]


@pytest.mark.parametrize("level", [2, 3])
def test_countries_are_headings_of_the_level_that_fits(level: int) -> None:
    page = soup(support(make_site(help_page(NORTH, level=level), REGISTER)))
    assert words(the(page, f"section > h{level}")) == "Northland"


def test_a_number_to_call_is_a_link_that_calls() -> None:
    assert words(the(ALL, 'a[href="tel:+180011"]')) == "Call +1 (800) 11"


def test_a_number_to_text_is_a_link_that_texts_and_says_what_to_write() -> None:
    assert words(the(ALL, 'a[href="sms:7070"]')) == "Text LEAF to 70 70"


def test_a_line_says_who_answers_then_the_number_then_its_note() -> None:
    assert [words(line) for line in ALL.select("li")][:2] == [
        "If someone's life is in danger Source 1 Call 112 Call 999",
        "First line Source 2 Call +1 (800) 11 Free.",
    ]


@pytest.mark.parametrize(
    ("calls", "goals"),
    [
        pytest.param((), "../sources/#source-s{}", id="no-list-here"),
        pytest.param((make_call("source_list"),), "#source-s{}", id="listed-here"),
    ],
)
def test_every_line_leads_to_its_source_at_the_foot_or_in_the_register(
    calls: tuple[Call, ...], goals: str
) -> None:
    page = make_page(title="All the help", help_lines=(NORTH, SOUTH), calls=(make_call("support"), *calls))
    marks = soup(support(make_site(page, REGISTER))).select("a.cite")
    assert [mark["href"] for mark in marks] == [goals.format(number) for number in (2, 1, 2, 1)]


@pytest.mark.fault(137)
def test_an_emergency_is_a_number_to_call() -> None:
    links = ALL.select('section[aria-labelledby="north"] li:first-child a.number')
    assert [link["href"] for link in links] == ["tel:112", "tel:999"]


def test_a_country_without_an_emergency_number_names_the_local_one() -> None:
    assert "local emergency number" in words(the(ALL, 'section[aria-labelledby="south"]'))
    assert "local emergency number" not in words(the(ALL, 'section[aria-labelledby="north"]'))


def test_the_short_line_holds_the_short_numbers_only() -> None:
    assert [words(item).split(":")[0] for item in SHORT.select("li")] == ["Northland"]
    assert [link["href"] for link in SHORT.select("a.number")] == ["tel:+180011"]


def test_the_short_line_says_who_answers() -> None:
    assert words(the(SHORT, "li")) == "Northland: First line, call +1 (800) 11"


def test_the_short_line_leads_to_all_the_help() -> None:
    link = the(SHORT, "a:not(.number)")
    assert link["href"] == "../part/"
    assert words(link).startswith("All the help")


def test_several_short_numbers_of_a_country_stand_apart() -> None:
    country = CountryHelp(
        id="north",
        country="Northland",
        lines=(CALL, make_line(name="Fourth line", number="12", short=True)),
    )
    page = soup(support_line(make_site(help_page(country), REGISTER)))
    assert words(the(page, "li")) == "Northland: First line, call +1 (800) 11, or Fourth line, call 12"


def test_help_is_not_behind_a_click() -> None:
    assert not ALL.select("details, button, [hidden]")
    assert not SHORT.select("details, button, [hidden]")


def test_hostile_words_stay_words() -> None:
    line = make_line(name=HOSTILE, number=HOSTILE, way="text", say=HOSTILE, note=HOSTILE, short=True)
    page = help_page(CountryHelp(id="north", country=HOSTILE, lines=(line,)))
    assert_only_text(soup(support(make_site(page, REGISTER))), HOSTILE, 5)
    assert_only_text(soup(support_line(make_site(page, REGISTER))), HOSTILE, 4)


def test_markdown_leaves_the_html_alone() -> None:
    site = make_site(help_page(NORTH, SOUTH), REGISTER)
    assert_laid_out(support(site))
    assert_laid_out(support_line(site))
