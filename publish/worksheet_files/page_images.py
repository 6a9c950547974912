"""Make images of PDF pages, in colour and black: `python -m publish.worksheet_files.page_images [topic]`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from model.command_line import run, topic_of_command

SITE, FOLDER = "site", "paper"

DOTS, FINE_DOTS = 100, 200
"""Dots per inch, for screens and for simple printers."""


def main() -> None:
    """Write the images, named after the PDF."""
    topic = topic_of_command(__doc__)
    folder = topic / FOLDER
    folder.mkdir(exist_ok=True)
    for file in sorted((topic / SITE).rglob("*.pdf")):
        count = write_images(file, folder)
        print(f"{folder.as_posix()}/{file.stem}-*.png show the {count} pages of {file.as_posix()}.")


def write_images(file: Path, folder: Path) -> int:
    """Write two images of every page of a PDF with its fields, and return the number of pages."""
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
