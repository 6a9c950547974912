"""Sheets of other topics: in any script, with every kind of question, and very long."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as rules
import pypdfium2
import pytest
from docx import Document
from pypdf import PdfReader

from model.guide import AnswerKind, CountryHelp, Guide, Item, Letter, Page, Passage, Prompt
from model.settings import Settings
from publish.render_templates import direction
from publish.worksheet_files import add_worksheet_files
from publish.worksheet_files.fonts import missing_characters
from tests.helpers.long_run import now
from tests.unit.small_guide import HOSTILE, SETTINGS, make_call, make_group, make_line, make_page
from tests.worksheet_files.making import make_document, make_pdf, make_sheet
from tests.worksheet_files.reading import page_texts, squeeze

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


@pytest.mark.parametrize("fill", now("to-fill-in", of={"to-fill-in": True, "to-print": False}))
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
    document = Document(BytesIO(make_document(make_sheet("prompt", Prompt("one", text)))))
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
    assert missing_characters("".join(SCRIPTS.values())) == ""
    assert missing_characters("A 漢 b 漢\u200d") == "漢"


QUESTIONS = make_group("prompt", Prompt("one", "One?"))
SHEET = make_page(groups=(QUESTIONS,), calls=(make_call("worksheet", QUESTIONS.name),))
HANDOUT = make_page("handout.md", calls=(make_call("sheet_files"),))
SAYS = Passage("Read 漢 aloud", (1,), "text", cited=False, in_list=0)
HELP = CountryHelp(id="here", country="Here", lines=(make_line(name="漢", short=True),))


@pytest.mark.parametrize(
    ("pages", "settings"),
    [
        pytest.param((replace(SHEET, title="漢"),), SETTINGS, id="title"),
        pytest.param((SHEET,), replace(SETTINGS, site_name="漢"), id="name-of-the-site"),
        pytest.param((replace(SHEET, help_lines=(HELP,)),), SETTINGS, id="help-line"),
        pytest.param((SHEET, replace(HANDOUT, passages=(SAYS,))), SETTINGS, id="handout"),
    ],
)
def test_a_sign_without_a_font_is_named_wherever_paper_shows_it(
    pages: tuple[Page, ...], settings: Settings, tmp_path: Path
) -> None:
    told = add_worksheet_files(tmp_path, Guide({page.path: page for page in pages}), settings)
    assert told.startswith("None of their fonts has '漢'.")


def test_every_kind_of_answer_gets_its_fields(tmp_path: Path) -> None:
    letter = Letter("note", "A note", subject="About", body="Dear you,\n\nthank you.")
    kinds = {
        ("checklist", Item("water", "Water it")): {"water"},
        ("prompt", Prompt("when", "When?", answer="date")): {"when"},
        ("prompt", Prompt("stage", "Which?", answer="stage")): {"stage"},
        ("prompt", Prompt("sure", "How sure?", answer="scale", low="no", high="yes")): {"sure"},
        ("reflection", Item("asked", "Was it?")): {"asked", "asked_hands", "asked_note"},
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


@pytest.mark.parametrize(("answer", "beside"), [("date", True), ("text", False)])
def test_two_days_stand_side_by_side(answer: AnswerKind, beside: bool, tmp_path: Path) -> None:
    prompts = [Prompt(name, "When?", lines=1, answer=answer) for name in ("first", "second")]
    (tmp_path / "sheet.pdf").write_bytes(make_pdf(make_sheet("prompt", *prompts)))
    fields = [
        one["/Rect"] for page in PdfReader(tmp_path / "sheet.pdf").pages for one in page.annotations or ()
    ]
    assert (fields[0][1] == fields[1][1]) == beside


LINKED = {
    "https": ("See [this](https://www.example.com/a/) now.", "See this (www.example.com/a) now."),
    "page": ("See [a page](part.md).", "See a page (example.org/guide/part)."),
    "place": ("See [a place](part.md#there).", "See a place (example.org/guide/part#there)."),
    "mail": ("Ask [them](mailto:us@example.org).", "Ask them (us@example.org)."),
    "own-address": ("See <https://example.com>.", "See https://example.com."),
    "number": ("Call [116 123](tel:116123).", "Call 116 123."),
    "two": ("[One](https://a.org) or *[two](https://b.org)*", "One (a.org) or two (b.org)"),
    "sign": ("[A & B](https://a.org/?a=1&b=2)", "A & B (a.org/?a=1&b=2)"),
}


@pytest.mark.fault(129)
@pytest.mark.parametrize(("text", "printed"), LINKED.values(), ids=LINKED)
@pytest.mark.parametrize("kind", now("reflection", of=["reflection", "checklist"]))
def test_behind_a_link_stands_its_address(text: str, printed: str, kind: str, tmp_path: Path) -> None:
    settings = replace(SETTINGS, site_url="https://example.org/guide")
    sheet = make_sheet(kind, Item("one", text, hint=f"Hint. {text}"), settings=settings)
    document = Document(BytesIO(make_document(sheet)))
    paragraphs = [one.text.strip() for one in document.paragraphs]
    assert [one for one in paragraphs if one.endswith(printed)] == [
        printed if kind == "checklist" else f"1. {printed}",
        f"Hint. {printed}",
    ]
    for fill in (True, False):
        file = tmp_path / "sheet.pdf"
        file.write_bytes(make_pdf(sheet, fill=fill))
        assert "".join(page_texts(file)).count(squeeze(printed)) == 2
    fields = PdfReader(BytesIO(make_pdf(sheet))).get_fields() or {}
    assert not [one["/TU"] for one in fields.values() if "example.org" in one["/TU"]], (
        "addresses are read out"
    )


@pytest.mark.fault(129)
def test_without_an_address_of_the_site_a_link_to_a_page_is_words() -> None:
    sheet = make_sheet("checklist", Item("one", "See [a page](part.md)."))
    assert sheet.sections[0].questions[0].text == "See a page."


@pytest.mark.parametrize("word", ["word", "מילה"])
def test_the_second_line_of_an_answer_starts_below_its_words(word: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(make_pdf(make_sheet("checklist", Item("one", f"{word} " * 60)), fill=False))
    lines: dict[int, list[float]] = {}
    with pypdfium2.PdfDocument(file) as document:
        text = document[0].get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, _ = text.get_charbox(at)
            if text.get_text_range(at, 1) == word[0]:
                # Letters of the head and the foot stand on lines of their own.
                lines.setdefault(round(bottom), []).append(-right if word == "מילה" else left)
    starts = [min(line) for line in lines.values() if len(line) > 5]
    assert len(starts) > 1
    assert max(starts) - min(starts) < 1, f"lines start at {starts}"


def test_the_version_changes_with_the_words() -> None:
    one, same, other = (make_sheet("prompt", Prompt("one", text)) for text in ("What?", "What?", "Who?"))
    assert one.version == same.version != other.version


@pytest.mark.parametrize("many", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_a_very_long_document_is_complete(many: int) -> None:
    items = [Item(f"i-{number}", f"Thing {number}.") for number in range(many)]
    document = Document(BytesIO(make_document(make_sheet("checklist", *items))))
    ticks = [one.text.removeprefix("\t") for one in document.paragraphs if one._p.style == "Boxes"]
    assert ticks == [item.text for item in items]


@pytest.mark.parametrize("many", [100, pytest.param(1_000, marks=pytest.mark.long)])
def test_a_very_long_pdf_is_complete(many: int, tmp_path: Path) -> None:
    items = [Item(f"i-{number}", f"Thing {number}.") for number in range(many)]
    file = tmp_path / "sheet.pdf"
    file.write_bytes(make_pdf(make_sheet("checklist", *items)))
    assert list(PdfReader(file).get_fields() or {}) == [item.id for item in items]
    text = "".join(page_texts(file))
    assert not [item for item in items if squeeze(item.text) not in text]
