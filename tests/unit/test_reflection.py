"""A reflection is questions, each with a scale, with "was it in my hands?" and with a note."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.group import show_group
from model.guide import Item
from tests.unit.html_promises import assert_laid_out, assert_only_text, description_of, name_of, the, words
from tests.unit.small_guide import HOSTILE, SETTINGS, STAGES, make_group, make_page, make_site, show, soup

LEAVES = Item("leaves", "Were *leaves* yellow?", hint="One does not count.")
SOIL = Item("soil", "Was the soil dry?")
GROUP = make_group("reflection", LEAVES, SOIL)


def test_every_question_names_the_group_of_its_answers() -> None:
    page = soup(show(GROUP))
    names = [name_of(page, question) for question in page.select("li > [role=group]")]
    assert names == ["Were leaves yellow?", "Was the soil dry?"]


def test_every_answer_of_the_scale_can_be_chosen() -> None:
    page = soup(show(GROUP))
    answers = page.select('input[name="leaves"]')
    assert [name_of(page, answer) for answer in answers] == [answer.text for answer in SETTINGS.scale]
    assert [answer["value"] for answer in answers] == [answer.value for answer in SETTINGS.scale]


def test_answers_of_one_question_exclude_each_other_and_no_others() -> None:
    page = soup(show(GROUP))
    names = {str(radio["name"]) for radio in page.select("input[type=radio]")}
    assert names == {"leaves", "leaves_hands", "soil", "soil_hands"}


def test_nothing_is_chosen_at_first() -> None:
    assert not soup(show(GROUP)).select("[checked]")


def test_the_question_of_hands_is_asked_about_each_question() -> None:
    page = soup(show(GROUP))
    names = [name_of(page, hands) for hands in page.select("[role=group] [role=group]")]
    assert names == [
        "Could I have changed this? Were leaves yellow?",
        "Could I have changed this? Was the soil dry?",
    ]


def test_every_answer_about_hands_can_be_chosen() -> None:
    page = soup(show(GROUP))
    answers = [name_of(page, answer) for answer in page.select('input[name="soil_hands"]')]
    assert answers == [answer.text for answer in SETTINGS.hands]


def test_a_note_is_named_by_its_label_and_its_question() -> None:
    page = soup(show(GROUP))
    names = [name_of(page, note) for note in page.select("textarea")]
    assert names == ["What I saw Were leaves yellow?", "What I saw Was the soil dry?"]


def test_the_label_of_a_note_is_bound_to_it() -> None:
    page = soup(show(GROUP))
    assert [words(the(page, f'label[for="{note["id"]}"]')) for note in page.select("textarea")] == [
        "What I saw"
    ] * 2


def test_the_second_question_and_the_note_are_folded_only_if_some_answers_open_them() -> None:
    assert not soup(show(GROUP)).select("details")
    own = make_page(groups=(GROUP,), stages=STAGES)
    site = replace(make_site(own), settings=replace(SETTINGS, ask_more=("partly", "no")))
    page = soup(show_group(site, GROUP, 3))
    assert [name_of(page, summary) for summary in page.select(".more-asked > summary")] == [
        "Add more about this Were leaves yellow?",
        "Add more about this Was the soil dry?",
    ]
    assert {box["data-opened-by"] for box in page.select(".more-asked")} == {"partly no"}
    assert not page.select(":is(.hands, textarea):not(.more-asked *)")


def test_a_hint_describes_its_question() -> None:
    page = soup(show(GROUP))
    described = [description_of(page, question) for question in page.select("li > [role=group]")]
    assert described == ["One does not count.", ""]


def test_a_question_for_some_stages_says_for_which() -> None:
    page = soup(show(make_group("reflection", Item("soil", "Dry?", stages=("old",)), LEAVES)))
    assert words(the(page, ".for-stages")) == "Only if this fits: “It is old”"
    assert page.select("#soil .for-stages")


def test_a_note_stays_out_of_the_memory_of_the_browser() -> None:
    note = the(soup(show(make_group("reflection", SOIL))), "textarea")
    assert (note["autocomplete"], note["spellcheck"]) == ("off", "false")


def test_no_id_stands_twice() -> None:
    ids = [tag["id"] for tag in soup(show(GROUP)).select("[id]")]
    assert len(ids) == len(set(ids)), ids


@pytest.mark.parametrize("level", [2, 3, 6])
def test_the_legend_is_a_heading_that_names_the_section(level: int) -> None:
    page = soup(show(GROUP, level=level))
    assert name_of(page, the(page, "section")) == "The legend"
    assert words(the(page, f"section > h{level}")) == "The legend"


def test_hostile_words_stay_words() -> None:
    item = Item("leaves", HOSTILE, hint=HOSTILE)
    page = soup(show(make_group("reflection", item, legend=HOSTILE, intro=HOSTILE)))
    assert_only_text(page, HOSTILE, 4)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(show(make_group("reflection", LEAVES, SOIL, intro="Look.")))
