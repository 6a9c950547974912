"""Every part has its picture, at the head of its page and on Home; the guide this grew from had lost them."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.content.expectations import Promises, every
from tests.site.built import attribute, built_path, follow

MARK = re.compile(r"\.[0-9a-f]{8}(?=\.[a-z]+$)")
"""What finishing puts into the name of a picture, so that browsers may keep it."""

Pages = dict[str, BeautifulSoup]

every_picture = every(
    "path", lambda promised: [path for path, page in promised.pages.items() if page.picture]
)
every_part = every("path", lambda promised: [path for paths in promised.parts.values() for path in paths])


@every_picture
def test_every_picture_is_at_the_head_of_its_page(pages: Pages, promised: Promises, path: str) -> None:
    picture = promised.pages[path].picture
    images = pages[path].select("header.page-header img")
    found = [_shown(built_path(path), image) for image in images]
    assert found == [picture], f"{path}: the picture '{picture}' is missing; found {found}"


@every_picture
def test_every_picture_draws_something(site: Path, promised: Promises, path: str) -> None:
    picture = promised.pages[path].picture
    found = [
        file for file in (site / picture).parent.iterdir() if MARK.sub("", file.name) == Path(picture).name
    ]
    assert found, f"{path}: there is no file '{picture}'"
    [file] = found
    if file.suffix != ".svg":
        return  # the check of the content has decoded it
    drawing = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    shapes = drawing.select("path, rect, circle, ellipse, line, polyline, polygon, use")
    assert shapes, f"{path}: '{picture}' draws nothing"


@every_part
def test_every_part_shows_its_picture_on_home(pages: Pages, promised: Promises, path: str) -> None:
    cards = {
        follow("index.html", attribute(card.select("a")[0], "href")): [
            _shown("index.html", image) for image in card.select("img")
        ]
        for card in pages["index.md"].select(".card")
    }
    found = cards.get((built_path(path), ""))
    picture = promised.pages[path].picture
    expected = [picture] if picture else []
    assert found == expected, f"Home shows {found} at {path}, and was promised {expected}"


def _shown(page: str, image: Tag) -> str:
    """Return the picture that an image of a built page shows, by the name that its author knows."""
    goal = follow(page, attribute(image, "src"))
    return MARK.sub("", goal[0]) if goal else ""
