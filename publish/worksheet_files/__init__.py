"""Worksheets as files: to fill in on a screen, to print, and to change in a word processor."""

from __future__ import annotations

import importlib
import io
from contextlib import redirect_stdout
from pathlib import Path

from model.guide import Guide
from model.settings import Settings
from publish.worksheet_files.read import read_sheets

PACKAGES = "The Python packages of requirements/publish.txt are missing ({}). Type: make site"
PANGO = "Pango, which draws the letters, is missing. Type: requirements/install-system paper"

SUBSET = (
    "HarfBuzz-Subset 4.1 or newer is missing; without it, the files have other bytes at each build. "
    "Type: requirements/install-system paper"
)

FONTS = "None of their fonts has '{}'. Add a package with one that does to requirements/publish/package.json"


def add_sheets(site: Path, guide: Guide, settings: Settings) -> str:
    """Make the files of every sheet, or return a sentence that says what is missing for it."""
    if not read_sheets(guide, settings):
        # What draws paper is a third of a second and most of the memory of a build.
        return ""
    missing = what_is_missing()
    if missing:
        return missing
    files = importlib.import_module("publish.worksheet_files.write_files")
    lost = files.signs_without_a_font(guide, settings)
    if lost:
        return FONTS.format(lost)
    files.make_files(site, guide, settings)
    return ""


def what_is_missing() -> str:
    """Return what the files cannot be made without and this machine does not have, or nothing."""
    try:
        # It tells more than a person needs, before it fails.
        with redirect_stdout(io.StringIO()):
            importlib.import_module("publish.worksheet_files.write_files")
        ffi = importlib.import_module("weasyprint.text.ffi")
    except ImportError as error:
        return PACKAGES.format(error.name)
    except OSError:
        return PANGO
    return "" if ffi.harfbuzz_subset and ffi.harfbuzz.hb_version_atleast(4, 1, 0) else SUBSET
