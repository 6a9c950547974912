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
from model import declare
from model.answers import AnyControl, Choice, Rows, Several, WritingLines, prompt_control, saved_as
from model.fields import Fields
from model.front_matter import read_yaml
from model.guide import ANSWERS, FIELDS, GROUP_FIELDS, AnswerKind, Column, FieldKind, Group, Guide, Prompt
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


def _control(item: Prompt) -> AnyControl:
    return prompt_control(item, item.text, GUIDE)


def _boxes(control: AnyControl) -> list[tuple[str, str]]:
    """Return the name and the value of each box that can be ticked or chosen."""
    if isinstance(control, Several):
        return [(control.box(one).name, "done") for one in control.answers]
    return [(control.name, one.value) for one in control.answers] if isinstance(control, Choice) else []


def _fields(control: AnyControl) -> list[str]:
    """Return the names of the fields to write in."""
    if isinstance(control, Rows):
        return [cell.name for row in control.cells for cell in row]
    return [control.name] if isinstance(control, WritingLines) else []


@every_kind
def test_a_page_offers_what_the_model_says(kind: AnswerKind) -> None:
    item = _example(kind)
    control = _control(item)
    page = soup(show(make_group("prompt", item)))
    boxes = page.select(f"#{item.id} :is([type=radio], [type=checkbox])")
    assert [(one["name"], one["value"]) for one in boxes] == _boxes(control)
    fields = page.select(f"#{item.id} :is(textarea, input:not([type=radio], [type=checkbox]))")
    assert [one["name"] for one in fields] == _fields(control), f"prompt.html has no field for '{kind}'"
    lines = sum(control.cells, ()) if isinstance(control, Rows) else (control,)
    for line, field in zip(lines, fields, strict=False):
        assert isinstance(line, WritingLines)
        assert (field.name == "textarea") == (line.kind == "text"), f"prompt.html has no input for '{kind}'"
        assert line.kind != "text" or field["rows"] == f"{line.lines}"


@pytest.mark.parametrize("kind", FIELDS)
def test_a_column_is_shown_as_what_it_holds(kind: FieldKind) -> None:
    item = Prompt("who", "Who?", answer="rows", columns=(Column("one", "One", answer=kind),))
    fields = soup(show(make_group("prompt", item))).select("td > *")
    assert len(fields) == item.lines
    shown = {field.name == "textarea" for field in fields}
    assert shown == {kind == "text"}, f"rows in _question.html has no input for '{kind}'"


@every_kind
def test_saved_answers_are_recognised_on_another_page(kind: AnswerKind) -> None:
    item = _example(kind)
    asks = make_page("asks.md", groups=(make_group("prompt", item, page="asks.md"),), stages=STAGES)
    known = soup(answer_tools(make_site(make_page(), asks))).select_one("[data-known]")
    assert isinstance(known, Tag)
    control = _control(item)
    assert set(str(known["data-known"]).split()) == {f"{item.id}/{one}" for one in saved_as(control)}
    # The names of the fields of a page are what its script saves answers under.
    names = {name.removeprefix(item.id).removeprefix("_") for name, _ in _boxes(control)}
    names |= {name.removeprefix(item.id).removeprefix("_") for name in _fields(control)}
    assert names - {""} <= {one.partition("/")[0] for one in saved_as(control)}


@every_kind
def test_paper_has_a_field_for_it(kind: AnswerKind) -> None:
    item = _example(kind)
    control = _control(item)
    fields = PdfReader(BytesIO(make_pdf(make_sheet("prompt", item)))).get_fields() or {}
    names = {name for name, _ in _boxes(control)} | {*_fields(control)}
    assert set(fields) == names, f"paper has no field for 'answer: {kind}'"
    if isinstance(control, Choice) and not isinstance(control, Several):
        boxes = [box.get_object() for box in fields[control.name]["/Kids"]]
        states = [state[1:] for box in boxes for state in box["/AP"]["/N"] if state != "/Off"]
        assert states == [value for _, value in _boxes(control)]


@every_kind
def test_a_document_has_boxes_or_lines_for_it(kind: AnswerKind) -> None:
    item = _example(kind)
    control = _control(item)
    document = Document(BytesIO(make_document(make_sheet("prompt", item))))
    tags = [one.get(qn("w:val")) for one in document.element.iter(qn("w:tag"))]
    one_field = isinstance(control, Several)
    assert tags == [name if one_field else f"{name}_{value}" for name, value in _boxes(control)]
    lines = [one for one in document.paragraphs if one._p.style == "Writingline"]
    assert len(lines) == (control.lines if isinstance(control, WritingLines) and not control.unit else 0)
    if isinstance(control, Rows):
        [table] = document.tables
        assert [cell.text for cell in table.rows[0].cells] == [*control.columns]
        assert len(table.rows) == 1 + len(control.cells)
    if isinstance(control, WritingLines) and control.unit:
        assert any(one.text.endswith(f"_ {control.unit}") for one in document.paragraphs)


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
    own = {name: getattr(item, name) for name in ("low", "high", "unit") if getattr(item, name)}
    assert own.items() <= data.items()
    assert data.get("options", []) == [{"id": one.id, "text": one.text} for one in item.options]
    columns = [(one["id"], one["answer"], one.get("unit", "")) for one in data.get("columns", [])]
    assert columns == [(one.id, one.answer, one.unit) for one in item.columns]


def test_the_name_of_a_saved_answer_never_changes() -> None:
    scale = _control(replace(_example("scale"), id="sure"))
    assert _boxes(scale) == [("sure", f"{step}") for step in range(1, 6)]
    several = _control(replace(_example("several"), id="bring"))
    assert _boxes(several) == [("bring_done-papers", "done"), ("bring_done-pen", "done")]
    rows = _control(replace(_example("rows"), id="who", lines=1))
    assert _fields(rows) == [f"who_text-1-{column}" for column in ("name", "number", "from", "hours")]
