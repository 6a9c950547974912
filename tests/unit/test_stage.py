"""Readers choose how far they got, and each choice leads to its ordered steps."""

from __future__ import annotations

import pytest

from macros.catalogue import MACROS
from macros.stage import stage_path
from model.guide import Heading, Stage, Step
from tests.unit.html_promises import assert_laid_out, assert_only_text, name_of, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_page, make_site, soup

STEPS = (
    Step("part.md#pots", "Look at the *pots* first."),
    Step("index.md", "Then see [the rest](stages.md)."),
)
STAGES = (Stage("new", "It is new", "Give it *time*.", STEPS), Stage("old", "It is old", "", STEPS[:1]))
PLACES = make_page(
    "stages.md", stages=STAGES, calls=(make_call("stage_path", "new"), make_call("stage_path", "old"))
)
HOME = make_page("index.md", title="Home")
PART = make_page("part.md", title="The part", minutes=10)
PAGES = (HOME, PART, PLACES)


def test_every_stage_can_be_chosen_in_its_own_words() -> None:
    page = soup(MACROS["stage_choice"](make_site(*PAGES, path="index.md")))
    assert [words(link) for link in page.select("li > a")] == ["It is new", "It is old"]


def test_a_choice_leads_to_the_path_of_its_stage() -> None:
    page = soup(MACROS["stage_choice"](make_site(*PAGES, path="index.md")))
    assert [link["href"] for link in page.select("a")] == ["stages/#new", "stages/#old"]


def test_a_choice_on_the_page_of_the_paths_stays_on_it() -> None:
    page = soup(MACROS["stage_choice"](make_site(*PAGES, path="stages.md")))
    assert [link["href"] for link in page.select("a")] == ["#new", "#old"]


@pytest.mark.parametrize("level", [2, 3, 6])
def test_a_path_has_its_stage_as_heading(level: int) -> None:
    places = make_page("stages.md", stages=STAGES, calls=(make_call("stage_path", "new", level=level),))
    page = soup(stage_path(make_site(HOME, PART, places, path="stages.md"), "new"))
    assert words(the(page, f"section > h{level}#new")) == "It is new"
    assert name_of(page, the(page, "section")) == "It is new"


def test_the_steps_of_a_path_stand_in_their_order() -> None:
    page = soup(stage_path(make_site(*PAGES, path="stages.md"), "new"))
    assert [words(step) for step in page.select("li > a")] == ["The part", "Home"]
    assert [words(step) for step in page.select("li > p")] == [
        "Look at the pots first.",
        "Then see the rest.",
    ]


def test_a_step_tells_the_minutes_of_a_whole_page_that_takes_some() -> None:
    steps = (
        Step("part.md", "All of it."),
        Step("part.md#pots", "A place."),
        Step("index.md", "Go on."),
    )
    places = make_page("stages.md", stages=(Stage("new", "It is new", "", steps),))
    page = soup(stage_path(make_site(HOME, PART, places, path="stages.md"), "new"))
    minutes = [[words(one) for one in step.select(".minutes")] for step in page.select("ol > li")]
    assert minutes == [["10 minutes"], [], []]


def test_a_step_to_a_place_is_called_by_its_heading() -> None:
    part = make_page("part.md", title="The part", headings=(Heading("All the pots", "pots", ""),))
    page = soup(stage_path(make_site(HOME, part, PLACES, path="stages.md"), "new"))
    assert [words(step) for step in page.select("li > a")] == ["All the pots", "Home"]


def test_a_step_leads_to_its_place() -> None:
    page = soup(stage_path(make_site(*PAGES, path="stages.md"), "new"))
    assert [link["href"] for link in page.select("li > a")] == ["../part/#pots", "../"]


def test_the_intro_of_a_stage_is_shown_where_there_is_one() -> None:
    site = make_site(*PAGES, path="stages.md")
    intros = [soup(stage_path(site, name)).select("section > p") for name in ("new", "old")]
    assert [list(map(words, intro)) for intro in intros] == [["Give it time."], []]


def test_hostile_words_stay_words_in_a_path() -> None:
    stage = Stage("new", HOSTILE, HOSTILE, (Step("index.md", HOSTILE),))
    pages = make_page("stages.md", stages=(stage,)), make_page("index.md", title=HOSTILE)
    assert_only_text(soup(stage_path(make_site(*pages, path="stages.md"), "new")), HOSTILE, 4)


def test_hostile_words_stay_words_in_a_choice() -> None:
    stages = make_page("stages.md", stages=(Stage("new", HOSTILE, "", ()),))
    assert_only_text(soup(MACROS["stage_choice"](make_site(stages, path="stages.md"))), HOSTILE, 1)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(MACROS["stage_choice"](make_site(*PAGES, path="index.md")))
    assert_laid_out(stage_path(make_site(*PAGES, path="stages.md"), "new"))
