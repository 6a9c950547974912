"""Write a sheet as a document that word processors open, with headings, boxes and lines as what they are.

It is DOCX and not ODT: Word, Pages, Google Docs and LibreOffice all open it, and phones do too.
"""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from publish.sheets.place import Place
from publish.sheets.sheet import Choice, Question, Room, Sheet
from publish.sheets.templates import direction, render

SERIF, SANS = "Georgia", "Arial"
"""Fonts that most devices have, or have their like of; a document carries none of its own."""

ACCENT = RGBColor(0x17, 0x50, 0x4E)
INK = RGBColor(0x23, 0x29, 0x2B)
QUIET = RGBColor(0x47, 0x4D, 0x4F)

LONGEST_NAME = 64
"""Word takes no longer name of a box."""


def write_document(sheet: Sheet, place: Place) -> bytes:
    """Return a sheet as DOCX."""
    document = Document()
    _set_up(document, sheet, place)
    _add(document, sheet.title, "Heading 1")
    _add(document, sheet.description)
    _add(document, "Fill in what helps, in any order, and leave the rest empty.", "Hint")
    for section in sheet.sections:
        _add(document, section.legend, "Heading 2")
        if section.intro:
            _add(document, section.intro).paragraph_format.keep_with_next = True
        for number, question in enumerate(section.questions, 1):
            _add_question(document, question, f"{number}. " if section.numbered else "")
    data = BytesIO()
    document.save(data)
    return _without_times(data)


def _add_question(document: WordDocument, question: Question, number: str) -> None:
    if question.tick:
        paragraph = _add(document, "", "Boxes")
        _add_box(paragraph, question.tick.name, question.text)
    else:
        _add(document, number + question.text, "Heading 3")
    hints = [question.hint] if question.hint else []
    if question.stages:
        hints.append(f"Only if this fits: {', or '.join(question.stages)}")
    for hint in hints:
        _add(document, hint, "Hint").paragraph_format.keep_with_next = not question.tick
    for answer in question.answers:
        if isinstance(answer, Choice):
            _add_choice(document, answer)
        else:
            _add_room(document, answer)


def _add_choice(document: WordDocument, choice: Choice) -> None:
    paragraph = _add(document, choice.label, "Boxes")
    for number, box in enumerate(choice.boxes):
        if number or choice.label:
            paragraph.add_run("    ")
        _add_box(paragraph, box.name, box.label)
    paragraph.paragraph_format.keep_with_next = bool(choice.label) or len(choice.boxes) > 0


def _add_box(paragraph: Paragraph, name: str, label: str) -> None:
    box = render("box.xml", name=name[:LONGEST_NAME], label=label[:LONGEST_NAME])
    paragraph._p.append(parse_xml(box.strip()))
    paragraph.add_run(f"\N{NO-BREAK SPACE}{label}")


def _add_room(document: WordDocument, room: Room) -> None:
    if room.label:
        _add(document, room.label).paragraph_format.keep_with_next = True
    if room.text:
        for line in room.text.split("\n"):
            _add(document, line)
    else:
        lines = [_add(document, "", "Writing line") for _ in range(room.lines)]
        for line in lines[:-1]:
            line.paragraph_format.keep_with_next = True


def _add(document: WordDocument, text: str, style: str = "Normal") -> Paragraph:
    paragraph = document.add_paragraph(text, style)
    if direction(text) == "rtl":
        paragraph._p.get_or_add_pPr().append(paragraph._p.makeelement(qn("w:bidi")))
    return paragraph


def _set_up(document: WordDocument, sheet: Sheet, place: Place) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    _set_up_styles(document)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), place.language)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Hint"]
    foot.add_run(f"{place.foot(sheet)} · page ")
    foot._p.append(parse_xml(render("number.xml", counted="PAGE").strip()))
    foot.add_run(" of ")
    foot._p.append(parse_xml(render("number.xml", counted="NUMPAGES").strip()))
    facts = document.core_properties
    facts.title, facts.subject, facts.author = f"{sheet.title} – {place.site}", sheet.description, place.site
    facts.language, facts.comments, facts.last_modified_by, facts.revision = place.language, "", "", 1
    facts.created = facts.modified = datetime.combine(sheet.reviewed, time())


def _set_up_styles(document: WordDocument) -> None:
    _look(document, "Normal", SANS, 12, INK, before=0, after=4)
    _look(document, "Heading 1", SERIF, 26, ACCENT, before=0, after=4)
    _look(document, "Heading 2", SERIF, 17, ACCENT, before=20, after=4)
    _look(document, "Heading 3", SANS, 12, INK, before=12, after=2)
    for name in ("Hint", "Boxes", "Writing line"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _look(document, "Hint", SANS, 12, QUIET, before=0, after=2)
    _look(document, "Boxes", SANS, 12, INK, before=3, after=2)
    line = _look(document, "Writing line", SANS, 12, INK, before=0, after=0)
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Mm(9)
    line.element.get_or_add_pPr().insert(0, parse_xml(render("line.xml").strip()))


def _look(
    document: WordDocument, name: str, font: str, size: int, colour: RGBColor, *, before: int, after: int
) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all of these are
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # a font of the theme would win over the one that is named
    style.font.name, style.font.size = font, Pt(size)
    style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _without_times(data: BytesIO) -> bytes:
    """Return a ZIP file with the same content that does not say when it was made."""
    plain = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
