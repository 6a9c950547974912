"""The sheet to change opens where people write, and its parts are what they look like."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Whole
from docx.oxml.ns import qn

from publish.sheets.sheet import Choice, Room, Sheet
from tests.sheets.reading import asked, page_texts, squeeze

Files = dict[Path, Sheet]
CHECKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def _styled(document: Whole, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style and one.style.name == style]


def test_there_is_one_for_every_sheet(documents: Files, sheets: list[Sheet]) -> None:
    assert len(documents) == len(sheets)


def test_its_headings_are_headings(documents: Files) -> None:
    for file, sheet in documents.items():
        document = Document(str(file))
        assert _styled(document, "Heading 1") == [sheet.title]
        assert _styled(document, "Heading 2") == [section.legend for section in sheet.sections]
        questions = [re.sub(r"^\d+\. ", "", text) for text in _styled(document, "Heading 3")]
        assert questions == [question.text for question in asked(sheet) if not question.tick]


def test_its_boxes_can_be_ticked(documents: Files) -> None:
    for file, sheet in documents.items():
        boxes = Document(str(file)).element.body.iter(CHECKED)
        names = [box.getparent().find(qn("w:tag")).get(qn("w:val")) for box in boxes]
        expected = []
        for question in asked(sheet):
            expected += [question.tick.name] if question.tick else []
            for answer in question.answers:
                expected += [box.name for box in answer.boxes] if isinstance(answer, Choice) else []
        assert names == expected, file.name


def test_its_lines_are_paragraphs_with_a_rule(documents: Files) -> None:
    """So a line that is full goes on in another one, and a reader may add more."""
    for file, sheet in documents.items():
        document = Document(str(file))
        rooms = [one for question in asked(sheet) for one in question.answers if isinstance(one, Room)]
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
def converted(documents: Files, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Sheet]:
    """Every document as LibreOffice prints it."""
    office = shutil.which("soffice")
    if not office and not os.environ.get("REQUIRE_OFFICE"):
        pytest.skip("No LibreOffice was found; 'make test' says how to get one.")
    folder = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    result = subprocess.run([*command, *map(str, documents)], capture_output=True, text=True, check=False)
    found = {folder / f"{file.stem}.pdf": sheet for file, sheet in documents.items()}
    assert all(file.is_file() for file in found), f"It does not open:\n{result.stdout}{result.stderr}"
    return found


def test_libreoffice_shows_every_question_once(converted: Files) -> None:
    for file, sheet in converted.items():
        text = "".join(page_texts(file))
        questions = [squeeze(question.text) for question in asked(sheet)]
        for question in questions:
            assert text.count(question) == sum(other.count(question) for other in questions), question


def test_libreoffice_shows_every_box_and_no_empty_page(converted: Files) -> None:
    for file, sheet in converted.items():
        texts = page_texts(file)
        boxes = sum(
            bool(question.tick) + sum(len(one.boxes) for one in question.answers if isinstance(one, Choice))
            for question in asked(sheet)
        )
        assert "".join(texts).count("☐") == boxes
        assert all(len(text) > 100 for text in texts), "a page is empty"
