"""Every kind of answer is documented, and goes all the way: page, saved answers, paper, document and data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from bs4 import Tag
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from macros.answer_tools import answer_tools
from macros.group import prompt
from model import declare
from model.answers import Choice, WritingLines, prompt_control
from model.fields import Fields
from model.front_matter import read_yaml
from model.guide import ANSWERS, GROUP_FIELDS, AnswerKind, Group, Guide, Prompt
from publish.questions import SCHEMA, questions
from tests.helpers.project import PROJECT
from tests.unit.small_guide import SETTINGS, STAGES, make_group, make_page, make_site, show, soup
from tests.worksheet_files.making import make_document, make_pdf, make_sheet

BLOCK = re.compile(r"```yaml\n(prompts:\n.*?)```", re.DOTALL)
GUIDE = Guide({"part.md": make_page(stages=STAGES)})

every_kind = pytest.mark.parametrize("kind", ANSWERS)


def _report(line: int, sentence: str) -> None:
    raise AssertionError(f"The example has a mistake in its line {line}: {sentence}")


def _example(kind: AnswerKind) -> Prompt:
    """Return the item with a kind of answer from the example for authors."""
    [block] = BLOCK.findall((PROJECT / "contribute" / "write-a-page.md").read_text(encoding="utf-8"))
    written = read_yaml(block, _report)
    assert written
    page = Fields(written, "the example", _report)
    [(name, fields)] = page.named("prompts", "prompt")
    group = declare.read(Group, fields, GROUP_FIELDS["prompt"], kind="prompt", name=name, page="part.md")
    found = [one for one in group.items if isinstance(one, Prompt) and one.answer == kind]
    assert found, f"The example in contribute/write-a-page.md has no 'answer: {kind}'"
    return found[0]


def _offered(item: Prompt) -> tuple[Choice | WritingLines, list[str]]:
    """Return what a prompt is answered with, and the values of its choice, if it is one."""
    control = prompt_control(item, item.text, GUIDE)
    return control, [one.value for one in control.answers] if isinstance(control, Choice) else []


@every_kind
def test_a_page_offers_what_the_model_says(kind: AnswerKind) -> None:
    item = _example(kind)
    control, values = _offered(item)
    page = soup(show(prompt, make_group("prompt", item)))
    fields = page.select(f"#{item.id} [name='{control.name}']")
    assert [one.get("value") for one in fields if one.get("type") == "radio"] == values
    if isinstance(control, WritingLines):
        shape = "input[type=date]" if control.day else f"textarea[rows='{control.lines}']"
        assert page.select(f"#{item.id} {shape}"), f"prompt.html has no field for 'answer: {kind}'"


@every_kind
def test_saved_answers_are_recognised_on_another_page(kind: AnswerKind) -> None:
    item = _example(kind)
    control, values = _offered(item)
    asks = make_page("asks.md", groups=(make_group("prompt", item, page="asks.md"),), stages=STAGES)
    known = soup(answer_tools(make_site(make_page(), asks))).select_one("[data-known]")
    assert isinstance(known, Tag)
    wanted = {f"{item.id}/{control.key}/{value}" for value in values} or {f"{item.id}/{control.key}"}
    assert set(str(known["data-known"]).split()) == wanted


@every_kind
def test_paper_has_a_field_for_it(kind: AnswerKind) -> None:
    item = _example(kind)
    control, values = _offered(item)
    fields = PdfReader(BytesIO(make_pdf(make_sheet("prompt", item)))).get_fields() or {}
    assert set(fields) == {control.name}, f"paper has no field for 'answer: {kind}'"
    boxes = [box.get_object() for box in fields[control.name].get("/Kids", [])]
    assert [state[1:] for box in boxes for state in box["/AP"]["/N"] if state != "/Off"] == values


@every_kind
def test_a_document_has_boxes_or_lines_for_it(kind: AnswerKind) -> None:
    item = _example(kind)
    control, values = _offered(item)
    document = Document(BytesIO(make_document(make_sheet("prompt", item))))
    tags = [one.get(qn("w:val")) for one in document.element.iter(qn("w:tag"))]
    assert tags == [f"{control.name}_{value}" for value in values]
    lines = [one for one in document.paragraphs if one._p.style == "Writingline"]
    assert len(lines) == (control.lines if isinstance(control, WritingLines) else 0)


@every_kind
def test_data_names_it_and_what_belongs_to_it(kind: AnswerKind) -> None:
    item = _example(kind)
    page = make_page(groups=(make_group("prompt", item),), stages=STAGES)
    [group] = questions(Guide({page.path: page}), SETTINGS)["groups"]
    [data] = group["items"]
    assert data["answer"] == kind
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["item"]["properties"]
    assert kind in schema["answer"]["enum"], f"questions.schema.json has no 'answer: {kind}'"
    assert data.keys() <= schema.keys(), "questions.schema.json lacks a field"
    own = {name: getattr(item, name) for name in ("low", "high") if getattr(item, name)}
    assert own.items() <= data.items()


def test_the_name_of_a_saved_answer_never_changes() -> None:
    item = replace(_example("scale"), id="sure")
    control, values = _offered(item)
    assert (control.name, control.key, values) == ("sure", "choice", ["1", "2", "3", "4", "5"])
