"""A worksheet gathers groups from all pages, each with the way back to its page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.worksheet import worksheet, worksheet_list
from model.guide import Item, Letter, Prompt
from tests.unit.html_promises import assert_laid_out, name_of, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_group, make_page, make_site, soup

SHEET = "more/sheet.md"
BOXES = make_group("checklist", Item("water", "Water it."), name="boxes", legend="Boxes to tick")
QUESTIONS = make_group("reflection", Item("soil", "Was it dry?"), name="questions", legend="Questions")
LINES = make_group("prompt", Prompt("plan", "What now?"), name="lines", legend="Lines", page=SHEET)
WORDS = make_group("letter", Letter("ask", "Words", body="Hello"), name="words", legend="Words")
PART = make_page(title="The part", groups=(BOXES, QUESTIONS, WORDS))


def shown(*names: str, level: int = 3) -> BeautifulSoup:
    """Return a worksheet of some groups as a tree."""
    return soup(markup(*names, level=level))


def markup(*names: str, level: int = 3) -> str:
    """Return a worksheet of some groups."""
    sheet = make_page(SHEET, groups=(LINES,), calls=(make_call("worksheet", *names, level=level),))
    return worksheet(make_site(PART, sheet, path=SHEET), *names)


def test_groups_stand_in_the_order_in_which_they_are_asked_for() -> None:
    page = shown("questions", "lines", "boxes", "words")
    assert [words(legend) for legend in page.select(".legend")] == [
        "Questions",
        "Lines",
        "Boxes to tick",
        "Words",
    ]


@pytest.mark.parametrize(
    ("name", "control", "question"),
    [
        pytest.param("boxes", "#water input[type=checkbox]", "Water it.", id="checklist"),
        pytest.param("questions", "#soil > [role=group]", "Was it dry?", id="reflection"),
        pytest.param("lines", "#plan textarea", "What now?", id="prompt"),
        pytest.param("words", "#ask textarea", "Words", id="letter"),
    ],
)
def test_an_answer_stands_under_the_same_id_as_on_its_page(name: str, control: str, question: str) -> None:
    page = shown(name)
    assert name_of(page, the(page, control)) == question


@pytest.mark.parametrize(
    ("first", "folded"),
    [
        pytest.param((), [], id="none-named"),
        pytest.param(("boxes",), ["Lines 2 questions"], id="a-group"),
        pytest.param(("boxes", "plan"), ["More in “Lines” 1 question"], id="an-item"),
    ],
)
def test_what_is_not_named_as_first_is_folded(first: tuple[str, ...], folded: list[str]) -> None:
    lines = make_group(
        "prompt", Prompt("plan", "What now?"), Prompt("why", "Why?"), name="lines", legend="Lines", page=SHEET
    )
    sheet = make_page(SHEET, groups=(lines,), first=first, calls=(make_call("worksheet", "boxes", "lines"),))
    page = soup(worksheet(make_site(PART, sheet, path=SHEET), "boxes", "lines"))
    names = [name_of(page, one) if one.get("id") else words(one) for one in page.select(".folded > summary")]
    assert names == folded
    assert [item["id"] for item in page.select(".item")] == ["water", "plan", "why"]


def test_a_group_leads_back_to_its_place_on_its_page() -> None:
    link = the(shown("boxes"), ".more a")
    assert link["href"] == "../../part/#boxes"


def test_every_section_can_be_reached_from_the_top() -> None:
    calls = (make_call("worksheet", "questions"), make_call("worksheet", "lines", "boxes"))
    sheet = make_page(SHEET, groups=(LINES,), calls=calls)
    links = soup(worksheet_list(make_site(PART, sheet, path=SHEET))).select("details a")
    assert [(words(link), link["href"]) for link in links] == [
        ("Questions", "#questions"),
        ("Lines", "#lines"),
        ("Boxes to tick", "#boxes"),
    ]


def test_the_way_back_says_where_it_leads() -> None:
    assert words(the(shown("boxes"), ".more a")) == "Boxes to tick, in The part"


@pytest.mark.parametrize(
    ("path", "way"),
    [
        pytest.param("more/part.md", "../pots/", id="on-its-page"),
        pytest.param("sheet.md", "../more/pots/", id="on-the-worksheet"),
    ],
)
def test_a_link_in_a_text_leads_to_the_same_page_from_everywhere(path: str, way: str) -> None:
    item = Item("water", "Look at the [pots](more/pots.md).")
    group = make_group("checklist", item, name="boxes", page="more/part.md")
    part = make_page("more/part.md", groups=(group,))
    pages = (part, make_page("more/pots.md"), make_page("sheet.md"))
    shown_there = soup(worksheet(make_site(*pages, path=path), "boxes"))
    assert the(shown_there, "label a")["href"] == way


def test_a_group_of_this_very_page_needs_no_way_back() -> None:
    page = shown("lines")
    assert page.select("textarea")
    assert not page.select("a")


@pytest.mark.parametrize("level", [2, 4])
def test_legends_are_headings_of_the_level_that_fits(level: int) -> None:
    page = shown("boxes", "lines", level=level)
    assert [heading.name for heading in page.select(".legend")] == [f"h{level}"] * 2


def test_hostile_words_stay_words() -> None:
    group = make_group("checklist", Item("water", HOSTILE), name="boxes", legend=HOSTILE)
    part = make_page(title=HOSTILE, groups=(group,))
    sheet = make_page(SHEET, calls=(make_call("worksheet", "boxes"),))
    page = soup(worksheet(make_site(part, sheet, path=SHEET), "boxes"))
    assert not page.find("script")
    assert words(the(page, "label")) == " ".join(HOSTILE.split())
    assert words(the(page, ".more a")) == f"{HOSTILE}, in {HOSTILE}"


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(markup("boxes", "questions", "lines", "words"))
