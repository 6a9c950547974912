"""Make images of PDF pages, in colour and black: `python -m publish.worksheet_files.page_images [topic]`.

With `--before SITE`, make images of the pages that differ from those of another site, side by side.
"""

import argparse
import re
from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from check.command_line import add_topic, run

SITE, FOLDER, COMPARED = "site", "paper", "compare"

DOTS, FINE_DOTS = 100, 200  # dots per inch, for screens and for simple printers
GAP, GREY = 20, "#808080"  # pixels between two pages, and their colour
VERSION = re.compile(r"\b[0-9a-f]{6}\b")
"""The version in the foot. It changes on every page with each question, so it is not compared."""


def main() -> None:
    """Write the images, named after the PDF."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, help="the finished site to compare with")
    add_topic(parser)
    options = parser.parse_args()
    folder = options.topic / FOLDER
    folder.mkdir(exist_ok=True)
    if options.before:
        count = compare(options.before, options.topic / SITE, folder / COMPARED)
        print(f"{(folder / COMPARED).as_posix()}/ has {count} printed pages that differ, before and after.")
        return
    for file in sorted((options.topic / SITE).rglob("*.pdf")):
        count = write_images(file, folder)
        print(f"{folder.as_posix()}/{file.stem}-*.png show the {count} pages of {file.as_posix()}.")


def compare(before: Path, after: Path, folder: Path) -> int:
    """Write an image of each page of the PDFs of two sites that differs, and return how many do."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    count = 0
    for name in sorted({file.relative_to(site) for site in (before, after) for file in site.rglob("*.pdf")}):
        pages = zip_longest(_pages(before / name), _pages(after / name))
        for number, (left, right) in enumerate(pages, 1):
            if left != right:
                width, height = (left or right).size
                both = Image.new("RGB", (2 * width + GAP, height), GREY)
                for place, page in ((0, left), (width + GAP, right)):
                    if page:
                        both.paste(page, (place, 0))
                both.save(folder / f"{name.stem}-{number}.png")
                count += 1
    return count


def _pages(file: Path) -> list[Image.Image]:
    """Return an image of every page of a PDF without the version in its foot; none if there is no file."""
    if not file.is_file():
        return []
    images, scale = [], DOTS / 72
    with pypdfium2.PdfDocument(file) as document:
        document.init_forms()
        for page in document:
            image = page.render(scale=scale).to_pil()
            words, height = page.get_textpage(), page.get_height()
            for found in VERSION.finditer(words.get_text_range()):
                left, bottom, _, top = words.get_charbox(found.start(), loose=True)
                if top < height / 8:
                    right = words.get_charbox(found.end() - 1, loose=True)[2] + 2
                    box = [edge * scale for edge in (left, height - top, right, height - bottom)]
                    ImageDraw.Draw(image).rectangle(box, fill="white")
            images.append(image)
    return images


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
