"""Every part has its picture, at the head of its page and on Home; the guide this grew from had lost them."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from tests.content.expectations import Promises, every
from tests.site.built import attribute, built_path, follow

Pages = dict[str, BeautifulSoup]

every_picture = every(
    "path", lambda promised: [path for path, page in promised.pages.items() if page.picture]
)
every_part = every("path", lambda promised: [path for paths in promised.parts.values() for path in paths])


@every_picture
def test_every_picture_is_at_the_head_of_its_page(pages: Pages, promised: Promises, path: str) -> None:
    picture = promised.pages[path].picture
    images = pages[path].select("header.page-header img")
    found = [follow(built_path(path), attribute(image, "src")) for image in images]
    assert found == [(picture, "")], f"{path}: the picture '{picture}' is missing; found {found}"


@every_picture
def test_every_picture_draws_something(site: Path, promised: Promises, path: str) -> None:
    picture = promised.pages[path].picture
    file = site / picture
    assert file.is_file(), f"{path}: there is no file '{picture}'"
    drawing = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    shapes = drawing.select("path, rect, circle, ellipse, line, polyline, polygon, use")
    assert shapes, f"{path}: '{picture}' draws nothing"


@every_part
def test_every_part_shows_its_picture_on_home(pages: Pages, promised: Promises, path: str) -> None:
    cards = {
        follow("index.html", attribute(card.select("a")[0], "href")): [
            follow("index.html", attribute(image, "src")) for image in card.select("img")
        ]
        for card in pages["index.md"].select(".card")
    }
    found = cards.get((built_path(path), ""))
    assert found == [(promised.pages[path].picture, "")], (
        f"Home: the picture of {path} is missing; found {found}"
    )
