"""The page size, styles, header, footer and metadata of a DOCX."""

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
from publish.worksheet_files.layout import Worksheet
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.paper_templates import render
from publish.worksheet_files.site_info import SiteInfo

SERIF, SANS = "Georgia", "Arial"
"""Fonts that most devices have or can replace; the file embeds none."""

ACCENT, INK, QUIET = (RGBColor.from_string(colour) for colour in ("17504E", "23292B", "474D4F"))

BOX = Mm(8)
"""The distance from a check box to its text."""

LINE = Mm(9)
"""The distance between writing lines."""


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes and distances in points."""

    font: str
    size: int
    colour: RGBColor
    before: int
    after: int


STYLES = {
    "Normal": Style(SANS, 12, INK, 0, 4),
    "Heading 1": Style(SERIF, 26, ACCENT, 0, 4),
    "Heading 2": Style(SERIF, 17, ACCENT, 20, 4),
    "Heading 3": Style(SANS, 12, INK, 12, 2),
    "Hint": Style(SANS, 12, QUIET, 0, 2),
    "Boxes": Style(SANS, 12, INK, 3, 2),
    "Writing line": Style(SANS, 12, INK, 0, 0),
    "Foot": Style(SANS, 10, QUIET, 0, 2),
}
"""Every style in use. Headings are those of the word processor, so that it can list them."""


def set_up(document: Document, worksheet: Worksheet, info: SiteInfo, paper: Paper) -> None:
    """Set the page, the styles, the header and the footer of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = (
        Mm(float(side.removesuffix("mm"))) for side in paper.size.split()
    )
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(28)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    for name, style in STYLES.items():
        _set_up_style(document, name, style)
    lines = document.styles["Writing line"]
    lines.element.get_or_add_pPr().insert(0, parse_xml(render("line.xml")))
    boxes, foot_style = document.styles["Boxes"].paragraph_format, document.styles["Foot"]
    # The second line of an answer starts below its text, not below its box.
    boxes.left_indent, boxes.first_line_indent = BOX, -BOX
    boxes.tab_stops.add_tab_stop(BOX)
    section.header.paragraphs[0].style, section.footer.paragraphs[0].style = foot_style, foot_style
    section.header.paragraphs[0].add_run(info.site)
    foot = section.footer.paragraphs[0]
    pages = f"{info.foot(worksheet)} · {info.words['document.pages'].unescape()}"
    for number, text in enumerate(PLACEHOLDER.split(pages)):
        if number % 2:
            foot._p.append(parse_xml(render("number.xml", counted=text)))
        elif text:
            foot.add_run(text)
    if info.help:
        section.footer.add_paragraph(info.help, foot_style)
    _set_metadata(document, worksheet, info)


def _set_up_style(document: Document, name: str, values: Style) -> None:
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - for mypy: the library returns styles of any kind
    # A font of the theme would override the named one.
    properties = style.element.get_or_add_rPr()
    properties.get_or_add_rFonts().attrib.clear()
    style.font.name, style.font.size, style.font.color.rgb = values.font, Pt(values.size), values.colour
    # Word uses the font and size of 'complex scripts' for Arabic and Hebrew.
    properties.rFonts.set(qn("w:cs"), SANS)
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    properties.sz.addnext(properties.makeelement(qn("w:szCs"), {qn("w:val"): str(2 * values.size)}))
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(values.before), Pt(values.after)
    if name == "Writing line":
        space.line_spacing_rule, space.line_spacing = WD_LINE_SPACING.EXACTLY, LINE


def _set_metadata(document: Document, worksheet: Worksheet, info: SiteInfo) -> None:
    for script in ("val", "bidi"):
        document.styles.element.find(f".//{qn('w:lang')}").set(qn(f"w:{script}"), info.language)
    metadata = document.core_properties
    metadata.title, metadata.subject = f"{worksheet.title} – {info.site}", worksheet.description
    metadata.author, metadata.language = info.site, info.language
    metadata.comments, metadata.last_modified_by, metadata.revision = "", "", 1
    metadata.created = metadata.modified = datetime.combine(worksheet.reviewed, time())
    # python-docx starts from a template, which has a thumbnail.
    relations = document.part.package.rels
    for name in [name for name, part in relations.items() if part.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]
