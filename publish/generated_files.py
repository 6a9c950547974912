"""Add what the host does not build, such as social cards, the worksheets and pages at former addresses."""

from __future__ import annotations

from pathlib import Path

from check.check_images import unused_pictures
from model.guide import Guide
from model.settings import Settings
from publish.clean_svg import clean_svg_files
from publish.fill_whole_guide import fill_whole_guide
from publish.moved_pages import add_moved_pages
from publish.questions import add_questions
from publish.sharing import add_robots, add_social_cards
from publish.worksheet_files import add_worksheet_files


def add_generated_files(built: Path, guide: Guide, settings: Settings) -> str:
    """Add the files to a built site, and return a sentence about what cannot be made here, if anything."""
    for path in unused_pictures(built, guide, settings):
        (built / path).unlink()
    clean_svg_files(built)
    add_social_cards(built)
    add_robots(built)
    add_questions(built, guide, settings)
    fill_whole_guide(built)
    add_moved_pages(built, guide)
    return add_worksheet_files(built, guide, settings)
