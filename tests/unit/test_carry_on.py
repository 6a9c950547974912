"""The way back to answers has the words that a script needs, and says nothing before it is filled in."""

from __future__ import annotations

from macros.catalogue import MACROS
from tests.unit.html_promises import assert_laid_out, the, words
from tests.unit.small_guide import make_call, make_page, make_site, soup

HOME = make_page("index.md", title="Home")
SHEET = make_page("sheet.md", title="The sheet", calls=(make_call("worksheet"),))


def test_it_leads_to_the_worksheet_and_names_nothing_yet() -> None:
    page = soup(MACROS["carry_on"](make_site(HOME, SHEET, path="index.md")))
    assert the(page, "template > a")["href"] == "sheet/"
    assert "{name}" in str(the(page, ".carry-on")["data-words"])
    assert "{name}" not in words(page)


def test_a_script_finds_where_to_look_and_how_to_call_a_record() -> None:
    site = make_site(HOME, SHEET, path="index.md")
    place = the(soup(MACROS["carry_on"](site)), ".carry-on")
    assert place["data-site-id"] == site.settings.site_id
    assert "{number}" in str(place["data-unnamed"])


def test_without_a_worksheet_there_is_nothing_to_go_back_to() -> None:
    assert not MACROS["carry_on"](make_site(HOME, path="index.md"))


def test_it_is_laid_out() -> None:
    assert_laid_out(MACROS["carry_on"](make_site(HOME, SHEET, path="index.md")))
