"""The version of a sheet tells whether two sheets ask the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.review_line import version
from model.guide import Group, GroupKind, Item, Letter, Prompt
from tests.unit.small_guide import make_group

PLAN = Prompt("plan", "What now?", hint="One thing.", line=4)
GROUP = make_group("prompt", PLAN, intro="Take your time.")


def test_the_same_questions_have_the_same_version() -> None:
    assert version([GROUP]) == version([make_group("prompt", PLAN, intro="Take your time.")])


def test_where_a_question_is_written_does_not_matter() -> None:
    assert version([GROUP]) == version([replace(GROUP, line=9, items=(replace(PLAN, line=12),))])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(GROUP, legend="Another"), id="legend"),
        pytest.param(replace(GROUP, intro="Another"), id="intro"),
        pytest.param(replace(GROUP, items=(replace(PLAN, text="Another?"),)), id="question"),
        pytest.param(replace(GROUP, items=(replace(PLAN, hint="Another."),)), id="hint"),
        pytest.param(replace(GROUP, items=(replace(PLAN, low="never"),)), id="end-of-a-scale"),
        pytest.param(replace(GROUP, items=(PLAN, replace(PLAN, id="more"))), id="one-more"),
        pytest.param(replace(GROUP, items=(Letter("plan", "What now?", body="Hello"),)), id="another-kind"),
    ],
)
def test_any_other_word_makes_another_version(other: object) -> None:
    assert isinstance(other, type(GROUP))
    assert version([other]) != version([GROUP])


def test_a_page_without_questions_has_none() -> None:
    assert version([]) == ""


@pytest.mark.parametrize(
    ("kind", "item", "mark"),
    [
        pytest.param("checklist", Item("water", "Water it."), "b5241a", id="checklist"),
        pytest.param("prompt", Prompt("plan", "What now?", hint="One thing."), "5fb3c8", id="prompt"),
        pytest.param(
            "letter", Letter("ask", "Words", subject="My plant", body="Hello"), "07b20d", id="letter"
        ),
    ],
)
def test_sheets_that_are_printed_keep_their_version(kind: GroupKind, item: Item, mark: str) -> None:
    """The order of the fields of a dataclass is part of it."""
    group = Group(kind=kind, name="next", legend="Next", page="part.md", items=(item,))
    assert version([group]) == mark
