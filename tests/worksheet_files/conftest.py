"""What the tests of worksheets as files share. Where nothing can make them, `make test` says what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model.guide import Guide
from model.settings import Settings
from publish.worksheet_files import missing_requirements
from publish.worksheet_files.read_worksheets import Worksheet, read_worksheets

missing = missing_requirements()
if missing and not os.environ.get("REQUIRE_PAPER"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def sheets(guide: Guide, settings: Settings) -> list[Worksheet]:
    """Every worksheet of the site."""
    return read_worksheets(guide, settings)


@pytest.fixture(scope="session")
def pdfs(site: Path, sheets: list[Worksheet]) -> dict[Path, Worksheet]:
    """Every PDF to fill in, and the sheet that it shows."""
    return _files(site, sheets, ".pdf")


@pytest.fixture(scope="session")
def documents(site: Path, sheets: list[Worksheet]) -> dict[Path, Worksheet]:
    """Every document to change, and the sheet that it shows."""
    return _files(site, sheets, ".docx")


def _files(site: Path, sheets: list[Worksheet], ending: str) -> dict[Path, Worksheet]:
    found = {
        file: sheet.on_one_sheet() if "-one-sheet-" in file.stem else sheet
        for sheet in sheets
        for file in sorted((site / Path(sheet.path).stem).glob(f"*{ending}"))
    }
    assert found, f"No {ending} file was made: {missing or 'the site asks for no worksheet'}"
    return found
