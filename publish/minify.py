"""Leave out what no page asks for, and the spaces that only authors of templates need."""

from __future__ import annotations

import re
from pathlib import Path

from publish.html_files import PageFacts, files_asked, files_below

THEME = "assets"
"""The folder of the theme's own scripts, maps and pictures."""

SCRIPT = re.compile(r'<(script)(?: data-[\w-]+="[^"]*")?>.*?</\1>', re.DOTALL)
"""A small one of ours in the head of a page; larger ones have been through the bundler."""

NOTE = re.compile(r"(?<=>)//.*\n|^\s*//.*\n", re.MULTILINE)

AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
"""An element whose lines stay as they are."""


def without_notes(_: str, page: str) -> str:
    """Return a page whose scripts have no lines of notes, which are for those who write them."""
    return SCRIPT.sub(lambda script: NOTE.sub("", script[0]), page)


def leave_out_unused(site: Path, pages: dict[str, PageFacts]) -> None:
    """Remove what the theme brings along and no page asks for."""
    files = files_below(site, THEME)
    for name in files - files_asked(pages, files):
        (site / name).unlink()
    for folder in sorted((one for one in site.rglob("*") if one.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def closed_up(_: str, page: str) -> str:
    """Return a page with empty lines and indents, which no browser shows, joined into one line break."""
    parts = AS_WRITTEN.split(page.lstrip())
    parts[::3] = map(_closed_up, parts[::3])
    del parts[2::3]
    return "".join(parts)


def _closed_up(text: str) -> str:
    first, *lines = text.split("\n")
    if not lines:
        return text
    inside = [line for line in map(str.strip, lines[:-1]) if line]
    return "\n".join([first.rstrip(), *inside, lines[-1].lstrip()])
