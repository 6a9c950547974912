"""Add social cards, the pictures that other sites show with a link."""

import io
from base64 import b64encode
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from textwrap import wrap

import resvg_py
from PIL import Image, ImageOps

from model.addresses import address
from model.guide import Guide
from model.settings import Settings
from publish.page_templates import render
from publish.worksheet_files.fonts import SCRIPTS, font_files

LETTERS = 15  # the letters of a line; publish/templates/card.svg chooses the size at which a title fits


def add_social_cards(site: Path, guide: Guide, settings: Settings) -> None:
    """Make a card for each page with its title and picture. Services that show cards do not read SVG."""
    names = settings.site_name + "".join(page.title for page in guide.pages.values())
    # Loading the fonts of all scripts takes half a second for each card.
    packages = "source-*" if all(ord(sign) in SCRIPTS for sign in names) else "*"
    fonts = [str(file) for file in font_files(packages)]
    drawings = {}
    for page in guide.pages.values():
        lines = wrap(page.title, LETTERS, break_long_words=False)
        picture = _data_uri(site / (page.picture or settings.picture))
        path = f"sharing/{address(page.path).rstrip('/') or 'index'}.png"
        drawings[path] = render("card.svg", lines=lines, picture=picture, settings=settings)
    # Drawing does not release the GIL, so threads would wait for each other.
    with ProcessPoolExecutor() as pool:
        for path, png in zip(drawings, pool.map(partial(_draw, fonts), drawings.values()), strict=True):
            card = site / path
            card.parent.mkdir(parents=True, exist_ok=True)
            card.write_bytes(png)


def _draw(fonts: list[str], svg: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts))


def _data_uri(file: Path) -> str:
    """Return the address of a picture that holds the picture itself; a photograph is turned upright."""
    if file.suffix == ".svg":
        return f"data:image/svg+xml;base64,{b64encode(file.read_bytes()).decode()}"
    upright = io.BytesIO()
    with Image.open(file) as image:
        ImageOps.exif_transpose(image).convert("RGBA").save(upright, "PNG")
    return f"data:image/png;base64,{b64encode(upright.getvalue()).decode()}"
