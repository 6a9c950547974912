"""Add social cards, the pictures that other sites show with a link, and robots.txt."""

from __future__ import annotations

from pathlib import Path

import resvg_py
from bs4 import BeautifulSoup
from PIL import Image, ImageOps

WIDTH, HEIGHT = 1200, 750
"""Pixels of a card. Cards of drawings keep the proportions of the drawing."""

PAPER = "#fbf8f2"
"""The background of drawings, as on the pages."""


def add_social_cards(site: Path) -> None:
    """Make a card of each picture. Services that show cards do not read SVG, so drawings become PNG."""
    for picture in sorted(file for file in (site / "pictures").rglob("*") if file.is_file()):
        card = site / "sharing" / picture.relative_to(site / "pictures")
        card.parent.mkdir(parents=True, exist_ok=True)
        if picture.suffix == ".svg":
            png = resvg_py.svg_to_bytes(
                svg_path=str(picture), width=WIDTH, background=PAPER, skip_system_fonts=True
            )
            card.with_suffix(".png").write_bytes(bytes(png))
        else:
            with Image.open(picture) as image:
                upright = ImageOps.exif_transpose(image).convert("RGBA")
            paper = Image.new("RGBA", upright.size, PAPER)
            flat = Image.alpha_composite(paper, upright).convert("RGB")
            ImageOps.pad(flat, (WIDTH, HEIGHT), color=PAPER).save(card)


def add_robots(site: Path) -> None:
    """Write robots.txt, which allows everything and names the sitemap."""
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    canonical = home.select_one("link[rel=canonical]")
    lines = ["User-agent: *", "Allow: /"]
    if canonical:
        lines.append(f"Sitemap: {canonical['href']}sitemap.xml")
    (site / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
