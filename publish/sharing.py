"""Add social cards, the pictures that other sites show with a link."""

import io
from base64 import b64encode
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from textwrap import wrap

import resvg_py
from PIL import Image, ImageOps

from model.addresses import address
from model.guide import Guide
from model.settings import Settings
from publish.render_templates import render
from publish.worksheet_files.fonts import SCRIPTS, font_files

LETTERS = 15  # the letters of a line; publish/templates/card.svg chooses the size at which a title fits


def draw_social_cards(
    pool: Executor, docs: Path, guide: Guide, settings: Settings
) -> Mapping[str, Future[bytes]]:
    """Start to draw a card for each page with its title and picture, and return them by their paths.

    They are PNG, because services that show cards do not read SVG.
    """
    names = settings.site_name + "".join(page.title for page in guide.pages.values())
    # Loading the fonts of all scripts takes half a second for each card.
    packages = "source-*" if all(ord(sign) in SCRIPTS for sign in names) else "*"
    fonts = [str(file) for file in font_files(packages)]
    cards = {}
    for page in guide.pages.values():
        lines = wrap(page.title, LETTERS, break_long_words=False)
        picture = _data_uri(docs / (page.picture or settings.picture))
        path = f"sharing/{address(page.path).rstrip('/') or 'index'}.png"
        drawing = render("card.svg", lines=lines, picture=picture, settings=settings)
        cards[path] = pool.submit(_draw, fonts, drawing)
    return cards


def add_social_cards(site: Path, cards: Mapping[str, Future[bytes]]) -> None:
    """Write the cards into a built site."""
    for path, card in cards.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(card.result())


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
