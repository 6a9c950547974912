"""Write a worksheet as DOCX, with real headings, check boxes and writing lines.

DOCX and not ODT, because Word, Pages, Google Docs, LibreOffice and phones all open it.
"""

import zipfile
from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from model.answers import Choice
from model.words import PLACEHOLDER
from publish.render_templates import render
from publish.worksheet_files.paper import Paper
from publish.worksheet_files.read_worksheets import SiteInfo, Worksheet

SHORT = 40  # the most characters of all answers of a choice that fit on one line
LONGEST_NAME = 64  # the longest name or title of a check box that Word accepts
BOX = 454  # the distance from a check box to its text, in twentieths of a point: 8 mm


def write_document(worksheet: Worksheet, info: SiteInfo, paper: Paper) -> bytes:
    """Return a worksheet as DOCX."""
    document = docx.Document()
    _set_styles(document, info)
    _set_page(document.sections[0], worksheet, info, paper)
    _set_metadata(document, worksheet, info)
    limits = {"SHORT": SHORT, "LONGEST_NAME": LONGEST_NAME, "BOX": BOX}
    body = render("document.xml", worksheet=worksheet, info=info, box_title=box_title, **limits)
    # The properties of the section stay last.
    document.element.body[:0] = [*parse_xml(body)]
    data, plain = BytesIO(), BytesIO()
    document.save(data)
    # The same content without timestamps, so that builds are reproducible.
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def box_title(choice: Choice, answer: str) -> str:
    """Return the title of a check box: question and answer. A question that is too long for Word is cut."""
    end = f"{choice.label} {answer}".strip()
    question, room = choice.says.removesuffix(choice.label).strip(), LONGEST_NAME - len(end) - 1
    cut = question if len(question) <= room else f"{question[: max(room - 1, 0)].rstrip()}…"
    return f"{cut} {end}"


def _set_styles(document: Document, info: SiteInfo) -> None:
    styles = document.styles.element
    old = {style.styleId: style for style in styles.style_lst}
    for style in parse_xml(render("styles.xml", BOX=BOX, looks=info.looks)):
        if style.styleId in old:
            styles.replace(old[style.styleId], style)
        else:
            styles.append(style)
    for script in ("val", "bidi"):
        styles.find(f".//{qn('w:lang')}").set(qn(f"w:{script}"), info.language)


def _set_page(section: Section, worksheet: Worksheet, info: SiteInfo, paper: Paper) -> None:
    width, height = (Mm(float(side.removesuffix("mm"))) for side in paper.size.split())
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(28)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    pages = f"{info.foot(worksheet)} · {info.words['document.pages'].unescape()}"
    section.header._element[:] = [_foot(info.site)]
    section.footer._element[:] = [
        _foot(*PLACEHOLDER.split(pages)),
        *([_foot(info.help)] if info.help else []),
    ]


def _foot(*texts: str) -> BaseOxmlElement:
    return parse_xml(render("foot.xml", texts=texts))


def _set_metadata(document: Document, worksheet: Worksheet, info: SiteInfo) -> None:
    metadata = document.core_properties
    metadata.title, metadata.subject = f"{worksheet.title} – {info.site}", worksheet.description
    metadata.author, metadata.language = info.site, info.language
    metadata.comments, metadata.last_modified_by, metadata.revision = "", "", 1
    metadata.created = metadata.modified = datetime.combine(worksheet.reviewed, time())
    # python-docx starts from a template, which has a thumbnail.
    relations = document.part.package.rels
    for name in [name for name, part in relations.items() if part.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]
