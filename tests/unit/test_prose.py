"""The words of a page are known with the line that each was written on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.body import read_body
from model.front_matter import split_page
from model.guide import Passage
from model.prose import LineMap, fact_passages
from tests.unit.conftest import Said


def passages(text: str, above: int = 0) -> list[Passage]:
    """Return the passages of a body."""
    return list(read_body(text, above, Said()).passages)


def test_every_block_is_a_passage_of_its_kind() -> None:
    found = passages("# One\n\nTwo words\n\n- three\n- four\n\n```\ncode\n```\n")
    assert [(one.text, one.kind) for one in found] == [
        ("One", "heading"),
        ("Two words", "text"),
        ("three", "text"),
        ("four", "text"),
        ("code", "code"),
    ]


def test_each_word_knows_its_line_below_the_front_matter() -> None:
    [one] = passages("One two\nthree *four*\nfive", above=10)
    assert one.lines == (11, 11, 12, 12, 13)


def test_the_same_words_twice_are_told_apart() -> None:
    assert [one.line for one in passages("Again.\n\nAgain.\n\nAgain.")] == [1, 3, 5]


def test_the_address_of_a_link_is_no_word_of_the_page() -> None:
    [one] = passages("Read [the guide](https://example.org/a-b-c) now")
    assert one.text == "Read the guide now"
    assert one.links == ("the guide",)


def test_a_mark_of_a_source_counts_for_its_own_passage() -> None:
    found = passages('One. {{ cite("S01") }}\n\nTwo.\n\n- three {{ cite("S01") }}\n- four')
    assert [one.cited for one in found] == [True, False, True, False]
    assert [one.text for one in found] == ["One.", "Two.", "three", "four"]


def test_items_know_their_list() -> None:
    found = passages("- one\n    - two\n\nwords\n\n- three")
    assert [one.in_list for one in found] == [1, 1, 0, 2]


def test_facts_are_read_below_their_line_and_without_their_marks() -> None:
    text = "---\ntitle: A *plain* title\nparts:\n  - legend: Today\n    id: today\n---\n"
    front_matter, _, _ = split_page(text, Said())
    assert front_matter
    found = fact_passages(front_matter, text)
    assert [(one.text, one.line) for one in found] == [("A plain title", 2), ("Today", 4)]


def test_a_fact_over_several_lines_keeps_them() -> None:
    text = "---\nbody: |\n  One two\n\n  three\n---\n"
    front_matter, _, _ = split_page(text, Said())
    assert front_matter
    assert [one.lines for one in fact_passages(front_matter, text)] == [(3, 3), (5,)]


@settings(deadline=None, derandomize=True, database=None)
@given(st.text("ab \n", max_size=40), st.lists(st.text("abc ", max_size=9), max_size=5))
def test_words_that_are_asked_for_at_once_stand_where_each_of_them_does(text: str, asked: list[str]) -> None:
    at_once, one_by_one = LineMap(text, 3), LineMap(text, 3)
    for words in asked:
        lines = [line for word in words.split() for line in one_by_one.lines(word)]
        assert at_once.lines(words) == lines


def test_a_word_that_nobody_wrote_stands_where_the_one_before_it_does() -> None:
    line_map = LineMap("one\ntwo\nthree", 1)
    assert line_map.lines("one two") == [1, 2]
    assert line_map.lines("unwritten") == [2]
    assert line_map.lines("unwritten three unwritten") == [2, 3, 3]


def test_items_of_a_list_in_a_letter_are_passages_on_their_lines() -> None:
    text = "---\nbody: |\n  Tell me:\n  - one\n  1. two\n  b) three\n  • four\n\n  So I will.\n  Bye\n---\n"
    front_matter, _, _ = split_page(text, Said())
    assert front_matter
    found = [(one.text, one.line) for one in fact_passages(front_matter, text)]
    expected = [("Tell me:", 3), ("one", 4), ("two", 5), ("three", 6), ("four", 7), ("So I will. Bye", 9)]
    assert found == expected
