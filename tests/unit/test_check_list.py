"""What the site says about itself is listed with how it is proved."""

from __future__ import annotations

from macros.catalogue import MACROS
from model.guide import Check
from tests.unit.html_promises import assert_laid_out, assert_only_text, words
from tests.unit.small_guide import HOSTILE, make_page, make_site, soup

CHECKS = (Check("first", "It *works*.", "We try it."), Check("second", "It prints.", "We print it."))


def test_statements_stand_in_their_order_under_their_ids() -> None:
    page = soup(MACROS["check_list"](make_site(make_page(checks=CHECKS))))
    assert [entry["id"] for entry in page.select("li")] == ["first", "second"]


def test_a_statement_stands_with_its_proof() -> None:
    page = soup(MACROS["check_list"](make_site(make_page(checks=CHECKS))))
    assert [[words(line) for line in entry.select("p")] for entry in page.select("li")] == [
        ["It works.", "We try it."],
        ["It prints.", "We print it."],
    ]


def test_statements_of_another_page_are_listed_too() -> None:
    site = make_site(make_page(), make_page("more.md", checks=CHECKS))
    assert len(soup(MACROS["check_list"](site)).select("li")) == 2


def test_hostile_words_stay_words() -> None:
    page = make_page(checks=(Check("first", HOSTILE, HOSTILE),))
    assert_only_text(soup(MACROS["check_list"](make_site(page))), HOSTILE, 2)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(MACROS["check_list"](make_site(make_page(checks=CHECKS))))
