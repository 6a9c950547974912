"""The parts are shown as a path, each page with its picture, its sentence and its minutes."""

from __future__ import annotations

import pytest

from macros.catalogue import MACROS
from model.guide import Part
from tests.unit.html_promises import assert_laid_out, assert_only_text, name_of, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_page, make_site, soup

PARTS = (
    Part("today", "Today"),
    Part("later", "When there is time"),
)
PAGES = (
    make_page(
        "first.md",
        title="First",
        description="Do this.",
        minutes=10,
        picture="pictures/leaf.svg",
        part="today",
    ),
    make_page("second.md", title="Second", description="Do that.", part="today"),
    make_page("more/index.md", title="Third", description="Do more.", part="later"),
)
HOME = make_page("index.md", parts=PARTS, calls=(make_call("part_list"),))
SHOWN = soup(MACROS["part_list"](make_site(HOME, *PAGES, path="index.md")))


def test_every_part_is_a_section_of_its_legend() -> None:
    assert [name_of(SHOWN, section) for section in SHOWN.select("section")] == ["Today", "When there is time"]


@pytest.mark.parametrize("level", [2, 4])
def test_legends_are_headings_of_the_level_that_fits(level: int) -> None:
    home = make_page("index.md", parts=PARTS, calls=(make_call("part_list", level=level),))
    page = soup(MACROS["part_list"](make_site(home, *PAGES, path="index.md")))
    assert words(the(page, f"section > h{level}#today")) == "Today"


def test_the_pages_of_a_part_stand_in_its_order() -> None:
    cards = the(SHOWN, 'section[aria-labelledby="today"]').select("li")
    assert [words(the(card, "a")) for card in cards] == ["First", "Second"]


def test_a_title_leads_to_its_page() -> None:
    assert [link["href"] for link in SHOWN.select("a")] == ["first/", "second/", "more/"]


def test_addresses_start_from_the_page_that_is_being_rendered() -> None:
    home = make_page("more/home.md", parts=PARTS)
    page = soup(MACROS["part_list"](make_site(home, *PAGES, path="more/home.md")))
    assert [link["href"] for link in page.select("a")] == ["../../first/", "../../second/", "../"]
    assert the(page, "img")["src"] == "../../pictures/leaf.svg"


def test_a_page_tells_what_it_is_for() -> None:
    assert [words(card).split(" ", 1)[1] for card in SHOWN.select("li")] == [
        "Do this. 10 minutes",
        "Do that.",
        "Do more.",
    ]


def test_a_picture_is_decoration_beside_its_title() -> None:
    picture = the(SHOWN, "img")
    assert (picture["src"], picture["alt"]) == ("pictures/leaf.svg", "")


def test_a_picture_keeps_its_place_while_it_loads() -> None:
    picture = the(SHOWN, "img")
    assert str(picture["width"]).isdigit()
    assert str(picture["height"]).isdigit()


def test_hostile_words_stay_words() -> None:
    home = make_page("index.md", parts=(Part("today", HOSTILE),))
    first = make_page("first.md", title=HOSTILE, description=HOSTILE, part="today")
    assert_only_text(soup(MACROS["part_list"](make_site(home, first, path="index.md"))), HOSTILE, 3)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(MACROS["part_list"](make_site(HOME, *PAGES, path="index.md")))
