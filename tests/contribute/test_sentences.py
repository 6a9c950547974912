"""Each thing that can happen to a question, a page or a fact has its own sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from contribute.change_summary import summarise
from contribute.wording import escape, join, number, readable, sentence
from tests.contribute.changes import TODAY, Changes, changed, told
from tests.unit.small_guide import soup

NEW_PAGE = """\
---
title: Talk to it
description: You will have said something kind.
owner: Plant people
reviewed: 2026-03-01
review_every: 12 months
---
Say something kind.

{{ review_line() }}
"""


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param(
            {"docs/part.md": [("hint: One old leaf does not count.", "hint: One leaf does not count.")]},
            ["Question `yellow-leaves`: hint reworded."],
            id="hint-reworded",
        ),
        pytest.param(
            {"docs/part.md": [("        hint: One old leaf does not count.\n", "")]},
            ["Question `yellow-leaves`: hint taken out."],
            id="hint-gone",
        ),
        pytest.param(
            {"docs/part.md": [("        lines: 2\n", "        lines: 4\n        hint: Any one.\n")]},
            ["Question `one-change`: hint added.", "Question `one-change`: lines changed."],
            id="hint-and-lines",
        ),
        pytest.param(
            {"docs/part.md": [("        stages: [old-plant]\n", "")]},
            ["Checklist item `dry-soil`: stages changed."],
            id="stages",
        ),
        pytest.param(
            {"docs/part.md": [("my plant has yellow leaves.", "my plant is yellow.")]},
            ["Message `ask-the-shop-text`: body changed."],
            id="letter",
        ),
        pytest.param(
            {
                "docs/part.md": [("- id: one-change\n", "- id: next-change\n        was: [one-change]\n")],
                "docs/ids.txt": [("one-change\n", "one-change\nnext-change\n")],
            },
            ["Question `one-change` was replaced by `next-change`, which takes over its answers."],
            id="heir",
        ),
        pytest.param(
            {
                "docs/part.md": [
                    ("title: Look at the leaves", "title: Look at each leaf"),
                    ("minutes: 10", "minutes: 5"),
                ]
            },
            [
                "The page Look at the leaves is now called Look at each leaf.",
                "Look at each leaf: minutes changed.",
            ],
            id="page",
        ),
        pytest.param(
            {"docs/part.md": [("reviewed: 2026-03-01", "reviewed: 2026-03-30")]},
            ["Look at the leaves was reviewed on 30 March 2026."],
            id="reviewed",
        ),
        pytest.param(
            {
                "docs/sources.md": [
                    ("says: Most plants indoors get too little light.", "says: Most get too little.")
                ]
            },
            ["Source `S01`: says changed."],
            id="source",
        ),
        pytest.param(
            {"docs/stages.md": [("I brought it home this week", "It is new")]},
            ["Stage `new-plant`: text changed."],
            id="stage",
        ),
        pytest.param(
            {"docs/support.md": [('call: "0800 11 22"', 'call: "0800 11 23"')]},
            [
                "Help line for Northland, Garden line (call): call 0800 11 22 is now call 0800 11 23. "
                "Someone else has to check this number."
            ],
            id="number",
        ),
        pytest.param(
            {"docs/support.md": [("        note: Free, at any hour.\n", "")]},
            ["Help line for Northland, Garden line (call): note changed."],
            id="help-line",
        ),
        pytest.param({"docs/part.md": [("Start with the place.", "Start there.")]}, [], id="prose"),
        pytest.param(
            {
                "docs/sources.md": [
                    (
                        "checked: 2026-03-01\n    review_every: 24",
                        "checked: 2026-03-20\n    review_every: 24",
                    ),
                    ("checked: 2026-03-01\n    review_every: 6", "checked: 2026-03-20\n    review_every: 6"),
                ]
            },
            ["Two sources: checked changed."],
            id="sources-read-again",
        ),
        pytest.param(
            {
                "docs/part.md": [
                    ("## Think back once\n", "## Think back twice\n"),
                    ("Light comes before water. ", "Later. "),
                ]
            },
            [
                "The section “Think back once” in Look at the leaves is now called “Think back twice”.",
                "The section “Think back twice” in Look at the leaves "
                "has lost most of its words: one of four left.",
            ],
            id="section-renamed-and-emptied",
        ),
        pytest.param(
            {
                "docs/part.md": [
                    ("### Choose one change\n\n", ""),
                    (
                        "## Write to the shop\n",
                        "## Ask a friend\n\nA friend knows.\n\n"
                        "## Ask a man\n\nHe knows.\n\n## Write to the shop\n",
                    ),
                ]
            },
            [
                "New section “Ask a friend” in Look at the leaves.",
                "New section “Ask a man” in Look at the leaves.",
                "The section “Choose one change” in Look at the leaves is gone.",
            ],
            id="section-new-and-gone",
        ),
        pytest.param({"docs/stages.md": [("title:", "# A remark\ntitle:")]}, [], id="only-lines-moved"),
    ],
)
def test_a_change_has_its_sentence(changes: Changes, says: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, changes) == says


def test_several_new_questions_share_a_sentence(tmp_path: Path) -> None:
    new = "".join(f"      - id: {one}\n        text: Is it {one}?\n" for one in ("green", "tall"))
    ledger = [("old-plant\n", "old-plant\ngreen\ntall\n")]
    changes = {"docs/part.md": [("prompts:\n", f"{new}prompts:\n")]}
    assert told(tmp_path, {**changes, "docs/ids.txt": ledger}) == [
        "Two new questions in Look at the leaves: `green`, “Is it green?” and `tall`, “Is it tall?”"
    ]


def test_a_move_within_a_page_names_both_groups(tmp_path: Path) -> None:
    change = "      - id: one-change\n        text: What is the one thing I will change?\n"
    moved = [(f"{change}        lines: 2\n", ""), ("prompts:\n", f"{change}prompts:\n")]
    assert told(tmp_path, {"docs/part.md": moved}) == [
        "Question `one-change` moved from “A plan” to “Look back”, id kept."
    ]


def test_another_order_is_told(tmp_path: Path) -> None:
    water = "      - id: last-watered\n        text: When did I water it last?\n        answer: date\n"
    change = "      - id: one-change\n        text: What is the one thing I will change?\n        lines: 2\n"
    assert told(tmp_path, {"docs/part.md": [(water + change, change + water)]}) == [
        "The items of “A plan” are in another order."
    ]


def test_a_new_page_and_a_lost_one_are_told(tmp_path: Path) -> None:
    assert "New page Talk to it (`talk.md`)." in told(tmp_path, {}, {"docs/talk.md": NEW_PAGE})


def test_names_of_a_stranger_stay_names(tmp_path: Path) -> None:
    link = "[x] ** y `z & co"
    changes: Changes = {
        "docs/part.md": [("minutes: 10", "minutes: 5")],
        "docs/support.md": [("name: Garden line\n", f"name: '{link}'\n")],
        "docs/worksheet.md": [("        lines: 1\n", "        lines: 2\n")],
    }
    base, head = changed(tmp_path, changes)
    page = soup(markdown(summarise(base, head, TODAY)))
    assert link in page.get_text()
    assert not page.select("a, em")


def test_words_for_numbers_and_lists_read_well() -> None:
    assert [number(0), number(2), number(40)] == ["no", "two", "40"]
    assert [join([]), join(["a"]), join(["a", "b"]), join(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert readable(TODAY) == "1 April 2026"
    assert sentence("He said “why?”. I know.") == "He said “why?” I know."


@given(st.text(max_size=60))
def test_words_of_a_stranger_stay_words(text: str) -> None:
    page = soup(markdown(f"- Before {escape(text)} after"))
    assert not page.select("a, img, em, strong, code, script")
    assert "\n" not in escape(text)
