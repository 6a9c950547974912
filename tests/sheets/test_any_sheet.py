"""Sheets of other topics: in any script, with every kind of question, and very long."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import page as rules
import pytest
from docx import Document
from pypdf import PdfReader

from macros.content.model import Guide, Item, Letter, Prompt
from publish.sheets.document import write_document
from publish.sheets.fonts import lost_signs, only_our_fonts
from publish.sheets.paper import PAPERS
from publish.sheets.pdf import draw, write
from publish.sheets.place import Place
from publish.sheets.read import read_sheets
from publish.sheets.render import direction, render
from publish.sheets.sheet import Sheet
from tests.sheets.reading import page_texts, squeeze
from tests.unit.small_guide import HOSTILE, SETTINGS, STAGES, make_call, make_group, make_page

PLACE = Place("en", "A site", "example.org/sheet")

SCRIPTS = {
    "arabic": "ماذا تعلمت من هذه التجربة؟",
    "hebrew": "מה למדתי מהניסיון הזה?",
    "greek": "Πώς πήγε;",
    "cyrillic": "Что получилось хорошо?",
    "polish": "Co się udało, choćby źdźbło?",
    "emoji": "What made me smile? 🙂 ✅",
    "arrow": "First → then?",
    "hostile": HOSTILE,
}


def make_sheet(kind: str, *items: Item) -> Sheet:
    """Return a sheet with one group."""
    group = make_group(kind, *items, intro="Take your time.")
    page = make_page(groups=(group,), stages=STAGES, calls=(make_call("worksheet", group.name),))
    return read_sheets(Guide({page.path: page}), SETTINGS)[0]


def make_pdf(sheet: Sheet, *, fill: bool = True) -> bytes:
    """Return a sheet on the first kind of paper."""
    facts = {"sheet": sheet, "place": PLACE, "paper": PAPERS[0], "fill": fill, "notes": False}
    with only_our_fonts():
        return write(draw(render("sheet.html", **facts)))


@pytest.mark.parametrize("fill", [True, False], ids=["to-fill-in", "to-print"])
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_question_in_any_script_is_whole(text: str, fill: bool, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(make_pdf(make_sheet("reflection", Item("one", text, hint=text)), fill=fill))
    report = rules.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, [f"{one.rule_id}: {one.message}" for one in report.failures]
    shown = "".join(page_texts(file))
    # A mark at the end of a line that is read from the right may be told before it.
    lost = [word for word in re.findall(r"[^\s.?,;؟،]+", text) if word not in shown]
    assert not lost, f"of '{text}' this is lost: {lost}; there is '{shown}'"


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_document_holds_any_script(text: str) -> None:
    document = Document(BytesIO(write_document(make_sheet("prompt", Prompt("one", text)), PLACE)))
    assert text in [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Hello", "ltr"),
        ("שלום", "rtl"),
        ("1. مرحبا", "rtl"),
        ("🙂 Hi שלום", "ltr"),
        ("12 – ?", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_gives_the_direction(text: str, way: str) -> None:
    assert direction(text) == way


def test_signs_that_no_font_has_are_named() -> None:
    assert lost_signs("".join(SCRIPTS.values())) == ""
    assert lost_signs("A 漢 b 漢\u200d") == "漢"


def test_every_kind_of_answer_gets_its_fields(tmp_path: Path) -> None:
    letter = Letter("note", "A note", subject="About", body="Dear you,\n\nthank you.")
    kinds = {
        ("checklist", Item("water", "Water it")): {"water"},
        ("prompt", Prompt("when", "When?", answer="date")): {"when"},
        ("prompt", Prompt("stage", "Which?", answer="stage")): {"stage_new", "stage_old"},
        ("prompt", Prompt("line", "In a word?", lines=1)): {"line"},
        ("letter", letter): {"note", "note_subject"},
    }
    for (kind, item), names in kinds.items():
        file = tmp_path / f"{item.id}.pdf"
        file.write_bytes(make_pdf(make_sheet(kind, item)))
        fields = PdfReader(file).get_fields() or {}
        assert set(fields) == names
        assert all(item.text in one["/TU"] for one in fields.values())
    fields = PdfReader(tmp_path / "note.pdf").get_fields() or {}
    assert fields["note"]["/V"].splitlines() == letter.body.splitlines()


def test_the_version_changes_with_the_words() -> None:
    one, same, other = (make_sheet("prompt", Prompt("one", text)) for text in ("What?", "What?", "Who?"))
    assert one.version == same.version != other.version


def test_a_very_long_document_is_complete() -> None:
    items = [Item(f"i-{number}", f"Thing {number}.") for number in range(10_000)]
    document = Document(BytesIO(write_document(make_sheet("checklist", *items), PLACE)))
    ticks = [one.text.strip() for one in document.paragraphs if one._p.style == "Boxes"]
    assert ticks == [item.text for item in items]


def test_a_very_long_pdf_is_complete(tmp_path: Path) -> None:
    items = [Item(f"i-{number}", f"Thing {number}.") for number in range(1_000)]
    file = tmp_path / "sheet.pdf"
    file.write_bytes(make_pdf(make_sheet("checklist", *items)))
    assert list(PdfReader(file).get_fields() or {}) == [item.id for item in items]
    text = "".join(page_texts(file))
    assert not [item for item in items if squeeze(item.text) not in text]
