"""What helps other places to show and to find the pages: a picture for each link, and robots.txt."""

from __future__ import annotations

from pathlib import Path

import resvg_py
from bs4 import BeautifulSoup

WIDTH = 1200
"""Pixels: what services ask for that show a link as a card. The height follows from the drawing."""

PAPER = "#fbf8f2"
"""Behind the drawings, as on the pages."""


def add_pictures(site: Path) -> None:
    """Draw each picture once more as PNG: services that show links do not read SVG."""
    folder = site / "sharing"
    folder.mkdir()
    for drawing in sorted((site / "pictures").glob("*.svg")):
        png = resvg_py.svg_to_bytes(
            svg_path=str(drawing), width=WIDTH, background=PAPER, skip_system_fonts=True
        )
        (folder / f"{drawing.stem}.png").write_bytes(bytes(png))


def add_robots(site: Path) -> None:
    """Welcome search engines, and tell them where all pages are listed."""
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    canonical = home.select_one("link[rel=canonical]")
    lines = ["User-agent: *", "Allow: /"]
    if canonical:
        lines.append(f"Sitemap: {canonical['href']}sitemap.xml")
    (site / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
