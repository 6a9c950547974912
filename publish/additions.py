"""What the site has beside the pages that the host built: pictures, files and pages made from them."""

from __future__ import annotations

from pathlib import Path

from macros.content import Guide
from macros.settings import Settings
from publish.drawings import clean_drawings
from publish.questions import add_questions
from publish.sharing import add_pictures, add_robots
from publish.sheets import add_sheets
from publish.whole_guide import join_pages


def add_to(built: Path, guide: Guide, settings: Settings) -> str:
    """Add them to a built site, and return a sentence about what cannot be made here, if anything."""
    clean_drawings(built)
    add_pictures(built)
    add_robots(built)
    add_questions(built, guide, settings)
    join_pages(built)
    return add_sheets(built, guide, settings)
