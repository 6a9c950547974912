"""Show the pages of the sheets, in colour and black: `python -m publish.worksheet_files.pictures [topic]`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from model.command_line import run, topic_of_command

SITE, FOLDER = "site", "paper"

DOTS, FINE_DOTS = 100, 200
"""In an inch: on a screen, and on the simplest of printers."""


def main() -> None:
    """Write the pictures, named like the file they show."""
    topic = topic_of_command(__doc__)
    folder = topic / FOLDER
    folder.mkdir(exist_ok=True)
    for file in sorted((topic / SITE).rglob("*.pdf")):
        count = picture(file, folder)
        print(f"{folder.as_posix()}/{file.stem}-*.png show the {count} pages of {file.as_posix()}.")


def picture(file: Path, folder: Path) -> int:
    """Write two pictures of every page of a PDF, its fields included, and count the pages."""
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        for number, page in enumerate(document, 1):
            page.render(scale=DOTS / 72).to_pil().save(folder / f"{file.stem}-{number}.png")
            grey = page.render(scale=FINE_DOTS / 72, grayscale=True).to_pil()
            black = grey.point(lambda shade: 255 if shade > 127 else 0)
            black.convert("1").save(folder / f"{file.stem}-{number}-black.png")
            page.close()
        return len(document)


if __name__ == "__main__":
    run(main)
