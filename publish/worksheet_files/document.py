"""Write a worksheet as DOCX, with real headings, check boxes and writing lines.

DOCX and not ODT, because Word, Pages, Google Docs, LibreOffice and phones all open it.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from model.answers import Choice, WritingLines
from publish.worksheet_files.document_styles import BOX, set_up
from publish.worksheet_files.layout import Question, Worksheet
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.paper_templates import direction, render
from publish.worksheet_files.site_info import SiteInfo

SHORT = 40
"""The most characters of all answers of a choice that fit on one line."""

LONGEST_NAME = 64
"""The longest name or title of a check box that Word accepts."""

MARKS = {"ltr": "\N{LEFT-TO-RIGHT MARK}", "rtl": "\N{RIGHT-TO-LEFT MARK}"}
"""Invisible characters that set the direction of text."""


def write_document(worksheet: Worksheet, info: SiteInfo, paper: Paper) -> bytes:
    """Return a worksheet as DOCX."""
    document = docx.Document()
    set_up(document, worksheet, info, paper)
    _add(document, worksheet.title, "Heading 1")
    _add(document, worksheet.description)
    invitation = f"{info.words.plain('sheet.invitation')} {info.words.plain('worksheet.yours')}"
    _add(document, invitation, "Hint")
    for section in worksheet.sections:
        _add(document, section.legend, "Heading 2")
        if section.intro:
            _add(document, section.intro).paragraph_format.keep_with_next = True
        for number, question in enumerate(section.questions, 1):
            _add_question(document, question, f"{number}. " if section.numbered else "")
    data = BytesIO()
    document.save(data)
    return _without_times(data)


def _add_question(document: Document, question: Question, number: str) -> None:
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
        match answer:
            case Choice():
                _add_choice(document, answer, way)
            case WritingLines():
                _add_lines(document, answer, way)
            case _:
                assert_never(answer)


def _add_choice(document: Document, choice: Choice, way: str) -> None:
    """Add check boxes: side by side if they fit on one line, else one below the other."""
    on_one_line = sum(len(answer.text) for answer in choice.answers) <= SHORT
    paragraph = _add(document, "", "Boxes", way)
    if choice.label:
        _add_run(paragraph, choice.label, way)
    for number, answer in enumerate(choice.answers):
        if not on_one_line and (number or choice.label):
            paragraph = _add(document, "", "Boxes", way)
        elif number or choice.label:
            paragraph.add_run("    ")
        gap = "\N{NO-BREAK SPACE}" if on_one_line else "\t"
        _add_box(paragraph, f"{choice.name}_{answer.value}", _title(choice, answer.text), gap)
        _add_run(paragraph, answer.text, way)
        paragraph.paragraph_format.keep_with_next = on_one_line or number + 1 < len(choice.answers)


def _title(choice: Choice, answer: str) -> str:
    """Return the title of a check box: question and answer. A question that is too long for Word is cut."""
    end = f"{choice.label} {answer}".strip()
    question, room = choice.says.removesuffix(choice.label).strip(), LONGEST_NAME - len(end) - 1
    cut = question if len(question) <= room else f"{question[: max(room - 1, 0)].rstrip()}…"
    return f"{cut} {end}"


def _add_box(paragraph: Paragraph, name: str, title: str, gap: str) -> None:
    box = render("box.xml", name=name[:LONGEST_NAME], title=title[:LONGEST_NAME])
    paragraph._p.append(parse_xml(box))
    paragraph.add_run(gap)


def _add_lines(document: Document, lines: WritingLines, way: str) -> None:
    if lines.label:
        _add(document, lines.label, way=way).paragraph_format.keep_with_next = True
    if lines.text:
        for line in lines.text.split("\n"):
            _add(document, line)
    else:
        paragraphs = [_add(document, "", "Writing line", way) for _ in range(lines.lines)]
        for paragraph in paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True


def _add(document: Document, text: str, style: str = "Normal", way: str = "") -> Paragraph:
    """Add a paragraph in a direction, by default that of its text."""
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
    """Add text. If its direction differs, marks around it keep it apart from the next check box."""
    own = direction(text)
    run = paragraph.add_run(text if own == way else text + MARKS[own] + MARKS[way])
    if own == "rtl":
        run.font.rtl = True


def _without_times(data: BytesIO) -> bytes:
    """Return a ZIP file with the same content and without timestamps, so that builds are reproducible."""
    plain = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
