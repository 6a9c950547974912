"""Check files to download, which are untrusted: each is what its name says, whole and without macros."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from check.check_images import NOT_FOUND
from model.files import DOWNLOADS, placed_files, walk
from model.guide import Guide
from model.problems import Problem
from model.settings import Settings

LARGEST = 5_000_000  # bytes: half a minute on a slow network
ARCHIVE, END = b"PK\3\4", b"PK\5\6"
KINDS = {
    ".pdf": (b"%PDF-", b"%%EOF"),
    ".docx": (ARCHIVE, b"word/document.xml", END),
    ".odt": (ARCHIVE, b"mimetypeapplication/vnd.oasis.opendocument.text", END),
}
"""How a file of each kind starts, and what it holds. An archive names its parts in plain letters."""

MACROS = re.compile(rb"vbaProject|Basic/|Scripts/")


def check_downloads(docs: Path) -> Iterator[Problem]:
    """Yield the mistakes in the files to download of a docs folder."""
    for path, file in placed_files(docs, "files/").items():
        if file.suffix in DOWNLOADS and (sentence := _fault(file)):
            yield Problem(f"{docs.name}/{path}", 1, sentence)


def _fault(file: Path) -> str:
    data = file.read_bytes()
    start, *parts = KINDS[file.suffix]
    if len(data) > LARGEST:
        return f"this file has more than {LARGEST:,} bytes. Save it smaller."
    if not data.startswith(start) or not all(part in data for part in parts):
        return f"this is no whole {file.suffix} file. Save it again in that format."
    runs = start == ARCHIVE and MACROS.search(data)
    return "this file holds macros. Save it without them." if runs else ""


def unused_files(folder: Path, guide: Guide, settings: Settings) -> Iterator[str]:
    """Yield each picture and download below a folder that neither a page nor the settings name."""
    used = {NOT_FOUND, settings.picture, settings.favicon, settings.looks.logo}
    used |= {page.picture for page in guide.pages.values()}
    for page in guide.pages.values():
        below = posixpath.dirname(page.path)
        named = [one.address.partition("#")[0] for one in (*page.pictures, *page.links)]
        used |= {posixpath.normpath(posixpath.join(below, address)) for address in named}
    for path, _ in sorted(walk(folder)):
        if path.startswith(("pictures/", "files/")) and path not in used:
            yield path
