"""The rules of writing are looked for sentence by sentence, and what breaks one is said at its line."""

from __future__ import annotations

import pytest

from check.style import StyleCheck
from check.style_measures import ADVICE, MISTAKES, count_words, reading_years, sentences
from model.guide import Guide, Page, Passage
from model.style_rules import Excuse, StyleRule
from tests.unit.small_guide import make_page

RULE = StyleRule(
    "sentence", "rule", "A rule", "It helps.", "bad", "good", 4, {"must": "could"}, ("study", "here"), ()
)


def passage(text: str, *, kind: str = "text", cited: bool = False, in_list: int = 0) -> Passage:
    """Return a passage whose words stand on lines of their own, from line 1."""
    return Passage(text, tuple(range(1, count_words(text) + 1)), kind, cited, in_list)


def found(measure: str, *passages: Passage, most: int = 4) -> list[int]:
    """Return the lines on which a measure finds something."""
    rule = StyleRule(**{**vars(RULE), "check": measure, "most": most})
    return [one.line for one in {**MISTAKES, **ADVICE}[measure](rule, passages)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two", ["One.", "Two"], id="a-stop"),
        pytest.param('"I always fail." This was one.', ['"I always fail', "This was one."], id="a-quotation"),
        pytest.param("Level 3.1.5 of WCAG 2.2. Then", ["Level 3.1.5 of WCAG 2.2.", "Then"], id="numbers"),
        pytest.param("If … then I will …. For example", ["If … then I will ….", "For example"], id="a-gap"),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert [one.rstrip('."') for one, _ in sentences(text)] == [one.rstrip('."') for one in expected]


def test_a_long_sentence_is_found_where_it_starts() -> None:
    assert found("sentence", passage("Short one. This one is much too long.")) == [3]


def test_headings_and_code_are_no_sentences() -> None:
    words = "This one is much too long."
    assert found("sentence", passage(words, kind="heading"), passage(words, kind="code")) == []


def test_a_page_of_long_sentences_is_found_by_its_average() -> None:
    assert found("average", passage("Five words are in here. Five words are in here.")) == [1]
    assert found("average", passage("Five words are in here. Two words.")) == []


def test_a_paragraph_of_many_sentences_is_advised_on() -> None:
    assert found("paragraph", passage("One. Two. Three. Four. Five.")) == [1]
    assert found("paragraph", passage("One. Two. Three. Four.")) == []


def test_a_word_to_avoid_is_found_as_a_whole_word() -> None:
    assert found("phrases", passage("Musty rooms, and you Must go")) == [5]


@pytest.mark.parametrize(
    ("passages", "lines"),
    [
        pytest.param([passage("A study found it.")], [2], id="bare"),
        pytest.param([passage("A study found it.", cited=True)], [], id="cited"),
        pytest.param([passage("A study found it.", kind="heading")], [], id="heading"),
        pytest.param(
            [passage("A study found it.", in_list=1), passage("So.", cited=True, in_list=1)],
            [],
            id="next-item",
        ),
        pytest.param(
            [passage("A study found it.", in_list=1), passage("So.", cited=True, in_list=2)],
            [2],
            id="next-list",
        ),
        pytest.param([passage("A study found:"), passage("So.", cited=True)], [], id="announced"),
    ],
)
def test_a_claim_needs_a_source_beside_it(passages: list[Passage], lines: list[int]) -> None:
    assert found("claims", *passages) == lines


@pytest.mark.parametrize(
    ("one", "lines"),
    [
        pytest.param(passage("Wait 3 days."), [2], id="bare"),
        pytest.param(passage("Wait 3 days.", cited=True), [], id="cited"),
        pytest.param(passage("Wait 3 days.", kind="fact"), [2], id="fact"),
        pytest.param(passage("Wait 3 days.", kind="entry"), [], id="entry-of-a-register"),
        pytest.param(passage("Wait 3 days.", kind="code"), [], id="code"),
        pytest.param(passage("Wait three days."), [], id="word"),
    ],
)
def test_a_number_needs_a_source(one: Passage, lines: list[int]) -> None:
    assert found("numbers", one) == lines


@pytest.mark.parametrize(
    ("text", "words", "claimed"),
    [
        ("One in three leaves.", "# in #", ["One in three"]),
        ("Wait for 20 in 1,000 leaves.", "# in #", ["20 in 1,000"]),
        ("Within twenty-one days.", "within # days", ["Within twenty-one days"]),
        ("Most leaves fall. Most of all, rest.", "most *s", ["Most leaves"]),
        ("The Act says so. Act on it. An act helps.", "Act", ["Act"]),
        ("One in three. It is three in one.", "# in #", ["One in three", "three in one"]),
        ("Two thirds, at most.", "most", []),
        ("In the courtyard.", "court", []),
    ],
)
def test_claims_are_found_in_each_sentence(text: str, words: str, claimed: list[str]) -> None:
    rule = StyleRule(
        **{**vars(RULE), "check": "claims", "words": (words,), "allowed": ("at most",)}
        | {"numbers": ("one", "three", "twenty")}
    )
    texts = [one.text for one in MISTAKES["claims"](rule, [passage(text)])]
    assert [text.split("'")[1] for text in texts] == claimed


def test_numbers_in_compounds_and_allowed_phrases_are_no_facts() -> None:
    one = passage("Step 12: enter the 6-digit code. Read A4. Wait 16 days.")
    rule = StyleRule(**{**vars(RULE), "check": "numbers", "allowed": ("step #",)})
    assert [found.text.split("'")[1] for found in MISTAKES["numbers"](rule, [one])] == ["16"]


@pytest.mark.fault(60)
@pytest.mark.parametrize(("words", "lines"), [("here", [2]), ("Here.", [2]), ("the leaves", [])])
def test_a_link_says_where_it_leads(words: str, lines: list[int]) -> None:
    one = passage(f"Look {words} now")
    assert (
        found("links", Passage(one.text, one.lines, "text", cited=False, in_list=0, links=(words,))) == lines
    )


def test_longer_words_ask_for_more_years_at_school() -> None:
    assert reading_years(["The cat sat on the mat."]) < reading_years(
        ["Photosynthesis necessitates illumination."]
    )
    assert reading_years([""]) == 0


def test_a_hard_page_is_a_hint_and_an_easy_one_is_none() -> None:
    hard = (
        "Photosynthesis necessitates considerable uninterrupted illumination everywhere."
        + " Extraordinary considerations." * 60
    )
    assert found("reading-years", passage(hard), most=9) == [1]
    assert found("reading-years", passage("The cat sat on the mat. " * 20 + "So."), most=9) == []


def _guide(page: Page) -> StyleCheck:
    return StyleCheck(Guide({page.path: page}))


def test_an_excuse_holds_for_its_passage_alone() -> None:
    words = (passage("You must go."), passage("They must stay."))
    rule = StyleRule(**{**vars(RULE), "check": "phrases"})
    excuse = Excuse("rule", "part.md", "They must", "A quotation.", 9)
    check = _guide(make_page(rules=(rule,), excuses=(excuse,), passages=words))
    page = check.guide.pages["part.md"]
    assert [one.passage for one in check.findings(page)] == [words[0]]
    assert not list(check.excuse_errors())


def test_a_page_may_be_left_out_of_a_rule() -> None:
    rule = StyleRule(**{**vars(RULE), "check": "phrases", "not_on": ("part.md",)})
    check = _guide(make_page(rules=(rule,), passages=(passage("You must go."),)))
    assert not list(check.findings(check.guide.pages["part.md"]))
