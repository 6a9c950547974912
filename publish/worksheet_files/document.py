"""Write a sheet as a document that word processors open, with headings, boxes and lines as what they are.

It is DOCX and not ODT: Word, Pages, Google Docs and LibreOffice all open it, and phones do too.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as Whole
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from publish.worksheet_files.document_look import BOX, set_up
from publish.worksheet_files.layout import Choice, Question, Room, Sheet
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.paper_templates import direction, render
from publish.worksheet_files.place import Place

SHORT = 40
"""Characters of all answers to a question that fit a line with their boxes."""

LONGEST_NAME = 64
"""Word takes no longer name or title of a box."""

MARKS = {"ltr": "\N{LEFT-TO-RIGHT MARK}", "rtl": "\N{RIGHT-TO-LEFT MARK}"}
"""Unseen letters that are read in a direction."""


def write_document(sheet: Sheet, place: Place, paper: Paper) -> bytes:
    """Return a sheet as DOCX."""
    document = Document()
    set_up(document, sheet, place, paper)
    _add(document, sheet.title, "Heading 1")
    _add(document, sheet.description)
    invitation = f"{place.words.plain('sheet.invitation')} {place.words.plain('worksheet.yours')}"
    _add(document, invitation, "Hint")
    for section in sheet.sections:
        _add(document, section.legend, "Heading 2")
        if section.intro:
            _add(document, section.intro).paragraph_format.keep_with_next = True
        for number, question in enumerate(section.questions, 1):
            _add_question(document, question, f"{number}. " if section.numbered else "")
    data = BytesIO()
    document.save(data)
    return _without_times(data)


def _add_question(document: Whole, question: Question, number: str) -> None:
    way = direction(question.text)
    if question.tick:
        paragraph = _add(document, "", "Boxes", way)
        _add_box(paragraph, question.id, question.says, "\t")
        _add_run(paragraph, question.text, way)
    else:
        _add(document, number + question.text, "Heading 3", way)
    for hint in question.hints:
        paragraph = _add(document, hint, "Hint", way)
        if question.tick:
            paragraph.paragraph_format.left_indent = BOX
        else:
            paragraph.paragraph_format.keep_with_next = True
    for answer in question.answers:
        if isinstance(answer, Choice):
            _add_choice(document, answer, way)
        else:
            _add_room(document, answer, way)


def _add_choice(document: Whole, choice: Choice, way: str) -> None:
    """Put boxes side by side where they fit a line, else one below the other."""
    beside = sum(len(one.text) for one in choice.answers) <= SHORT
    paragraph = _add(document, "", "Boxes", way)
    if choice.label:
        _add_run(paragraph, choice.label, way)
    for number, one in enumerate(choice.answers):
        if not beside and (number or choice.label):
            paragraph = _add(document, "", "Boxes", way)
        elif number or choice.label:
            paragraph.add_run("    ")
        gap = "\N{NO-BREAK SPACE}" if beside else "\t"
        _add_box(paragraph, f"{choice.name}_{one.value}", _title(choice, one.text), gap)
        _add_run(paragraph, one.text, way)
        paragraph.paragraph_format.keep_with_next = beside or number + 1 < len(choice.answers)


def _title(choice: Choice, answer: str) -> str:
    """Return the question and the answer of a box; where Word does not take both, the question is cut."""
    end = f"{choice.label} {answer}".strip()
    question, room = choice.says.removesuffix(choice.label).strip(), LONGEST_NAME - len(end) - 1
    cut = question if len(question) <= room else f"{question[: max(room - 1, 0)].rstrip()}…"
    return f"{cut} {end}"


def _add_box(paragraph: Paragraph, name: str, title: str, gap: str) -> None:
    box = render("box.xml", name=name[:LONGEST_NAME], title=title[:LONGEST_NAME])
    paragraph._p.append(parse_xml(box))
    paragraph.add_run(gap)


def _add_room(document: Whole, room: Room, way: str) -> None:
    if room.label:
        _add(document, room.label, way=way).paragraph_format.keep_with_next = True
    if room.text:
        for words_of_line in room.text.split("\n"):
            _add(document, words_of_line)
    else:
        lines = [_add(document, "", "Writing line", way) for _ in range(room.lines)]
        for line in lines[:-1]:
            line.paragraph_format.keep_with_next = True


def _add(document: Whole, text: str, style: str = "Normal", way: str = "") -> Paragraph:
    """Add a paragraph that is read in a direction, or in the direction of its own text."""
    way = way or direction(text)
    paragraph = document.add_paragraph()
    # Set the style id directly: python-docx searches all styles for each paragraph.
    paragraph._p.style = style.replace(" ", "")
    if way == "rtl":
        paragraph._p.get_or_add_pPr().append(paragraph._p.makeelement(qn("w:bidi")))
    if text:
        _add_run(paragraph, text, way)
    return paragraph


def _add_run(paragraph: Paragraph, text: str, way: str) -> None:
    """Add words; where they are read in the other direction, marks keep the next box from joining them."""
    own = direction(text)
    run = paragraph.add_run(text if own == way else text + MARKS[own] + MARKS[way])
    if own == "rtl":
        run.font.rtl = True


def _without_times(data: BytesIO) -> bytes:
    """Return a ZIP file with the same content that does not say when it was made."""
    plain = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
