"""Leave out what no page asks for, and the spaces that only authors of templates need."""

from __future__ import annotations

import re
from pathlib import Path

from publish.pages import change_pages, files_asked, files_below

THEME = "assets"
"""The folder of the theme's own scripts, maps and pictures."""

LEFT_OVER = re.compile(
    r'(?<=<body)([^>]*>\n).*?(?=<a class="skip-link")|<div class="md-dialog".*?(?=<script src)', re.DOTALL
)
"""Switches, a dialog and a second skip link around our own header and footer, for the theme's script."""

EMPTY = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\s*\n\s*", re.DOTALL)
"""An element that stays as it was written, or lines with nothing on them."""


def leave_out_switches(site: Path) -> None:
    """Remove what only the theme's script works with, which is not loaded; until here it is hidden."""
    change_pages(site, lambda _, page: LEFT_OVER.sub(lambda match: match[1] or "", page))


def leave_out_unused(site: Path) -> None:
    """Remove what the theme brings along and no page asks for."""
    files = files_below(site, THEME)
    for name in files - files_asked(site, files):
        (site / name).unlink()
    for folder in sorted((one for one in site.rglob("*") if one.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def close_up(site: Path) -> None:
    """Join empty lines and indents, which no browser shows, into one line break."""
    change_pages(site, lambda _, page: EMPTY.sub(lambda match: match[1] or "\n", page.lstrip()))
