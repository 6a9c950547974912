"""Front matter is read into values that know their line, and nothing in it is run or guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from model.front_matter import Value, read_yaml, split_page
from tests.unit.conftest import Said


def plain(value: Value | None) -> Any:  # noqa: ANN401 - whatever stands in the front matter
    """Return a value without its lines."""
    assert value is not None
    if isinstance(value.data, dict):
        return {key: plain(one) for key, one in value.data.items()}
    if isinstance(value.data, list):
        return [plain(one) for one in value.data]
    return value.data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: some words", {"a": "some words"}, id="words"),
        pytest.param('a: "5"', {"a": "5"}, id="quoted-number"),
        pytest.param("a: 5", {"a": 5}, id="number"),
        pytest.param("a: true", {"a": True}, id="true"),
        pytest.param("a:", {"a": None}, id="nothing"),
        pytest.param("a: 2026-03-01", {"a": date(2026, 3, 1)}, id="day"),
        pytest.param("a: [b, c]", {"a": ["b", "c"]}, id="list-on-a-line"),
        pytest.param("a:\n  - b\n  - c", {"a": ["b", "c"]}, id="list"),
        pytest.param("a: {b: c}", {"a": {"b": "c"}}, id="facts-on-a-line"),
        pytest.param("a: |\n  b\n\n  c\n", {"a": "b\n\nc\n"}, id="block-of-lines"),
        pytest.param("a: >-\n  b\n  c\n", {"a": "b c"}, id="folded-lines"),
        pytest.param("a: b # c", {"a": "b"}, id="comment"),
        pytest.param("'a b': c", {"a b": "c"}, id="quoted-name"),
        pytest.param("", {}, id="empty"),
        pytest.param("# only a comment\n", {}, id="comment-alone"),
    ],
)
def test_values_are_read_as_they_are_meant(text: str, expected: object, said: Said) -> None:
    assert plain(read_yaml(text, said)) == expected
    assert said == []


def test_every_value_knows_its_line(said: Said) -> None:
    value = read_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n\n  - e: 4\n", said, first_line=2)
    assert value is not None
    first, second = value.data["b"].data
    lines = [
        value.data["a"],
        value.data["b"],
        first,
        first.data["c"],
        first.data["d"],
        second,
        second.data["e"],
    ]
    assert [one.line for one in lines] == [2, 3, 4, 4, 5, 7, 7]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a: !!python/name:os.system x", 1, id="python"),
        pytest.param("a: b\nc: !ENV HOME", 2, id="environment"),
        pytest.param("a: !!python/object/apply:os.system [x]", 1, id="tag-on-a-list"),
        pytest.param("a: !x {b: c}", 1, id="tag-on-facts"),
        pytest.param("!x a: b", 1, id="tag-on-a-name"),
        pytest.param("!x {a: b}", 1, id="tag-on-everything"),
        pytest.param("a: !!int 5", 1, id="tag-of-yaml"),
        pytest.param("a: !!binary aGk=", 1, id="bytes"),
    ],
)
def test_a_tag_is_refused_wherever_it_stands(text: str, line: int, said: Said) -> None:
    read_yaml(text, said)
    refused = (f"{line}: the tag ", f"{line}: a text that starts with '!' needs quotes.")
    assert any(sentence.startswith(refused) for sentence in said), said


def test_an_alias_is_refused(said: Said) -> None:
    read_yaml("a: &one b\nc: *one", said)
    assert any(sentence.startswith("2: a text that starts with '*' needs quotes.") for sentence in said), said


@pytest.mark.parametrize(
    ("text", "line", "first"),
    [
        pytest.param("a: b\na: c", 2, 1, id="at-the-top"),
        pytest.param("a:\n  b: 1\n  c: 2\n  b: 3", 4, 2, id="deep-down"),
        pytest.param("a: b\n'a': c", 2, 1, id="in-quotes"),
        pytest.param("a: {b: 1, b: 2}", 1, 1, id="on-a-line"),
    ],
)
def test_a_fact_that_is_stated_twice_is_said_with_both_lines(
    text: str, line: int, first: int, said: Said
) -> None:
    read_yaml(text, said)
    [sentence] = said
    assert sentence.startswith(f"{line}: ")
    assert f"line {first}" in sentence


def test_a_list_is_no_name(said: Said) -> None:
    read_yaml("? [a, b]\n: c", said)
    assert [sentence.split(":")[0] for sentence in said] == ["1"]


def test_a_day_that_no_calendar_has_is_refused(said: Said) -> None:
    read_yaml("a: b\nc: 2026-02-30", said)
    assert [sentence.split(":")[0] for sentence in said] == ["2"]


def test_what_is_nested_without_end_is_refused(said: Said) -> None:
    assert read_yaml("a: " + "[" * 100_000, said) is None
    assert len(said) == 1


@pytest.mark.parametrize(
    ("text", "body", "above"),
    [
        pytest.param("---\na: b\n---\nWords", "Words", 3, id="page"),
        pytest.param("---\na: b\n---\n\nWords\n", "\nWords\n", 3, id="empty-line"),
        pytest.param("---\na: b\n---", "", 2, id="no-body"),
        pytest.param("---  \na: b\n---\t\nWords", "Words", 3, id="spaces"),
        pytest.param("---\na: b\n---\nWords\n---\nMore", "Words\n---\nMore", 3, id="line-in-the-body"),
        pytest.param("---\na: |\n  ---\n---\nWords", "Words", 4, id="line-in-a-value"),
    ],
)
def test_a_page_is_parted_at_its_marks(text: str, body: str, above: int, said: Said) -> None:
    front_matter, found, lines = split_page(text, said)
    assert (found, lines) == (body, above)
    assert "a" in plain(front_matter)
    assert said == []


def test_lines_of_front_matter_are_counted_from_the_top_of_the_file(said: Said) -> None:
    front_matter, _, _ = split_page("---\na: b\nc: d\n---\n", said)
    assert front_matter is not None
    assert front_matter.data["c"].line == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Words", id="words"),
        pytest.param("\n---\na: b\n---\n", id="empty-line-above"),
        pytest.param("---\na: b\nWords", id="no-end"),
        pytest.param("----\na: b\n----\n", id="four-signs"),
        pytest.param(" ---\na: b\n---\n", id="indented"),
        pytest.param("---\na: b\n...\nWords", id="dots"),
    ],
)
def test_a_page_without_front_matter_is_told_so(text: str, said: Said) -> None:
    front_matter, body, _ = split_page(text, said)
    assert front_matter is None
    assert body == "", "The body of such a page is unknown; what looks wrong in it may be front matter."
    assert len(said) == 1


def test_dots_do_not_end_front_matter_for_us_and_not_for_hosts(said: Said) -> None:
    front_matter, _, _ = split_page("---\na: b\n...\n# {{ words }}\n---\nWords", said)
    assert front_matter is None
    assert [sentence.split(":")[0] for sentence in said] == ["3"]
