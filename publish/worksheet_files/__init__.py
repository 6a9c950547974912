"""Make PDF and DOCX files of worksheets, to fill in, print or change."""

import importlib
import io
from contextlib import redirect_stdout
from pathlib import Path

from model.guide import Guide
from model.settings import Settings
from publish.worksheet_files.read_worksheets import read_worksheets

PACKAGES = "The Python packages of requirements/publish.txt are missing ({}). Type: make site"
PANGO = "Pango, which draws the letters, is missing. Type: requirements/install-system paper"

SUBSET = (
    "HarfBuzz-Subset 4.1 or newer is missing; without it, the files have other bytes at each build. "
    "Type: requirements/install-system paper"
)

FONTS = "None of their fonts has '{}'. Add a package with one that does to requirements/publish/package.json"


def add_worksheet_files(site: Path, guide: Guide, settings: Settings) -> str:
    """Make the files of every worksheet, or return a sentence about what is missing on this machine."""
    worksheets = read_worksheets(guide, settings)
    if not worksheets:
        # Importing WeasyPrint takes a third of a second and most of the memory of a build.
        return ""
    if message := missing_requirements():
        return message
    names = ("write_files", "fonts", "pack")
    files, fonts, pack = (importlib.import_module(f"{__name__}.{name}") for name in names)
    # What stands on paper beside the worksheets: the name of the site, a help line, and the handout.
    handout = guide.pages.get(pack.handout_page(guide))
    beside = (
        settings.site_name,
        [guide.help_on(size) for size in guide.papers],
        handout and handout.passages,
    )
    if missing := fonts.missing_characters(repr((worksheets, beside))):
        return FONTS.format(missing)
    files.make_files(site, guide, settings)
    return ""


def missing_requirements() -> str:
    """Return a sentence about a requirement that is missing on this machine, or nothing."""
    try:
        # WeasyPrint prints a long message if Pango is missing.
        with redirect_stdout(io.StringIO()):
            importlib.import_module("publish.worksheet_files.write_files")
        ffi = importlib.import_module("weasyprint.text.ffi")
    except ImportError as error:
        return PACKAGES.format(error.name)
    except OSError:
        return PANGO
    return "" if ffi.harfbuzz_subset and ffi.harfbuzz.hb_version_atleast(4, 1, 0) else SUBSET
