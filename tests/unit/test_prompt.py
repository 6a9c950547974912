"""A prompt is a field to write in, of the kind and size that its item asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.guide import ANSWERS, AnswerKind, Prompt
from tests.unit.html_promises import assert_laid_out, assert_only_text, description_of, name_of, the, words
from tests.unit.small_guide import HOSTILE, make_group, show, soup

KINDS = [
    pytest.param(Prompt("plan", "What *now*?", hint="One thing."), "textarea", id="lines"),
    pytest.param(
        Prompt("plan", "What *now*?", hint="One thing.", lines=1), "textarea[rows='1']", id="one-line"
    ),
    pytest.param(
        Prompt("plan", "What *now*?", hint="One thing.", answer="date"), "input[type=date]", id="date"
    ),
    pytest.param(
        Prompt("plan", "What *now*?", hint="One thing.", answer="stage"), "[role=group]", id="stage"
    ),
    pytest.param(
        Prompt("plan", "What *now*?", hint="One thing.", answer="scale", low="none", high="all"),
        "[role=group]",
        id="scale",
    ),
]


@pytest.mark.parametrize(("item", "control"), KINDS)
def test_a_field_is_named_by_its_whole_question(item: Prompt, control: str) -> None:
    page = soup(show(make_group("prompt", item)))
    assert name_of(page, the(page, control)) == "What now?"


@pytest.mark.parametrize(("item", "control"), KINDS)
def test_a_hint_describes_its_field(item: Prompt, control: str) -> None:
    page = soup(show(make_group("prompt", item)))
    assert description_of(page, the(page, control)) == "One thing."


@pytest.mark.parametrize(("item", "control"), KINDS[:3])
def test_a_field_carries_the_id_of_its_item(item: Prompt, control: str) -> None:
    page = soup(show(make_group("prompt", item)))
    assert the(page, control)["name"] == "plan"
    assert the(page, "#plan").select(control)


@pytest.mark.parametrize(("item", "control"), KINDS[:3])
def test_a_field_is_empty_and_stays_out_of_the_memory_of_the_browser(item: Prompt, control: str) -> None:
    field = the(soup(show(make_group("prompt", item))), control)
    assert (field.get("value"), field.get_text(), field["autocomplete"]) == (None, "", "off")


@pytest.mark.parametrize("control", ["textarea", "textarea[rows='1']"])
def test_what_is_written_is_not_sent_to_a_spelling_service(control: str) -> None:
    item = Prompt("plan", "What now?", lines=4 if control == "textarea" else 1)
    assert the(soup(show(make_group("prompt", item))), control)["spellcheck"] == "false"


@pytest.mark.parametrize(("item", "control"), KINDS)
def test_a_question_for_some_stages_says_for_which(item: Prompt, control: str) -> None:
    page = soup(show(make_group("prompt", replace(item, stages=("old",)))))
    assert page.select(control)
    assert words(the(page, ".for-stages")) == "Only if this fits: “It is old”"


@pytest.mark.parametrize("lines", [2, 3, 12])
def test_a_field_has_as_many_rows_as_the_paper_has_lines(lines: int) -> None:
    page = soup(show(make_group("prompt", Prompt("plan", "What now?", lines=lines))))
    assert the(page, "textarea")["rows"] == str(lines)


def test_a_question_about_the_stage_offers_every_stage() -> None:
    page = soup(show(make_group("prompt", Prompt("age", "How old?", answer="stage"))))
    offered = [(one["name"], one["value"], name_of(page, one)) for one in page.select("input[type=radio]")]
    assert offered == [("age", "new", "It is new"), ("age", "old", "It is old")]


def test_a_scale_has_five_steps_and_names_its_ends() -> None:
    item = Prompt("sure", "How sure?", answer="scale", low="not at all", high="completely")
    page = soup(show(make_group("prompt", item)))
    assert [(one["value"], name_of(page, one)) for one in page.select("input[name=sure]")] == [
        ("1", "1 – not at all"),
        ("2", "2 of 5"),
        ("3", "3 of 5"),
        ("4", "4 of 5"),
        ("5", "5 – completely"),
    ]
    assert page.select("[role=group] .take-back")


@pytest.mark.parametrize("level", [2, 3, 6])
def test_the_legend_is_a_heading_that_names_the_section(level: int) -> None:
    page = soup(show(make_group("prompt", Prompt("plan", "What now?")), level=level))
    assert name_of(page, the(page, ".group")) == "The legend"
    assert words(the(page, f".group > h{level}")) == "The legend"


@pytest.mark.parametrize("answer", ANSWERS)
def test_hostile_words_stay_words(answer: AnswerKind) -> None:
    item = Prompt("plan", HOSTILE, hint=HOSTILE, answer=answer, low="no", high="yes")
    page = soup(show(make_group("prompt", item, legend=HOSTILE, intro=HOSTILE)))
    assert_only_text(page, HOSTILE, 4)


@pytest.mark.parametrize(("item", "control"), KINDS)
def test_markdown_leaves_the_html_alone(item: Prompt, control: str) -> None:
    html = show(make_group("prompt", item, intro="Look."))
    assert soup(html).select(control)
    assert_laid_out(html)
