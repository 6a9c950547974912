"""Sheets of any kind, made for one test."""

from __future__ import annotations

import os
from unittest.mock import patch

from model.guide import Guide, Item
from model.settings import Settings
from publish.render_templates import render
from publish.worksheet_files.document import write_document
from publish.worksheet_files.fonts import use_only_our_fonts
from publish.worksheet_files.paper import PAPERS, Paper
from publish.worksheet_files.pdf import draw, write
from publish.worksheet_files.read_worksheets import SiteInfo, Worksheet, read_worksheets
from tests.unit.small_guide import SETTINGS, STAGES, make_call, make_group, make_page

INFO = SiteInfo("en", "A site", "example.org/sheet", "Talk to somebody: A line, call 1 (A country).")


def make_sheet(kind: str, *items: Item, settings: Settings = SETTINGS) -> Worksheet:
    """Return a sheet with one group."""
    group = make_group(kind, *items, intro="Take your time.")
    page = make_page(groups=(group,), stages=STAGES, calls=(make_call("worksheet", group.name),))
    return read_worksheets(Guide({page.path: page}), settings)[0]


def make_pdf(sheet: Worksheet, *, fill: bool = True, paper: Paper = PAPERS[0]) -> bytes:
    """Return a sheet as PDF."""
    context = {"worksheet": sheet, "info": INFO, "paper": paper, "fill": fill, "notes": False}
    # Browsers that the tests start later have the fonts of the system.
    with patch.dict(os.environ):
        use_only_our_fonts()
        return write(draw(render("sheet.html", **context)))


def make_document(sheet: Worksheet) -> bytes:
    """Return a sheet as DOCX."""
    return write_document(sheet, INFO, PAPERS[0])
