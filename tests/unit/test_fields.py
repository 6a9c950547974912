"""Fields are read by name and kind; each mistake is a sentence with its line and what to type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from model import declare
from model.fields import Fields, id_advice
from model.front_matter import read_yaml
from tests.unit.conftest import Said

BRACES = (
    "2: the thing has double braces in 'a'."
    " Take them out: macros only work in the text of a page, below its front matter."
)


NUMBER = declare.number(3).metadata["kind"]
BOOLEAN = declare.boolean(default=True).metadata["kind"]


@pytest.fixture
def read(said: Said) -> Callable[[str], Fields]:
    """Read YAML as fields of 'the thing'."""

    def read_fields(text: str) -> Fields:
        value = read_yaml(text, said)
        assert value is not None
        return Fields(value, "the thing", said)

    return read_fields


Read = Callable[[str], Fields]


@pytest.mark.parametrize(
    ("text", "ask", "expected"),
    [
        pytest.param("a: some words", lambda one: one.text("a"), "some words", id="text"),
        pytest.param('a: "  some words "', lambda one: one.text("a"), "some words", id="text-with-spaces"),
        pytest.param("a: |\n  one\n  two", lambda one: one.text("a"), "one two", id="text-on-lines"),
        pytest.param("a: |\n  one\n\n  two", lambda one: one.lines("a"), "one\n\ntwo", id="lines"),
        pytest.param("b: 1", lambda one: one.text("a"), "", id="text-not-there"),
        pytest.param("a: leaf-fit-2", lambda one: one.id("a"), "leaf-fit-2", id="id"),
        pytest.param("a: [b, c-d]", lambda one: one.ids("a"), ("b", "c-d"), id="ids"),
        pytest.param("b: 1", lambda one: one.ids("a"), (), id="ids-not-there"),
        pytest.param("a: [b.md, C]", lambda one: one.texts("a"), ("b.md", "C"), id="texts"),
        pytest.param("a: 5", lambda one: NUMBER.read(one, "a"), 5, id="number"),
        pytest.param("b: 5", lambda one: NUMBER.read(one, "a"), None, id="number-not-there"),
        pytest.param("a: false", lambda one: BOOLEAN.read(one, "a"), False, id="yes"),
        pytest.param("b: false", lambda one: BOOLEAN.read(one, "a"), None, id="yes-not-there"),
        pytest.param("a: 2026-03-01", lambda one: one.day("a"), date(2026, 3, 1), id="day"),
        pytest.param("a: '2026-03-01'", lambda one: one.day("a"), date(2026, 3, 1), id="day-in-quotes"),
        pytest.param("a: 12 months", lambda one: one.months("a"), 12, id="months"),
        pytest.param("a: 1 month", lambda one: one.months("a"), 1, id="month"),
        pytest.param("a: c", lambda one: one.choice("a", ("b", "c")), "c", id="choice"),
        pytest.param("b: c", lambda one: one.choice("a", ("b", "c"), "b"), "b", id="choice-not-there"),
        pytest.param("a:", lambda one: one.has("a"), True, id="has"),
        pytest.param("b:", lambda one: one.has("a"), False, id="has-not"),
    ],
)
def test_a_field_is_read_as_its_kind(
    text: str, ask: Callable[[Fields], Any], expected: object, read: Read, said: Said
) -> None:
    assert ask(read(text)) == expected
    assert said == []


@pytest.mark.parametrize(
    ("text", "ask", "sentence"),
    [
        pytest.param(
            "b: 1",
            lambda one: one.text("a", "x"),
            "1: the thing has no 'a'. Add it, for example 'a: x'.",
            id="missing",
        ),
        pytest.param(
            "b: 1\na: ' '",
            lambda one: one.text("a", "x"),
            "2: the thing has an empty 'a'. Write 'a: x'.",
            id="empty",
        ),
        pytest.param(
            "b: 1\na: 7",
            lambda one: one.text("a"),
            "2: the thing has a 'a' that is not text. Type a: '7'.",
            id="number",
        ),
        pytest.param(
            "b: 1\na: '- one'",
            lambda one: one.text("a"),
            "2: the thing has a 'a' that starts like a list or a heading. Start it with a word.",
            id="list",
        ),
        pytest.param(
            "b: 1\na: a <b>",
            lambda one: one.text("a"),
            "2: the thing has HTML in 'a'. Take the tags out, and leave the words.",
            id="html",
        ),
        pytest.param(
            "b: 1\na: 'a ![b](c.svg)'",
            lambda one: one.text("a"),
            "2: the thing has a picture in 'a'. Pictures go into the body of a page.",
            id="picture",
        ),
        pytest.param(
            "b: 1\na: 'a {{ b }}'",
            lambda one: one.lines("a"),
            BRACES,
            id="braces",
        ),
        pytest.param(
            "b: 1\na: 'a {% b %}'",
            lambda one: one.lines("a"),
            BRACES,
            id="block-of-jinja",
        ),
        pytest.param(
            'b: 1\na: "a\\u202eb"',
            lambda one: one.lines("a"),
            "2: the thing has an invisible character in 'a', a right-to-left override (U+202E). Delete it.",
            id="unseen",
        ),
        pytest.param(
            "b: 1\na: [c, 7]",
            lambda one: one.texts("a"),
            "2: the thing needs 'a' to be a list of words. Type 'a: [c, '7']'.",
            id="list-of-other-things",
        ),
        pytest.param(
            "b: 1\na: -3",
            lambda one: NUMBER.read(one, "a"),
            "2: the thing needs 'a' to be a whole number of 1 or more, for example 'a: 5'.",
            id="negative",
        ),
        pytest.param(
            "b: 1\na: true",
            lambda one: NUMBER.read(one, "a"),
            "2: the thing needs 'a' to be a whole number of 1 or more, for example 'a: 5'.",
            id="true-for-a-number",
        ),
        pytest.param(
            "b: 1\na: 1.5",
            lambda one: NUMBER.read(one, "a"),
            "2: the thing needs 'a' to be a whole number of 1 or more, for example 'a: 5'.",
            id="fraction",
        ),
        pytest.param(
            "b: 1\na: 99999999",
            lambda one: NUMBER.read(one, "a"),
            "2: the thing needs 'a' to be a whole number of 1 or more, for example 'a: 5'.",
            id="too-large",
        ),
        pytest.param(
            "b: 1\na: 'yes'",
            lambda one: BOOLEAN.read(one, "a"),
            "2: the thing needs 'a' to be 'true' or 'false'.",
            id="boolean-in-quotes",
        ),
        pytest.param(
            "b: 1\na: 13 moons",
            lambda one: one.months("a"),
            "2: the thing needs 'a' to be a number of months. Type 'a: 12 months'.",
            id="moons",
        ),
        pytest.param(
            "b: 1\na: 0 months",
            lambda one: one.months("a"),
            "2: the thing needs 'a' to be a number of months. Type 'a: 12 months'.",
            id="no-months",
        ),
        pytest.param(
            "b: 1\na: dates",
            lambda one: one.choice("a", ("text", "date")),
            "2: the thing has the a 'dates'. Did you mean 'date'?",
            id="choice",
        ),
        pytest.param(
            "b: 1\na: []",
            lambda one: list(one.each("a", "item")),
            "2: the thing has no 'a'. Add a list below 'a:', each starting with '- '.",
            id="empty-list",
        ),
    ],
)
def test_each_mistake_says_what_to_type(
    text: str, ask: Callable[[Fields], Any], sentence: str, read: Read, said: Said
) -> None:
    ask(read(text))
    assert said == [sentence]


@pytest.mark.parametrize(
    "day", ["2026-3-1", "soon", "2026-03-01 10:00:00", "'2026-02-30'", "5", "9999-12-31"]
)
def test_a_day_is_a_day_that_has_a_next(day: str, read: Read, said: Said) -> None:
    read(f"b: 1\na: {day}").day("a")
    assert said == ["2: the thing needs 'a' to be a date, for example 'a: 2026-11-20'."]


@pytest.mark.parametrize(
    ("wrong", "advised"),
    [
        pytest.param("Two Words", "two-words", id="words"),
        pytest.param("snake_case", "snake-case", id="underscores"),
        pytest.param("7-steps", "steps", id="digit-first"),
        pytest.param("end-", "end", id="hyphen-last"),
        pytest.param("a--b", "a-b", id="two-hyphens"),
        pytest.param("é", "first-step", id="no-letter-left"),
        pytest.param("42", "first-step", id="digits-only"),
    ],
)
def test_an_invalid_id_is_reported_with_a_valid_one(wrong: str, advised: str, read: Read, said: Said) -> None:
    assert read(f"a: '{wrong}'").id("a") == ""
    assert said == [f"1: the thing has the a '{wrong}'. {id_advice(wrong)}"]
    assert id_advice(wrong).endswith(f"for example '{advised}'.")


def test_every_invalid_id_of_a_list_is_reported(read: Read, said: Said) -> None:
    read("a: [b, C, d e]").ids("a")
    assert [sentence.split(" in ")[0] for sentence in said] == [
        "1: the thing names 'C'",
        "1: the thing names 'd e'",
    ]


def test_entries_of_a_list_are_counted_from_one(read: Read, said: Said) -> None:
    for one in read("a:\n  - b: 1\n  - c: 1").each("a", "item"):
        one.text("b", "x")
    assert [sentence.split(" has ")[0] for sentence in said] == [
        "2: the thing, item 1",
        "3: the thing, item 2",
    ]


def test_an_entry_that_is_no_mapping_is_said(read: Read, said: Said) -> None:
    list(read("a:\n  - words").each("a", "item"))
    assert said == ["2: the thing, item 1 needs fields, one on each line, such as 'name: words'."]


def test_fields_that_were_not_read_are_reported(read: Read, said: Said) -> None:
    fields = read("text: 1\ntexr: 2\nother: 3")
    fields.has("text")
    fields.report_unknown()
    assert sorted(said) == [
        "2: the thing has the unknown field 'texr'. Did you mean 'text'?",
        "3: the thing has the unknown field 'other'. Choose from 'text'.",
    ]


def test_fields_that_were_read_are_not_reported(read: Read, said: Said) -> None:
    fields = read("a: b\nc: d")
    fields.text("a")
    fields.text("c")
    fields.report_unknown()
    assert said == []


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("when: {home: rented}", {"home": ("rented",)}),
        ("when: {home: [rented, shared], way: van}", {"home": ("rented", "shared"), "way": ("van",)}),
    ],
)
def test_an_item_is_for_one_option_or_several(
    text: str, options: dict[str, tuple[str, ...]], read: Read, said: Said
) -> None:
    assert read(text).options("when") == options
    assert said == []


@pytest.mark.parametrize("text", ["when: rented", "when: {home: {a: b}}", "when: {}", "when: [home]"])
def test_what_names_no_option_is_said_with_an_example(text: str, read: Read, said: Said) -> None:
    read(text).options("when")
    [sentence] = said
    assert "{home: [rented, shared]}" in sentence
