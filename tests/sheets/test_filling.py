"""What somebody types into a sheet is kept, is read back by others, and can be read."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from publish.sheets.sheet import Sheet
from tests.sheets.viewer import view

Files = dict[Path, Sheet]

WORDS = "Zażółć gęślą jaźń. Καλά πήγε; Что получилось? İğd, ñandú, œuvre – “so”…"
"""Latin with its accents, Greek and Cyrillic."""

RANGES = [("a", "z"), ("A", "Z"), ("à", "ž"), ("ά", "ώ"), ("Ё", "я")]
ALPHABETS = [chr(number) for first, last in RANGES for number in range(ord(first), ord(last) + 1)]

INK = 128
"""Darker than this is a line or a letter."""


@pytest.fixture(scope="module")
def file(pdfs: Files) -> Path:
    """One of the sheets: all are made the same way."""
    return next(iter(pdfs))


def _fields(file: Path, kind: str) -> list[str]:
    with pikepdf.open(file) as pdf:
        return [str(one.T) for one in pdf.pages[0].Annots if kind == one.FT]


def _positions(file: Path, kind: str) -> list[int]:
    with pikepdf.open(file) as pdf:
        return [number for number, one in enumerate(pdf.pages[0].Annots) if kind == one.FT]


def test_a_library_fills_every_field_and_reads_it_back(pdfs: Files) -> None:
    for file in pdfs:
        writer = PdfWriter(clone_from=file)
        fields = PdfReader(file).get_fields() or {}
        answers = {name: WORDS if one["/FT"] == "/Tx" else "/on" for name, one in fields.items()}
        for one in writer.pages:
            writer.update_page_form_field_values(one, answers, auto_regenerate=False)
        filled = BytesIO()
        writer.write(filled)
        read = PdfReader(filled).get_fields() or {}
        assert {name: read[name]["/V"] for name in read} == answers, file.name


def test_the_viewer_of_chromium_fills_fields_and_keeps_them(file: Path, tmp_path: Path) -> None:
    texts, boxes = _positions(file, "/Tx"), _positions(file, "/Btn")
    assert texts, "the first page asks for no words"
    assert boxes, "the first page has no box"
    with view(file) as viewer:
        for number in texts:
            viewer.write(number, WORDS)
        for number in boxes:
            viewer.click(number)
        viewer.document.save(tmp_path / "filled.pdf")
    read = PdfReader(tmp_path / "filled.pdf").get_fields() or {}
    assert [read[name]["/V"] for name in _fields(file, "/Tx")] == [WORDS] * len(texts)
    assert [read[name]["/V"] for name in _fields(file, "/Btn")] == ["/on"] * len(boxes)


def test_typed_words_are_drawn_in_the_font_of_the_sheet(file: Path, tmp_path: Path) -> None:
    with view(file) as viewer:
        viewer.write(_positions(file, "/Tx")[0], WORDS)
        viewer.document.save(tmp_path / "filled.pdf")
    with pikepdf.open(tmp_path / "filled.pdf") as pdf:
        field = next(one for one in pdf.pages[0].Annots if str(one.T) == _fields(file, "/Tx")[0])
        used = re.findall(rb"(/\S+) \S+ Tf", field.AP.N.read_bytes())
        drawn = {str(field.AP.N.Resources.Font[name.decode()].BaseFont) for name in used}
    assert len(drawn) == 1, f"letters come from several fonts: {drawn}"
    assert "Sheet-Field" in drawn.pop()


def test_the_font_of_the_fields_has_every_letter(pdfs: Files) -> None:
    for file in pdfs:
        with pikepdf.open(file) as pdf:
            fields = [one for one in pdf.Root.AcroForm.Fields if one.FT == "/Tx"]
            names = {str(one.DA).split()[-3] for one in fields}
            assert len(names) == 1, f"{file.name}: fields have several fonts: {names}"
            font = pdf.Root.AcroForm.DR.Font[names.pop()]
            table = font.ToUnicode.read_bytes().decode()
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor, f"{file.name}: it is not embedded"
        lost = [letter for letter in ALPHABETS if f"<{ord(letter):04x}>" not in table]
        assert not lost, f"{file.name}: letters that nobody can type: {''.join(lost)}"


def _lines(picture: Image.Image) -> int:
    """Return how many rows of dots are dark from side to side."""
    dark = picture.point(lambda shade: 255 if shade < INK else 0)
    rows = dark.resize((1, dark.height), Image.Resampling.BOX)
    return sum(rows.histogram()[255 * 2 // 3 :])


def test_lines_show_until_somebody_types(file: Path) -> None:
    """A pen finds lines, and typed words are not struck through by them."""
    with view(file) as viewer:
        empty = _lines(viewer.picture())
        assert empty, "there are no lines"
        for number in _positions(file, "/Tx"):
            viewer.write(number, ".")
        assert _lines(viewer.picture()) < empty, "the lines stay below the words"
