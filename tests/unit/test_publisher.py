"""A guide says who stands behind it, and when its facts were last compared with their sources."""

from dataclasses import replace

from macros.catalogue import MACROS
from tests.unit.html_promises import assert_laid_out, words
from tests.unit.small_guide import SETTINGS, make_page, make_site, make_source, soup

PAGE = make_page(sources=(make_source("S01"),))
NAMED = replace(SETTINGS, published_by="The Leaf Readers", checked_by="A botanist")


def test_it_names_the_publisher_and_who_checked_the_facts() -> None:
    html = MACROS["publisher"](replace(make_site(PAGE), settings=NAMED))
    assert_laid_out(html)
    assert "The Leaf Readers publishes this guide" in words(soup(html))
    assert "A botanist checked its numbers and rules" in words(soup(html))
    assert soup(html).select("time")


def test_a_copy_without_a_publisher_says_so() -> None:
    said = words(soup(MACROS["publisher"](make_site(PAGE))))
    assert "Nobody has put their name" in said
    assert "last compared with their sources" in said


def test_a_guide_without_sources_says_nothing_of_them() -> None:
    assert "sources" not in words(soup(MACROS["publisher"](make_site(make_page()))))
