"""A checklist is boxes to tick, each named by the whole of its text."""

from __future__ import annotations

import pytest

from macros.catalogue import MACROS
from model.guide import Item
from tests.unit.html_promises import assert_laid_out, assert_only_text, description_of, name_of, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_group, make_page, make_site, show, soup

WATER = Item("water", "Feel the *soil* before you water.", hint="A finger deep.")
LIGHT = Item("light", "Look where the light comes from.")


def test_every_item_is_a_box_named_by_its_whole_text() -> None:
    page = soup(show(make_group("checklist", WATER, LIGHT)))
    names = [name_of(page, box) for box in page.select("input[type=checkbox]")]
    assert names == ["Feel the soil before you water.", "Look where the light comes from."]


def test_a_box_carries_the_id_of_its_item() -> None:
    page = soup(show(make_group("checklist", WATER)))
    assert the(page, "input")["name"] == "water"
    assert the(page, "#water").select("input")


def test_boxes_are_empty_at_first() -> None:
    page = soup(show(make_group("checklist", WATER, LIGHT)))
    assert not page.select("[checked]")


def test_a_hint_describes_its_box() -> None:
    page = soup(show(make_group("checklist", WATER)))
    assert description_of(page, the(page, "input")) == "A finger deep."


def test_without_a_hint_nothing_describes_the_box() -> None:
    page = soup(show(make_group("checklist", LIGHT)))
    assert not page.select("[aria-describedby], .hint")


def test_an_item_for_some_stages_says_for_which() -> None:
    page = soup(show(make_group("checklist", Item("water", "Water it.", stages=("new", "old")))))
    assert words(the(page, "#water .for-stages")) == "Only if this fits: “It is new”, or “It is old”"


def test_an_item_for_all_stages_says_nothing_of_them() -> None:
    assert not soup(show(make_group("checklist", WATER))).select(".for-stages")


@pytest.mark.parametrize("level", [2, 3, 6])
def test_the_legend_is_a_heading_of_the_level_that_fits(level: int) -> None:
    page = soup(show(make_group("checklist", WATER), level=level))
    heading = the(page, f"section > h{level}")
    assert words(heading) == "The legend"
    assert name_of(page, the(page, "section")) == "The legend"


def test_the_intro_stands_below_the_legend() -> None:
    page = soup(show(make_group("checklist", WATER, intro="Take a *chair*.")))
    assert str(the(page, ".intro")) == '<p class="intro">Take a <em>chair</em>.</p>'


def test_links_lead_from_the_page_that_is_being_rendered() -> None:
    group = make_group("checklist", Item("water", "Read [more](more.md#pots)."))
    pages = make_page(groups=(group,), calls=(make_call("checklist", "group"),)), make_page("more.md")
    assert the(soup(MACROS["checklist"](make_site(*pages), "group")), "a")["href"] == "../more/#pots"


def test_hostile_words_stay_words() -> None:
    item = Item("water", HOSTILE, hint=HOSTILE)
    page = soup(show(make_group("checklist", item, legend=HOSTILE, intro=HOSTILE)))
    assert_only_text(page, HOSTILE, 4)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(show(make_group("checklist", WATER, LIGHT, intro="Look.")))
