"""The sheet to change opens where people write, and its parts are what they look like."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.document import Document as Whole
from docx.oxml.ns import qn

from model.addresses import address
from model.answers import Choice, WritingLines
from model.guide import Guide, Item
from model.settings import Answer, Settings
from publish.render_templates import direction
from publish.worksheet_files.read_worksheets import Worksheet
from tests.unit.small_guide import SETTINGS
from tests.worksheet_files.making import make_document, make_sheet
from tests.worksheet_files.reading import box_names, page_texts, questions_of, squeeze

Files = dict[Path, Worksheet]
CHECKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def _styled(document: Whole, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style and one.style.name == style]


SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}
"""Of each paper, in millimetres."""


def test_there_is_one_for_every_sheet_and_paper(
    documents: Files, sheets: list[Worksheet], guide: Guide
) -> None:
    first = guide.papers[0].lower()
    assert len(documents) == len(sheets) * len(SIZES)
    for file, sheet in documents.items():
        paper = file.stem.removeprefix(Path(sheet.path).stem).removeprefix("-") or first
        section = Document(str(file)).sections[0]
        size = [side.mm for side in (section.page_width, section.page_height) if side]
        assert size == pytest.approx(SIZES[paper], abs=0.1), file.name


def test_its_headings_are_headings(documents: Files) -> None:
    for file, sheet in documents.items():
        document = Document(str(file))
        assert _styled(document, "Heading 1") == [sheet.title]
        assert _styled(document, "Heading 2") == [section.legend for section in sheet.sections]
        questions = [re.sub(r"^\d+\. ", "", text) for text in _styled(document, "Heading 3")]
        assert questions == [question.text for question in questions_of(sheet) if not question.tick]


def test_its_boxes_can_be_ticked(documents: Files) -> None:
    for file, sheet in documents.items():
        boxes = Document(str(file)).element.body.iter(CHECKED)
        names = [box.getparent().find(qn("w:tag")).get(qn("w:val")) for box in boxes]
        assert names == [name for question in questions_of(sheet) for name in box_names(question)], file.name


@pytest.mark.fault(128)
def test_the_title_of_a_box_says_its_question_and_its_answer(documents: Files) -> None:
    for file, sheet in documents.items():
        titles = [one.get(qn("w:val")) for one in Document(str(file)).element.body.iter(qn("w:alias"))]
        assert len(set(titles)) == len(titles), f"{file.name}: two boxes have one title"
        assert max(map(len, titles)) <= 64, "Word does not open longer titles"
        waiting = iter(titles)
        for question in questions_of(sheet):
            if question.tick:
                assert question.says.startswith(next(waiting))
            for choice in [one for one in question.answers if isinstance(one, Choice)]:
                for one in choice.answers:
                    start, cut, _ = next(waiting).rpartition(f" {choice.label} {one.text}".replace("  ", " "))
                    assert cut, f"{file.name}: '{one.text}' is not in the title of its box"
                    assert question.says.startswith(start.removesuffix("…"))
                    assert len(start) > 20 or start == question.says


def test_its_lines_are_paragraphs_with_a_rule(documents: Files) -> None:
    """So a line that is full goes on in another one, and a reader may add more."""
    for file, sheet in documents.items():
        document = Document(str(file))
        rooms = [
            one
            for question in questions_of(sheet)
            for one in question.answers
            if isinstance(one, WritingLines)
        ]
        assert len(_styled(document, "Writing line")) == sum(room.lines for room in rooms if not room.text)
        rules = document.styles["Writing line"].element.find(f".//{qn('w:pBdr')}")
        assert {"bottom", "between"} <= {rule.tag.partition("}")[2] for rule in rules}


def test_it_holds_no_pictures(documents: Files) -> None:
    for file in documents:
        with zipfile.ZipFile(file) as parts:
            pictures = [name for name in parts.namelist() if name.endswith((".png", ".jpeg", ".emf"))]
        assert not pictures, f"{file.name}: {pictures}"


def test_it_says_what_it_is(documents: Files) -> None:
    for file, sheet in documents.items():
        document = Document(str(file))
        assert sheet.title in document.core_properties.title
        assert document.core_properties.language == "en"
        assert sheet.version in document.sections[0].footer.paragraphs[0].text


@pytest.fixture(scope="module")
def converted(documents: Files, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Worksheet]:
    """Every document as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("office")
    found = {folder / f"{file.stem}.pdf": sheet for file, sheet in documents.items()}
    _print_in_office(folder, documents)
    return found


def _print_in_office(folder: Path, documents: Iterable[Path]) -> None:
    """Make a PDF of each document in a folder, with LibreOffice."""
    office = shutil.which("soffice")
    if not office and not os.environ.get("REQUIRE_OFFICE"):
        pytest.skip("No LibreOffice was found; 'make test' says how to get one.")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    result = subprocess.run([*command, *map(str, documents)], capture_output=True, text=True, check=False)
    made = [folder / f"{file.stem}.pdf" for file in documents]
    assert all(file.is_file() for file in made), f"It does not open:\n{result.stdout}{result.stderr}"


def test_libreoffice_shows_every_question_once(converted: Files) -> None:
    for file, sheet in converted.items():
        text = "".join(page_texts(file))
        questions = [squeeze(question.text) for question in questions_of(sheet)]
        for question in questions:
            assert text.count(question) == sum(other.count(question) for other in questions), question


def test_libreoffice_shows_every_box_and_no_empty_page(converted: Files) -> None:
    for file, sheet in converted.items():
        texts = page_texts(file)
        boxes = sum(len(box_names(question)) for question in questions_of(sheet))
        assert "".join(texts).count("☐") == boxes
        assert all(len(text) > 100 for text in texts), "a page is empty"


@pytest.mark.fault(130)
def test_every_page_names_the_guide_and_a_number_to_call(
    converted: Files, guide: Guide, settings: Settings
) -> None:
    support = address(guide.page_calling("support")).rstrip("/")
    for file in converted:
        _, line = guide.help_on("Letter" if "letter" in file.stem else "A4") or pytest.fail("no help line")
        texts = page_texts(file)
        assert squeeze(settings.words.plain("worksheet.yours")) in texts[0]
        for number, text in enumerate(texts, 1):
            for words in (settings.site_name, line.number, support):
                assert squeeze(words) in text, f"{file.name}: page {number} has no '{words}'"


HEBREW = replace(
    SETTINGS,
    scale=(Answer("yes", "כן"), Answer("partly", "חלקית"), Answer("no", "לא")),
    hands_question="האם זה היה בידי?",
    hands=(Answer("yes", "כן"), Answer("no", "לא")),
)
MIXED = {
    "hebrew": ("מה קרה?", HEBREW),
    "hebrew-question-english-answers": ("מה קרה?", SETTINGS),
    "english-question-hebrew-answers": ("What happened?", HEBREW),
    "english": ("What happened?", SETTINGS),
}


@pytest.mark.fault(128)
def test_boxes_stand_before_their_own_words_in_every_direction(tmp_path: Path) -> None:
    files = {}
    for name, (text, settings) in MIXED.items():
        sheet = make_sheet("reflection", Item("one", text), settings=settings)
        files[tmp_path / f"{name}.docx"] = settings.scale, direction(text)
        (tmp_path / f"{name}.docx").write_bytes(make_document(sheet))
    _print_in_office(tmp_path, files)
    for file, (answers, way) in files.items():
        row = _first_row_of_boxes(file.with_suffix(".pdf"))
        if way == "rtl":
            row.reverse()
        # Letters of one answer are told in the order of the paper, whichever way they are read.
        expected = [("☐", sorted(answer.text.replace(" ", ""))) for answer in answers]
        found = "".join(row).split("☐")[1:]
        assert [("☐", sorted(one)) for one in found] == expected, f"{file.stem}: {row}"
        assert row[0] == "☐", f"{file.stem}: {row}"


def _first_row_of_boxes(file: Path) -> list[str]:
    """Return the letters of the first line with boxes, from the left of the paper to its right."""
    with pypdfium2.PdfDocument(file) as document:
        text = document[0].get_textpage()
        letters = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    [_, bottom, _, top] = next(box for letter, box in letters if letter == "☐")
    row = [
        (box[0], one) for one, box in letters if one.strip() and bottom - 4 < (box[1] + box[3]) / 2 < top + 4
    ]
    return [letter for _, letter in sorted(row)]


@pytest.mark.fault(128)
def test_words_from_right_to_left_say_so_and_have_their_size() -> None:
    item = Item("one", "ماذا حدث؟", hint="خذ وقتك")
    document = Document(BytesIO(make_document(make_sheet("reflection", item, Item("two", "What?")))))
    arabic = [one for one in document.paragraphs if direction(one.text) == "rtl"]
    assert len(arabic) == 2
    assert all(run.font.rtl for one in arabic for run in one.runs)
    start, end = (
        next(at for at, one in enumerate(document.paragraphs) if text in one.text)
        for text in ("ماذا", "2. What?")
    )
    ways = [one._p.get_or_add_pPr().find(qn("w:bidi")) is not None for one in document.paragraphs]
    assert all(ways[start:end]), "a part of the question is not read from the right"
    assert not any(ways[:start] + ways[end:])
    for style in [one.style for one in document.paragraphs if one.style]:
        marks = style.element.rPr
        assert marks.find(qn("w:szCs")).get(qn("w:val")) == marks.find(qn("w:sz")).get(qn("w:val")), (
            style.name
        )
        assert marks.rFonts.get(qn("w:cs")), style.name
