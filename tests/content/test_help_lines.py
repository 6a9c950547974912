"""Help is there by country, by number, in plain sight, and where a reader may need it most."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from tests.content.expectations import HELP, PAGES, SUPPORT_LINE, difference
from tests.site.built import attribute, words

Pages = dict[str, BeautifulSoup]

SCHEMES = {"tel": "call", "sms": "text"}
every_support_line = pytest.mark.parametrize("path", SUPPORT_LINE["pages"])


def _numbers(tag: Tag | BeautifulSoup) -> list[str]:
    """Return the numbers as they are read, each with the way to use it, such as 'call 999'."""
    links = tag.select("a[href^='tel:'], a[href^='sms:']")
    return [f"{SCHEMES[attribute(link, 'href')[:3]]} {words(link)}" for link in links]


def test_every_country_has_its_section_in_order(pages: Pages) -> None:
    headings = pages["get-support.md"].select(".country > h2")
    found = [f"{attribute(one, 'id')}: {words(one)}" for one in headings]
    problem = difference(
        "get-support.md", [f"{one}: {facts['country']}" for one, facts in HELP.items()], found
    )
    assert not problem, problem


@pytest.mark.parametrize("country", HELP)
def test_every_country_shows_its_numbers(pages: Pages, country: str) -> None:
    sections = pages["get-support.md"].select(f".country[aria-labelledby='{country}']")
    found = [number for section in sections for number in _numbers(section)]
    problem = difference(f"get-support.md, {country}", HELP[country]["numbers"], found)
    assert not problem, problem


def test_help_comes_before_everything_else_on_its_page(pages: Pages) -> None:
    first = pages["get-support.md"].select("article h2")[0]
    assert attribute(first, "id") == next(iter(HELP))


@every_support_line
def test_the_support_line_stands_where_it_may_be_needed(pages: Pages, path: str) -> None:
    lines = pages[path].select(".support-line")
    assert len(lines) == 1, f"{path}: has {len(lines)} support lines and needs one"
    problem = difference(f"{path}, support line", SUPPORT_LINE["numbers"], _numbers(lines[0]))
    assert not problem, problem
    assert lines[0].select("a[href$='get-support/']"), f"{path}: the support line does not lead to all help"


@pytest.mark.parametrize("path", PAGES)
def test_every_number_dials_what_it_shows(pages: Pages, path: str) -> None:
    wrong = [
        f"'{words(link)}' leads to '{attribute(link, 'href')}'"
        for link in pages[path].select("a[href^='tel:'], a[href^='sms:']")
        if re.sub(r"[^0-9+]", "", words(link)) != attribute(link, "href")[4:]
    ]
    assert not wrong, f"{path}: {wrong}"


@pytest.mark.parametrize("path", PAGES)
def test_no_number_waits_behind_a_click(pages: Pages, path: str) -> None:
    links = pages[path].select("a[href^='tel:'], a[href^='sms:']")
    hidden = [words(link) for link in links if link.find_parent(["details", "dialog", "template"])]
    assert not hidden, f"{path}: numbers that wait behind a click: {hidden}"


def test_every_number_names_its_country_and_its_source(pages: Pages) -> None:
    wrong = [
        words(link)
        for link in pages["get-support.md"].select(".support a.number")
        if not link.find_parent(class_="country") or not link.find_next_sibling("a", class_="source")
    ]
    assert not wrong, f"get-support.md: numbers without a country or a source: {wrong}"
