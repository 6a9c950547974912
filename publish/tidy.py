"""Leave out what no page asks for, and the spaces that only authors of templates need."""

from __future__ import annotations

import re
from pathlib import Path

from publish.pages import ASKED, change_pages, each_page, file_asked

THEME = "assets"
"""The folder of the theme's own scripts, maps and pictures."""

AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)


def leave_out_unused(site: Path) -> None:
    """Remove what the theme brings along and no page asks for."""
    files = {file.relative_to(site).as_posix() for file in (site / THEME).rglob("*") if file.is_file()}
    asked = {
        file_asked(name, address, files)
        for name, page in each_page(site)
        for _, address in ASKED.findall(page)
    }
    for name in files - asked:
        (site / name).unlink()
    for folder in sorted((one for one in site.rglob("*") if one.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def close_up(site: Path) -> None:
    """Join empty lines and indents, which no browser shows, into one line break."""

    def closed(_: str, page: str) -> str:
        parts = AS_WRITTEN.split(page)
        # Every third part is text; the others are an element as it was written, and its name.
        for place in range(0, len(parts), 3):
            parts[place] = re.sub(r"\s*\n\s*", "\n", parts[place])
            if place + 2 < len(parts):
                parts[place + 2] = ""
        return "".join(parts).lstrip()

    change_pages(site, closed)
