"""What the site has beside the pages that the host built: pictures, files and pages made from them."""

from __future__ import annotations

from pathlib import Path

from model.guide import Guide
from model.settings import Settings
from publish.clean_svg import clean_svg_files
from publish.questions import add_questions
from publish.sharing import add_pictures, add_robots
from publish.whole_guide import join_pages
from publish.worksheet_files import add_sheets


def add_generated_files(built: Path, guide: Guide, settings: Settings) -> str:
    """Add them to a built site, and return a sentence about what cannot be made here, if anything."""
    clean_svg_files(built)
    add_pictures(built)
    add_robots(built)
    add_questions(built, guide, settings)
    join_pages(built)
    return add_sheets(built, guide, settings)
