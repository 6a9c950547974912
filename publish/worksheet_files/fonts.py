"""The fonts of the sheets, the same on every machine, and no others."""

from __future__ import annotations

import importlib.util
import os
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from publish.worksheet_files.paper_templates import render

PACKAGES = {
    "font_source_sans_pro": "files/SourceSansPro-*.ttf",
    "font_source_serif_pro": "files/SourceSerifPro-*.ttf",
    "fontpkg_ibm_plex_sans_arabic": "files/*.ttf",
    "manimgx_fonts": "*.ttf",
}
"""Packages that hold fonts, and which of their files are wanted."""

FIELD_FONT = "Sheet Field"
"""A font for what is typed into a field: it is embedded whole, so it holds no more than it has to."""

SCRIPTS = (*range(0x20, 0x7F), *range(0xA0, 0x530), *range(0x1E00, 0x2000), *range(0x2010, 0x2070), 0x20AC)
"""Latin with all its accents, Greek, Cyrillic, and the signs of a sentence."""


@contextmanager
def only_our_fonts() -> Iterator[None]:
    """Show nothing but the fonts of the packages to what is drawn in this block."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(_folder().name) / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder with all the fonts, kept until the program ends: to look through it takes time."""
    kept = TemporaryDirectory(prefix="sheet-fonts-")
    folder = Path(kept.name)
    for file in font_files():
        shutil.copy(file, folder)
    _make_field_font(folder / "SourceSansPro-Regular.ttf", folder / "SheetField.ttf")
    (folder / "fonts.conf").write_text(render("fonts.conf", folder=folder), encoding="utf-8")
    return kept


def font_files() -> Iterator[Path]:
    """Yield every font file of the packages."""
    for package, pattern in PACKAGES.items():
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"No module named '{package}'", name=package)
        yield from sorted(Path(spec.origin).parent.glob(pattern))


def lost_signs(text: str) -> str:
    """Return the signs of a text that none of the fonts can draw."""
    signs = {sign for sign in text if unicodedata.category(sign)[0] != "C" and ord(sign) not in SCRIPTS}
    for file in font_files() if signs else ():
        with TTFont(file, lazy=True) as font:
            signs -= set(map(chr, font.getBestCmap()))
    return "".join(sorted(signs))


def _make_field_font(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, name_IDs=[1, 2, 4, 6])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=SCRIPTS)
    subsetter.subset(font)
    for record in font["name"].names:
        record.string = FIELD_FONT if record.nameID in (1, 4) else record.toUnicode()
        if record.nameID == 6:
            record.string = FIELD_FONT.replace(" ", "")
    font.save(target)
