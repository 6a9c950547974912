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

from publish.sheets.document_look import set_up
from publish.sheets.place import Place
from publish.sheets.render import direction, render
from publish.sheets.sheet import INVITATION, Choice, Question, Room, Sheet

SHORT = 40
"""Characters of all answers to a question that fit a line with their boxes."""

LONGEST_NAME = 64
"""Word takes no longer name of a box."""


def write_document(sheet: Sheet, place: Place) -> bytes:
    """Return a sheet as DOCX."""
    document = Document()
    set_up(document, sheet, place)
    _add(document, sheet.title, "Heading 1")
    _add(document, sheet.description)
    _add(document, INVITATION, "Hint")
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
    if question.tick:
        paragraph = _add(document, "", "Boxes")
        _add_box(paragraph, question.tick.name, question.text)
    else:
        _add(document, number + question.text, "Heading 3")
    for hint in question.hints:
        _add(document, hint, "Hint").paragraph_format.keep_with_next = not question.tick
    for answer in question.answers:
        if isinstance(answer, Choice):
            _add_choice(document, answer)
        else:
            _add_room(document, answer)


def _add_choice(document: Whole, choice: Choice) -> None:
    """Put boxes side by side where they fit a line, else one below the other."""
    beside = sum(len(box.label) for box in choice.boxes) <= SHORT
    paragraph = _add(document, choice.label, "Boxes")
    for number, box in enumerate(choice.boxes):
        if number and not beside:
            paragraph = _add(document, "", "Boxes")
        elif number or choice.label:
            paragraph.add_run("    ")
        _add_box(paragraph, box.name, box.label)
        paragraph.paragraph_format.keep_with_next = beside or number + 1 < len(choice.boxes)


def _add_box(paragraph: Paragraph, name: str, label: str) -> None:
    box = render("box.xml", name=name[:LONGEST_NAME], label=label[:LONGEST_NAME])
    paragraph._p.append(parse_xml(box))
    paragraph.add_run(f"\N{NO-BREAK SPACE}{label}")


def _add_room(document: Whole, room: Room) -> None:
    if room.label:
        _add(document, room.label).paragraph_format.keep_with_next = True
    if room.text:
        for words in room.text.split("\n"):
            _add(document, words)
    else:
        lines = [_add(document, "", "Writing line") for _ in range(room.lines)]
        for line in lines[:-1]:
            line.paragraph_format.keep_with_next = True


def _add(document: Whole, text: str, style: str = "Normal") -> Paragraph:
    paragraph = document.add_paragraph(text)
    # Its id, without a search through all styles for each of what may be thousands of paragraphs.
    paragraph._p.style = style.replace(" ", "")
    if direction(text) == "rtl":
        paragraph._p.get_or_add_pPr().append(paragraph._p.makeelement(qn("w:bidi")))
    return paragraph


def _without_times(data: BytesIO) -> bytes:
    """Return a ZIP file with the same content that does not say when it was made."""
    plain = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
