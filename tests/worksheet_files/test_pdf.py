"""A sheet to fill in is open to everybody: tagged, named, in order, and in one piece."""

from __future__ import annotations

from pathlib import Path

import page as rules
import pikepdf
import pytest
from pypdf import PdfReader

from model.addresses import address
from model.answers import Choice
from model.guide import Guide
from model.inline import plain
from model.settings import Settings
from publish.worksheet_files.paper import PAPERS, Paper
from publish.worksheet_files.read_worksheets import Worksheet
from tests.worksheet_files.reading import (
    field_name,
    field_names,
    page_texts,
    questions_of,
    read_in_order,
    squeeze,
)

Files = dict[Path, Worksheet]

MILLIMETRE = 72 / 25.4
LEAST_LINE = 8
"""Millimetres that a pen needs."""


def paper_of(file: Path) -> Paper:
    """Return the size that a file is named after; of two that fit, the longer name."""
    fitting = [paper for paper in PAPERS if file.stem.endswith(f"-{paper.name}")]
    return max(fitting, key=lambda paper: len(paper.name))


def test_there_is_one_for_every_paper(pdfs: Files, sheets: list[Worksheet]) -> None:
    whole = [file for file, sheet in pdfs.items() if not sheet.is_short]
    assert len(whole) == len(sheets) * len(PAPERS)
    assert {paper_of(file) for file in whole} == set(PAPERS)


def test_what_is_enough_fits_on_one_sheet_and_the_whole_on_few(pdfs: Files, sheets: list[Worksheet]) -> None:
    short = [file for file, sheet in pdfs.items() if sheet.is_short]
    assert len(short) == len(PAPERS) / 2 * sum(sheet.on_one_sheet().is_short for sheet in sheets)
    most = {12: 6, 18: 10}
    for file, sheet in pdfs.items():
        count = len(PdfReader(file).pages)
        assert count <= (2 if sheet.is_short else most[paper_of(file).type]), f"{file.name}: {count} pages"


def test_pages_of_large_print_are_full(pdfs: Files) -> None:
    """But for the first, which has the title, and the last."""
    for file in (file for file in pdfs if paper_of(file).type == 18):
        for number, side in enumerate(PdfReader(file).pages[1:-1], 2):
            lowest = min(float(field["/Rect"][at]) for field in side.annotations or [] for at in (1, 3))
            free = lowest / MILLIMETRE - paper_of(file).margin()
            assert free < float(side.mediabox.height) / MILLIMETRE / 5, f"{file.name}: page {number}"


def test_a_page_says_which_group_it_continues(pdfs: Files) -> None:
    for file, sheet in pdfs.items():
        for number, text in enumerate(page_texts(file), 1):
            first = min(
                (text.index(squeeze(question.text)), place, section.legend)
                for section in sheet.sections
                for place, question in enumerate(section.questions)
                if squeeze(question.text) in text
            )
            said = squeeze(f"{first[2]}, continued") in text
            assert said == (first[1] > 0), f"{file.name}: page {number} starts with '{first[2]}'"


@pytest.mark.proves("files")
def test_every_rule_of_pdf_ua_holds(pdfs: Files) -> None:
    for file in pdfs:
        report = rules.validate_pdf(str(file), profile="ua1")
        broken = [f"{one.rule_id}: {one.message}" for one in report.failures]
        assert report.is_compliant, f"{file.name}: {broken}"
        assert report.rules.passed == report.rules.total > 100, f"{file.name}: rules were left out"


def test_nothing_is_broken_inside(pdfs: Files) -> None:
    for file in pdfs:
        with pikepdf.open(file) as pdf:
            assert not pdf.check_pdf_syntax(), f"{file.name}: {pdf.check_pdf_syntax()}"


def test_it_says_its_title_and_its_language(pdfs: Files, guide: Guide) -> None:
    for file, sheet in pdfs.items():
        with pikepdf.open(file) as pdf:
            assert guide.pages[sheet.path].title in str(pdf.docinfo["/Title"]), file.name
            assert guide.pages[sheet.path].title in pdf.open_metadata()["dc:title"], file.name
            assert str(pdf.Root.Lang) == "en", file.name
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle), file.name


@pytest.mark.proves("files")
def test_every_field_says_the_whole_question(pdfs: Files, guide: Guide) -> None:
    for file in pdfs:
        with pikepdf.open(file) as pdf:
            fields = {str(one.T): str(one.TU) for one in pdf.Root.AcroForm.Fields}
            assert len(fields) == len(pdf.Root.AcroForm.Fields), f"{file.name}: two fields share a name"
            shown = {field_name(one): str(one.TU) for page in pdf.pages for one in page.get("/Annots", [])}
        for name, says in [*fields.items(), *shown.items()]:
            assert says != name, f"{file.name}: '{name}' says nothing but its name"
            text = plain(guide.items[name.split("_")[0]].text)
            assert text in says, f"{file.name}: '{name}' says '{says}'"


def test_every_answer_says_itself_behind_its_question(pdfs: Files) -> None:
    for file, sheet in pdfs.items():
        with pikepdf.open(file) as pdf:
            says = {field_name(one): str(one.TU) for page in pdf.pages for one in page.get("/Annots", [])}
        for question in questions_of(sheet):
            for choice in [one for one in question.answers if isinstance(one, Choice)]:
                for one in choice.answers:
                    assert says[f"{choice.name}_{one.value}"] == f"{choice.says} {one.text}", file.name


def test_the_tab_key_follows_the_questions(pdfs: Files) -> None:
    for file, sheet in pdfs.items():
        expected = [name for question in questions_of(sheet) for name in field_names(question)]
        with pikepdf.open(file) as pdf:
            assert read_in_order(pdf) == expected, f"{file.name}: fields are read in another order"
            drawn = [field_name(field) for one in pdf.pages for field in one.get("/Annots", [])]
            assert drawn == expected, f"{file.name}: fields are listed in another order"
            assert all(one.Tabs == "/S" for one in pdf.pages), f"{file.name}: a page has its own order"


def test_every_question_is_there_once(pdfs: Files, guide: Guide) -> None:
    for file, sheet in pdfs.items():
        text = "".join(page_texts(file))
        calls = [call for call in guide.pages[sheet.path].calls if call.macro == "worksheet"]
        legends = {section.legend for section in sheet.sections}
        groups = [guide.groups[name] for call in calls for name in call.arguments]
        assert sheet.is_short or len(groups) == len(legends)
        groups = [group for group in groups if group.legend in legends]
        items = [squeeze(plain(item.text)) for group in groups for item in group.items]
        assert items, f"{sheet.path} asks nothing"
        for item in items:
            expected = sum(other.count(item) for other in items)
            assert text.count(item) == expected, f"{file.name}: '{item}' stands {text.count(item)} times"


def test_no_question_is_parted_from_its_answer(pdfs: Files) -> None:
    for file, sheet in pdfs.items():
        with pikepdf.open(file) as pdf:
            fields = [{field_name(field) for field in one.get("/Annots", [])} for one in pdf.pages]
        texts = page_texts(file)
        for question in questions_of(sheet):
            names = set(field_names(question))
            together = [
                names <= fields[at] for at, text in enumerate(texts) if squeeze(question.text) in text
            ]
            assert any(together), f"{file.name}: '{question.text}' is cut in two"


def test_every_page_has_the_size_it_is_named_after_and_something_to_read(pdfs: Files) -> None:
    for file, sheet in pdfs.items():
        pages = PdfReader(file).pages
        for number, (one, text) in enumerate(zip(pages, page_texts(file), strict=True), 1):
            lengths = paper_of(file).size.split()
            size = [float(length.removesuffix("mm")) * MILLIMETRE for length in lengths]
            assert [float(one.mediabox.width), float(one.mediabox.height)] == pytest.approx(size, abs=0.5)
            assert f"{number}/{len(pages)}" in text, f"{file.name}: page {number} has no number"
            assert squeeze(f"version {sheet.version}") in text, f"{file.name}: page {number} has no version"
            assert one.get("/Annots") or number == 1, f"{file.name}: page {number} asks nothing"


def test_the_foot_of_every_page_is_one_line(pdfs: Files) -> None:
    for file, sheet in pdfs.items():
        pages = PdfReader(file).pages
        for number, one in enumerate(pages, 1):
            text = one.extract_text(extraction_mode="layout")
            lines = [squeeze(line) for line in text.splitlines()]
            [foot] = [line for line in lines if sheet.version in line]
            for part in (Path(sheet.path).stem, f"{sheet.reviewed.day}", f"{number}/{len(pages)}"):
                assert part in foot, f"{file.name}: page {number} has '{part}' on another line than '{foot}'"


@pytest.mark.fault(130)
def test_every_page_names_the_guide_and_a_number_to_call(
    pdfs: Files, guide: Guide, settings: Settings
) -> None:
    support = address(guide.page_calling("support")).rstrip("/")
    for file in pdfs:
        country, line = guide.help_on(paper_of(file).country_size) or pytest.fail(
            "there is no short help line"
        )
        countries = {pack.help.country: pack.paper for pack in guide.packs}
        assert countries[country] == paper_of(file).country_size, (
            f"{file.name}: the number is of another country"
        )
        texts = page_texts(file)
        assert squeeze(settings.words.plain("worksheet.yours")) in texts[0]
        for number, text in enumerate(texts, 1):
            for words in (settings.site_name, line.name, line.number, f"({country})", support):
                assert squeeze(words) in text, f"{file.name}: page {number} has no '{words}'"


def test_a_sheet_and_its_page_carry_the_same_version(pdfs: Files, site: Path) -> None:
    for sheet in pdfs.values():
        page = (site / Path(sheet.path).stem / "index.html").read_text(encoding="utf-8")
        assert f"Version {sheet.version}<" in page, f"{sheet.path}: the page has another version"


def test_letters_are_as_large_as_promised(pdfs: Files) -> None:
    """The foot of a page may be smaller: it is for whoever looks after the sheet."""
    for file in pdfs:
        sizes: dict[float, str] = {}

        def note(text: str, user: list[float], matrix: list[float], _: object, size: float) -> None:
            if text.strip():
                sizes.setdefault(round(size * abs(user[3] * matrix[3]), 1), text)  # noqa: B023 - called at once

        for one in PdfReader(file).pages:
            one.extract_text(visitor_text=note)
        foot, *rest = sorted(sizes)
        assert min(rest) >= paper_of(file).type, f"{file.name}: '{sizes[min(rest)]}' is small"
        assert foot >= paper_of(file).type * 0.8, f"{file.name}: '{sizes[foot]}' is tiny"


def test_lines_leave_room_for_a_pen() -> None:
    assert all(paper.line >= LEAST_LINE for paper in PAPERS)
