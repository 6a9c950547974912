"""Put the hash of a file into its name, so that browsers may cache it for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from publish.html_files import PageFacts, files_below, linked_files

FINGERPRINTED = ("pictures", "scripts")
"""Folders of files with a hash in the name; esbuild names the scripts."""


def fingerprint_pictures(site: Path, pages: dict[str, PageFacts]) -> dict[str, str]:
    """Rename every picture that a page shows by its hash, and return the new names."""
    names = {}
    for name in sorted(linked_files(pages, files_below(site, "pictures"))):
        picture = site / name
        digest = hashlib.sha256(picture.read_bytes()).hexdigest()[:8]
        names[name] = f"{picture.stem}.{digest}{picture.suffix}"
        picture.rename(picture.with_name(names[name]))
    return names
