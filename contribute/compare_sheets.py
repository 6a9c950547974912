"""Show each printed page that changed since a branch: `python -m contribute.compare_sheets main [topic]`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from contribute.edits import RefusedError
from contribute.git_history import branch_point, export
from model.command_line import run, topic_folder

PROJECT = Path(__file__).parents[1]
NODE_MODULES = Path("requirements/publish/node_modules")
FOLDER = Path("paper/compare")
SCALE = 100 / 72
"""Of points to pixels."""

VERSION = re.compile(r"\b[0-9a-f]{6}\b")
"""The version in the foot. It changes on every page with each question, so it is left out."""

GAP, GREY = 20, "#808080"
"""Pixels between two pages, and their colour."""


def main(base: str, topic: Path) -> int:
    """Build the topic as it was where the branch began, and write a picture of each page that differs."""
    try:
        start = branch_point(topic, base)
        with tempfile.TemporaryDirectory() as folder:
            before = Path(folder)
            export(PROJECT, start, before)
            (before / NODE_MODULES).symlink_to((PROJECT / NODE_MODULES).resolve())
            command = [sys.executable, "-m", "publish", topic.as_posix()]
            built = subprocess.run(command, cwd=before, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
            if built.returncode:
                raise RefusedError(f"The pages before this change cannot be built:\n{built.stderr}")
            count = compare(before / topic / "site", topic / "site", topic / FOLDER)
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    where = (topic / FOLDER).as_posix()
    print(f"{where}/ shows {count} printed pages before and after." if count else "No printed page differs.")
    return 0


def compare(before: Path, after: Path, folder: Path) -> int:
    """Write a picture of each page of the PDFs of two sites that differs, and return how many do."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    names = {file.relative_to(site) for site in (before, after) for file in site.rglob("*.pdf")}
    for name in sorted(names):
        pages = zip_longest(_pages(before / name), _pages(after / name))
        for number, (left, right) in enumerate(pages, start=1):
            if not left or not right or left != right:
                _side_by_side(left, right).save(folder / f"{name.stem}-{number}.png")
    return len([*folder.glob("*.png")])


def _pages(file: Path) -> list[Image.Image]:
    """Return a picture of every page of a PDF with its fields, or none if there is no such file."""
    pictures: list[Image.Image] = []
    if file.is_file():
        with pypdfium2.PdfDocument(file) as document:
            document.init_forms()
            for page in document:
                picture = page.render(scale=SCALE).to_pil()
                words, height = page.get_textpage(), page.get_height()
                for found in VERSION.finditer(words.get_text_range()):
                    left, _, _, _ = words.get_charbox(found.start(), loose=True)
                    _, bottom, right, top = words.get_charbox(found.end() - 1, loose=True)
                    if top < height / 8:
                        area = (left, height - top, right + 2, height - bottom)
                        ImageDraw.Draw(picture).rectangle([edge * SCALE for edge in area], fill="white")
                pictures.append(picture)
    return pictures


def _side_by_side(left: Image.Image | None, right: Image.Image | None) -> Image.Image:
    """Return two pages beside each other; the place of a missing one stays grey."""
    pages = [page for page in (left, right) if page]
    width, height = max(page.width for page in pages), max(page.height for page in pages)
    both = Image.new("RGB", (2 * width + GAP, height), GREY)
    for place, page in enumerate((left, right)):
        if page:
            both.paste(page, (place * (width + GAP), 0))
    return both


if __name__ == "__main__":
    run(lambda: main(sys.argv[1], topic_folder(sys.argv[2] if len(sys.argv) > 2 else ".")))
