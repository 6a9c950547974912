"""What somebody types into a sheet is kept, is read back by others, and can be read."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup
from PIL import Image
from pypdf import PdfReader, PdfWriter

from model.answers import Choice
from model.guide import Item, Prompt
from publish.worksheet_files.paper import PAPERS
from publish.worksheet_files.read_worksheets import Worksheet
from tests.worksheet_files.making import make_pdf, make_sheet
from tests.worksheet_files.reading import field_name, questions_of
from tests.worksheet_files.viewer import view

Files = dict[Path, Worksheet]

WORDS = "Zażółć gęślą jaźń. Καλά πήγε; Что получилось? İğd, ñandú, œuvre – “so”…"
"""Latin with its accents, Greek and Cyrillic."""

RANGES = [("a", "z"), ("A", "Z"), ("à", "ž"), ("ά", "ώ"), ("Ё", "я")]
ALPHABETS = [chr(number) for first, last in RANGES for number in range(ord(first), ord(last) + 1)]

CORNERS = [(0.05, 0.05), (0.95, 0.05), (0.05, 0.95), (0.95, 0.95), (0.5, 0.5)]
"""Where a box is clicked, from its left and from its foot."""

INK = 128
"""Darker than this is a line or a letter."""


@pytest.fixture(scope="module")
def file(pdfs: Files) -> Path:
    """One of the sheets: all are made the same way."""
    return next(iter(pdfs))


def _fields(file: Path, kind: str) -> list[str]:
    with pikepdf.open(file) as pdf:
        return [field_name(one) for one in pdf.pages[0].Annots if kind == one.FT]


def _shown_ticks(file: Path) -> list[str]:
    """Return the boxes that a viewer shows as ticked; a library reads the same from their fields."""
    with pikepdf.open(file) as pdf:
        boxes = [one for page in pdf.pages for one in page.get("/Annots", []) if one.FT == "/Btn"]
        ticked = [field_name(one) for one in boxes if one.AS != "/Off"]
    fields = PdfReader(file).get_fields() or {}
    read = {name: str(one["/V"]) for name, one in fields.items() if one["/FT"] == "/Btn"}
    kept = [f"{name}_{value[1:]}" for name, value in read.items() if value not in ("/Off", "/on")]
    assert sorted(kept + [name for name, value in read.items() if value == "/on"]) == sorted(ticked)
    return ticked


def _positions(file: Path, kind: str) -> list[int]:
    with pikepdf.open(file) as pdf:
        return [number for number, one in enumerate(pdf.pages[0].Annots) if kind == one.FT]


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)])
def test_a_library_fills_every_field_and_reads_it_back(pdfs: Files, file: Path, *, every: bool) -> None:
    for path, sheet in pdfs.items() if every else [(file, pdfs[file])]:
        writer = PdfWriter(clone_from=path)
        fields = PdfReader(path).get_fields() or {}
        answers = dict.fromkeys(fields, "/on") | _first_answers(sheet)
        answers |= {name: WORDS for name, one in fields.items() if one["/FT"] == "/Tx"}
        for one in writer.pages:
            writer.update_page_form_field_values(one, answers, auto_regenerate=False)
        filled = BytesIO()
        writer.write(filled)
        read = PdfReader(filled).get_fields() or {}
        assert {name: read[name]["/V"] for name in read} == answers, path.name


def _first_answers(sheet: Worksheet) -> dict[str, str]:
    """Return the first answer of every choice."""
    choices = [one for question in questions_of(sheet) for one in question.answers if isinstance(one, Choice)]
    return {choice.name: f"/{choice.answers[0].value}" for choice in choices}


@pytest.mark.fault(126)
@pytest.mark.parametrize("kind", ["choices", "ticks"])
def test_of_two_answers_to_a_question_one_stays(kind: str, tmp_path: Path) -> None:
    """Clicked anywhere in its box, and a second click takes the tick away."""
    items = [Item("one", "First?"), Item("two", "Second?")]
    sheet = make_sheet("reflection" if kind == "choices" else "checklist", *items)
    file, filled = tmp_path / "sheet.pdf", tmp_path / "filled.pdf"
    file.write_bytes(make_pdf(sheet))
    boxes = dict(zip(_fields(file, "/Btn"), _positions(file, "/Btn"), strict=True))
    questions = [[name for name in boxes if name.startswith(one.id)] for one in items]
    assert [len(names) for names in questions] == ([5, 5] if kind == "choices" else [1, 1])
    for last in boxes:
        for across, up in CORNERS:
            with view(file) as viewer:
                for name in [*(one for one in boxes if one != last), last]:
                    viewer.click(boxes[name], across, up)
                viewer.document.save(filled)
            assert last in _shown_ticks(filled), f"a click at {across}, {up} is lost"
            fields = [name.rpartition("_")[0] or name for name in _shown_ticks(filled)]
            assert len(set(fields)) == len(fields), "two answers to one question are ticked"
    with view(file) as viewer:
        for _ in range(2):
            viewer.click(boxes[last])
        viewer.document.save(filled)
    assert not _shown_ticks(filled)


@pytest.mark.fault(126)
def test_the_place_to_click_is_the_box_that_is_drawn(pdfs: Files) -> None:
    for file in pdfs:
        with view(file) as viewer:
            picture, high = viewer.picture(), viewer.page.get_height()
            dots = picture.tobytes()
            for number in _positions(file, "/Btn"):
                left, bottom, right, top = viewer.place(number)
                middle = (left + right) / 2, (bottom + top) / 2
                edges = {(left, middle[1]): (1, 0), (right, middle[1]): (-1, 0)}
                edges |= {(middle[0], bottom): (0, 1), (middle[0], top): (0, -1)}
                for (x, y), (inward, up) in edges.items():
                    shades = [
                        dots[int(4 * (high - y - away * up)) * picture.width + int(4 * (x + away * inward))]
                        for away in (-1, 0.5)
                    ]
                    assert shades[0] > INK > shades[1], f"{file.name}: box {number}: {shades}"


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
    # All of them answer one question.
    assert _shown_ticks(tmp_path / "filled.pdf") == [_fields(file, "/Btn")[-1]]


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


LONG = "word " * 600
"""Three thousand letters."""


@pytest.mark.fault(127)
@pytest.mark.parametrize("lines", [1, 3])
def test_a_long_answer_shows_to_its_end(lines: int, tmp_path: Path) -> None:
    """Letters get smaller, so the last word makes a difference to the picture."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(make_pdf(make_sheet("prompt", Prompt("one", "What?", lines=lines))))
    length = 3_000 if lines > 1 else 200
    pictures = []
    for end in ("iiii", "WWWW"):
        with view(file) as viewer:
            viewer.write(0, LONG[:length] + end)
            pictures.append(viewer.picture())
    assert pictures[0] != pictures[1], "the end is out of sight"


@pytest.mark.fault(127)
def test_letters_of_large_print_stay_large(tmp_path: Path) -> None:
    large = [paper for paper in PAPERS if paper.type == 18]
    for paper in large:
        file = tmp_path / f"{paper.name}.pdf"
        file.write_bytes(make_pdf(make_sheet("prompt", Prompt("one", "What?")), paper=paper))
        with pikepdf.open(file) as pdf:
            assert " 18 Tf" in str(pdf.pages[0].Annots[0].DA)


@pytest.mark.fault(127)
def test_every_page_with_files_says_what_they_do_not_show(pages: dict[str, BeautifulSoup]) -> None:
    offering = [page.select_one(".sheet-files") for page in pages.values() if page.select(".sheet-files a")]
    assert offering
    for files in offering:
        text = files.get_text(" ", strip=True) if files else ""
        for words in ("Latin, Greek and Cyrillic", "large print", "word processor"):
            assert words in text
