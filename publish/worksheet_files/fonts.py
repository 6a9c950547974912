"""The fonts of worksheet files: only those of our packages, so that files are the same on every machine."""

import os
import unicodedata
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from publish.build import ENGINE, BuildError
from publish.render_templates import render

FONTS = ENGINE / "requirements/publish/node_modules/@expo-google-fonts"
"""A package for each font. For Arabic it is IBM Plex: text in Noto cannot be copied from the PDF."""

FIELD_FONT = "Sheet Field"  # the font of form fields. It is embedded in full, so it has few characters
SCRIPTS = (*range(0x20, 0x7F), *range(0xA0, 0x530), *range(0x1E00, 0x2000), *range(0x2010, 0x2070), 0x20AC)
"""Latin with all accents, Greek, Cyrillic, and punctuation."""


def use_only_our_fonts() -> None:
    """Let WeasyPrint find only the fonts of our packages, in this process and those that it starts."""
    os.environ["FONTCONFIG_FILE"] = str(Path(_folder().name) / "fonts.conf")


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder with the font of fields and the font configuration, kept until the program ends."""
    kept = TemporaryDirectory(prefix="sheet-fonts-")
    folder = Path(kept.name)
    folders = sorted({file.parent for file in font_files()})
    _make_field_font(FONTS / "source-sans-3/400Regular/SourceSans3_400Regular.ttf", folder / "SheetField.ttf")
    settings = render("fonts.conf", folder=folder, folders=folders)
    (folder / "fonts.conf").write_text(settings, encoding="utf-8")
    return kept


def font_files(packages: str = "*") -> list[Path]:
    """Return the regular, semibold and bold font files of some packages."""
    files = sorted(FONTS.glob(f"{packages}/[467]00*/*.ttf"))
    if not files:
        raise BuildError("The fonts of worksheets are not installed. Type 'make site', which installs them.")
    return files


def missing_characters(text: str) -> str:
    """Return the characters of a text that no font has."""
    characters = {char for char in text if unicodedata.category(char)[0] != "C" and ord(char) not in SCRIPTS}
    for file in font_files() if characters else []:
        with TTFont(file, lazy=True) as font:
            characters -= set(map(chr, font.getBestCmap()))
    return "".join(sorted(characters))


def _make_field_font(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    for table in ("GDEF", "GPOS", "GSUB"):  # empty without features, and slow to read
        del font[table]
    subsetter = Subsetter(Options(layout_features=[], hinting=False, name_IDs=[1, 2, 4, 6]))
    subsetter.populate(unicodes=SCRIPTS)
    subsetter.subset(font)
    # Lines as high as the letters: viewers then put as many lines into a field as are drawn below it.
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = 984, -273
    for record in font["name"].names:
        record.string = FIELD_FONT if record.nameID in (1, 4) else record.toUnicode()
        if record.nameID == 6:
            record.string = FIELD_FONT.replace(" ", "")
    font.save(target)
