"""How an editable document looks: its page, its styles, its foot, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from model.words import PLACEHOLDER
from publish.worksheet_files.layout import Sheet
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.paper_templates import render
from publish.worksheet_files.place import Place

SERIF, SANS = "Georgia", "Arial"
"""Fonts that most devices have, or have their like of; a document carries none of its own."""

ACCENT, INK, QUIET = (RGBColor.from_string(colour) for colour in ("17504E", "23292B", "474D4F"))

BOX = Mm(8)
"""From the start of a box to that of its words."""

LINE = Mm(9)
"""From one writing line to the next."""


@dataclass(frozen=True)
class Look:
    """How paragraphs of a style look; sizes and distances in points."""

    font: str
    size: int
    colour: RGBColor
    before: int
    after: int


LOOKS = {
    "Normal": Look(SANS, 12, INK, 0, 4),
    "Heading 1": Look(SERIF, 26, ACCENT, 0, 4),
    "Heading 2": Look(SERIF, 17, ACCENT, 20, 4),
    "Heading 3": Look(SANS, 12, INK, 12, 2),
    "Hint": Look(SANS, 12, QUIET, 0, 2),
    "Boxes": Look(SANS, 12, INK, 3, 2),
    "Writing line": Look(SANS, 12, INK, 0, 0),
    "Foot": Look(SANS, 10, QUIET, 0, 2),
}
"""Every style that a sheet uses. The headings are those of the word processor, so that it lists them."""


def set_up(document: Document, sheet: Sheet, place: Place, paper: Paper) -> None:
    """Give an empty document its looks."""
    section = document.sections[0]
    section.page_width, section.page_height = (
        Mm(float(side.removesuffix("mm"))) for side in paper.size.split()
    )
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(28)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    for name, look in LOOKS.items():
        _set_up_style(document, name, look)
    lines = document.styles["Writing line"]
    lines.element.get_or_add_pPr().insert(0, parse_xml(render("line.xml")))
    boxes, foot_style = document.styles["Boxes"].paragraph_format, document.styles["Foot"]
    # The second line of an answer starts below its words, not below its box.
    boxes.left_indent, boxes.first_line_indent = BOX, -BOX
    boxes.tab_stops.add_tab_stop(BOX)
    section.header.paragraphs[0].style, section.footer.paragraphs[0].style = foot_style, foot_style
    section.header.paragraphs[0].add_run(place.site)
    foot = section.footer.paragraphs[0]
    pages = f"{place.foot(sheet)} · {place.words['document.pages'].unescape()}"
    for number, text in enumerate(PLACEHOLDER.split(pages)):
        if number % 2:
            foot._p.append(parse_xml(render("number.xml", counted=text)))
        elif text:
            foot.add_run(text)
    if place.help:
        section.footer.add_paragraph(place.help, foot_style)
    _say_what_it_is(document, sheet, place)


def _set_up_style(document: Document, name: str, look: Look) -> None:
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - the library finds styles of any kind
    # A font of the theme would win over the one that is named.
    marks = style.element.get_or_add_rPr()
    marks.get_or_add_rFonts().attrib.clear()
    style.font.name, style.font.size, style.font.color.rgb = look.font, Pt(look.size), look.colour
    # Word draws Arabic and Hebrew in the font and the size of 'complex scripts'.
    marks.rFonts.set(qn("w:cs"), SANS)
    for old in marks.findall(qn("w:szCs")):
        marks.remove(old)
    marks.sz.addnext(marks.makeelement(qn("w:szCs"), {qn("w:val"): str(2 * look.size)}))
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(look.before), Pt(look.after)
    if name == "Writing line":
        space.line_spacing_rule, space.line_spacing = WD_LINE_SPACING.EXACTLY, LINE


def _say_what_it_is(document: Document, sheet: Sheet, place: Place) -> None:
    for script in ("val", "bidi"):
        document.styles.element.find(f".//{qn('w:lang')}").set(qn(f"w:{script}"), place.language)
    facts = document.core_properties
    facts.title, facts.subject, facts.author = f"{sheet.title} – {place.site}", sheet.description, place.site
    facts.language, facts.comments, facts.last_modified_by, facts.revision = place.language, "", "", 1
    facts.created = facts.modified = datetime.combine(sheet.reviewed, time())
    # The library starts from a document of its own, with a picture of that.
    whole = document.part.package.rels
    for name in [name for name, part in whole.items() if part.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del whole[name]
