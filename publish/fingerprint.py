"""Name files by what is in them, so that a browser may keep them for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from publish.html_files import PageFacts, files_asked, files_below

FINGERPRINTED = ("pictures", "scripts")
"""Folders in which a name never stands for other bytes; the bundler names the scripts."""


def fingerprint_pictures(site: Path, pages: dict[str, PageFacts]) -> dict[str, str]:
    """Put a piece of its hash into the name of every picture that a page shows, and return the new names."""
    names = {}
    for name in sorted(files_asked(pages, files_below(site, "pictures"))):
        picture = site / name
        mark = hashlib.sha256(picture.read_bytes()).hexdigest()[:8]
        names[name] = f"{picture.stem}.{mark}{picture.suffix}"
        picture.rename(picture.with_name(names[name]))
    return names
