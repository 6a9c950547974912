"""Help is there by country, by number, in plain sight, and where a reader may need it most."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from model.addresses import address
from model.guide import Guide
from tests.content.expectations import Promises, difference, every
from tests.site.built import attribute, words

Pages = dict[str, BeautifulSoup]

SCHEMES = {"tel": "call", "sms": "text"}
every_page = every("path", lambda promised: promised.pages)


@pytest.fixture(scope="session")
def here(guide: Guide) -> str:
    """The page that shows every help line."""
    return guide.page_calling("support")


def _numbers(tag: Tag | BeautifulSoup) -> list[str]:
    """Return the numbers as they are read, each with the way to use it, such as 'call 999'."""
    links = tag.select("a[href^='tel:'], a[href^='sms:']")
    return [
        f"{SCHEMES[attribute(link, 'href')[:3]]} {re.sub(r'^(Call|Text( .* to)?) ', '', words(link))}"
        for link in links
    ]


def test_every_country_has_its_section_in_order(pages: Pages, promised: Promises, here: str) -> None:
    headings = pages[here].select(".country > h2")
    found = [f"{attribute(one, 'id')}: {words(one)}" for one in headings]
    expected = [f"{one}: {facts['country']}" for one, facts in promised.help.items()]
    problem = difference(here, expected, found)
    assert not problem, problem


@every("country", lambda promised: promised.help)
def test_every_country_shows_its_numbers_of_the_day(
    pages: Pages, guide: Guide, here: str, country: str
) -> None:
    """The check compares all lines with the promises; a page shows those of its day."""
    sections = pages[here].select(f".country[aria-labelledby='{country}']")
    found = [number for section in sections for number in _numbers(section)]
    [help_lines] = [one for one in guide.help_lines if one.id == country]
    shown = [f"{line.way} {line.number}" for line in help_lines.numbers]
    problem = difference(f"{here}, {country}", shown, found)
    assert not problem, problem


def test_help_comes_before_everything_else_on_its_page(pages: Pages, promised: Promises, here: str) -> None:
    first = [attribute(one, "id") for one in pages[here].select("article h2")[:1]]
    assert first == [*promised.help][:1]


@every("path", lambda promised: promised.support_line["pages"])
def test_the_support_line_stands_where_it_may_be_needed(
    pages: Pages, guide: Guide, here: str, path: str
) -> None:
    lines = pages[path].select(".support-line")
    assert len(lines) == 1, f"{path}: has {len(lines)} support lines and needs one"
    short = [line for country in guide.help_lines for line in country.lines if line.short]
    shown = [f"{line.way} {line.number}" for line in short]
    problem = difference(f"{path}, support line", shown, _numbers(lines[0]))
    assert not problem, problem
    assert lines[0].select(f"a[href$='{address(here)}']"), (
        f"{path}: the support line does not lead to all help"
    )


@every_page
def test_every_number_dials_what_it_shows(pages: Pages, path: str) -> None:
    wrong = [
        f"'{words(link)}' leads to '{attribute(link, 'href')}'"
        for link in pages[path].select("a[href^='tel:'], a[href^='sms:']")
        # A number may be shown as it is dialled at home, and lead to it from anywhere.
        if not attribute(link, "href")[4:].endswith(re.sub(r"[^0-9+]", "", words(link)).lstrip("0") or "0")
    ]
    assert not wrong, f"{path}: {wrong}"


@every_page
def test_no_number_waits_behind_a_click(pages: Pages, path: str) -> None:
    found = pages[path].select("a[href^='tel:'], a[href^='sms:']")
    # What a search shows where it finds nothing comes by itself.
    links = [link for link in found if not link.find_parent(class_="search-none")]
    hidden = [words(link) for link in links if link.find_parent(["details", "dialog", "template"])]
    assert not hidden, f"{path}: numbers that wait behind a click: {hidden}"


def test_every_number_names_its_country_and_its_source(pages: Pages, here: str) -> None:
    wrong = [
        words(link)
        for link in pages[here].select(".support a.number")
        if not (line := link.find_parent("li"))
        or not line.find_parent(class_="country")
        or not line.select("a.cite")
    ]
    assert not wrong, f"{here}: numbers without a country or a source: {wrong}"


@pytest.mark.fault(137)
@every("country", lambda promised: promised.help)
def test_every_country_begins_with_its_emergency_number(pages: Pages, here: str, country: str) -> None:
    first = pages[here].select(f".country[aria-labelledby='{country}'] li")[0]
    assert first.select("a.number[href^='tel:']"), f"{here}, {country}: no emergency number"
    assert first.select("a.cite"), f"{here}, {country}: the emergency number has no source"


@pytest.mark.fault(137)
def test_every_number_is_a_button_that_says_what_a_tap_does(pages: Pages, here: str) -> None:
    for link in pages[here].select(".support a.number"):
        verb = {"tel": "Call ", "sms": "Text "}[attribute(link, "href")[:3]]
        assert words(link).startswith(verb), f"{here}: '{words(link)}'"
