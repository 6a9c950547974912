"""A letter is a message to edit, with every line of it as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.group import rows
from model.answers import controls
from model.guide import Guide, Letter
from tests.unit.html_promises import (
    assert_laid_out,
    assert_only_text,
    description_of,
    name_of,
    text,
    the,
    words,
)
from tests.unit.small_guide import HOSTILE, SETTINGS, make_group, show, soup

BODY = "Hello [name],\n\n  - one\n  - two\n\n\nSee you.\n    Me"
LETTER = Letter("ask", "Your *message*", hint="Change it.", subject="My plant", body=BODY, limit=300)


def test_the_message_is_named_by_its_text() -> None:
    page = soup(show(make_group("letter", LETTER)))
    assert name_of(page, the(page, "textarea:not(.field)")) == "Your message"


def test_a_hint_describes_the_message() -> None:
    page = soup(show(make_group("letter", LETTER)))
    assert description_of(page, the(page, "textarea:not(.field)")) == "Change it."


def test_the_message_keeps_its_lines_and_its_spaces() -> None:
    page = soup(show(make_group("letter", LETTER)))
    assert text(the(page, "textarea:not(.field)")) == BODY


def test_the_message_carries_the_id_of_its_item() -> None:
    page = soup(show(make_group("letter", LETTER)))
    assert the(page, "textarea:not(.field)")["name"] == "ask"
    assert the(page, "#ask").select("textarea")


def test_the_subject_is_a_field_of_its_own() -> None:
    page = soup(show(make_group("letter", LETTER)))
    subject = the(page, ".field")
    assert (name_of(page, subject), text(subject)) == ("Subject Your message", "My plant")


def test_for_whom_a_message_is_stands_above_its_subject() -> None:
    page = soup(show(make_group("letter", replace(LETTER, stages=("old",)))))
    order = [tag["class"] for tag in the(page, "#ask").select(".for-stages, .field")]
    assert order == [["for-stages"], ["field"]]


def test_on_paper_the_subject_is_named() -> None:
    subject, body = controls(make_group("letter", LETTER), LETTER, Guide({}), SETTINGS)
    assert (subject.label, body.label) == ("Subject", "")


def test_a_message_without_subject_has_no_field_for_it() -> None:
    assert not soup(show(make_group("letter", Letter("ask", "Words", body="Hello")))).select(".field")


def test_what_is_written_stays_out_of_the_memory_of_the_browser() -> None:
    page = soup(show(make_group("letter", LETTER)))
    fields = page.select("input, textarea")
    assert [(field["autocomplete"], field["spellcheck"]) for field in fields] == [("off", "false")] * 2


def test_a_message_for_some_stages_says_for_which() -> None:
    item = Letter("ask", "Words", body="Hello", stages=("old",))
    page = soup(show(make_group("letter", item)))
    assert words(the(page, ".for-stages")) == "Only if this fits: “It is old”"


def test_a_limit_is_told_with_how_much_of_it_is_used() -> None:
    limit = words(the(soup(show(make_group("letter", LETTER))), ".limit"))
    assert "300" in limit
    assert str(len(BODY)) in limit


def test_without_a_limit_none_is_told() -> None:
    assert not soup(show(make_group("letter", Letter("ask", "Words", body="Hello")))).select(".limit")


@pytest.mark.parametrize(
    ("body", "least"),
    [
        pytest.param("Hello", 1, id="one-line"),
        pytest.param("Hello\n\nbye", 3, id="three-lines"),
        pytest.param("word " * 40, 5, id="one-long-line"),
        pytest.param("\n" * 9, 10, id="empty-lines"),
    ],
)
def test_the_field_shows_the_whole_message(body: str, least: int) -> None:
    assert rows(body) >= least


@pytest.mark.parametrize(("length", "expected"), [(0, 1), (30, 1), (31, 2), (60, 2), (61, 3)])
def test_a_row_holds_what_fits_a_phone(length: int, expected: int) -> None:
    """One row more is for what a reader adds."""
    assert rows("m" * length) == expected + 1


@pytest.mark.parametrize("level", [2, 3, 6])
def test_the_legend_is_a_heading_that_names_the_section(level: int) -> None:
    page = soup(show(make_group("letter", LETTER), level=level))
    assert name_of(page, the(page, ".group")) == "The legend"
    assert words(the(page, f".group > h{level}")) == "The legend"


def test_hostile_words_stay_words() -> None:
    item = Letter("ask", HOSTILE, hint=HOSTILE, subject=HOSTILE, body=HOSTILE)
    page = soup(show(make_group("letter", item, legend=HOSTILE, intro=HOSTILE)))
    assert_only_text(page, HOSTILE, 6)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(show(make_group("letter", LETTER, intro="Look.")))
