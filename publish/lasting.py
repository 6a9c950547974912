"""Name files by what is in them, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from publish.pages import ASKED, change_pages, each_page, file_asked, rename_asked

LASTING = ("pictures", "scripts")
"""Folders in which a name never stands for other bytes; the bundler names the scripts."""


def name_pictures(site: Path) -> None:
    """Put a piece of its hash into the name of every picture that a page shows."""
    files = {file.relative_to(site).as_posix() for file in (site / "pictures").rglob("*") if file.is_file()}
    shown = {
        file_asked(name, address, files)
        for name, page in each_page(site)
        for _, address in ASKED.findall(page)
    }
    names = {}
    for file in sorted(shown - {None}, key=str):
        picture = site / str(file)
        mark = hashlib.sha256(picture.read_bytes()).hexdigest()[:8]
        names[str(file)] = f"{picture.stem}.{mark}{picture.suffix}"
        picture.rename(picture.with_name(names[str(file)]))
    change_pages(site, lambda name, page: rename_asked(name, page, names))
