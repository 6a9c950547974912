"""A page keeps a place for the files of a sheet, and says so until they are there."""

from __future__ import annotations

from markdown import markdown

from macros.catalogue import MACROS
from tests.unit.html_promises import assert_laid_out, words
from tests.unit.small_guide import make_page, make_site, soup


def test_the_place_says_that_the_files_are_still_to_come() -> None:
    place = soup(MACROS["sheet_files"](make_site(make_page()))).select_one(".sheet-files")
    assert place
    assert words(place)
    assert not place.select("a"), "it leads to what is not there yet"


def test_markdown_leaves_the_place_as_it_is() -> None:
    """Publishing finds it again sign by sign."""
    html = MACROS["sheet_files"](make_site(make_page()))
    assert_laid_out(html)
    assert html in markdown(f"Before.\n\n{html}\n\nAfter.")
