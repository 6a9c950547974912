"""A finished page looks as the host left it: closed, open in the dark, in forced colours, on paper."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.access.pages import fill_in, open_all, visit
from tests.helpers.answers import PATIENCE


def as_it_comes(_: Page) -> None:
    """Leave it closed."""


def dark_and_open(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    open_all(page)


def forced_and_filled_in(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    fill_in(page)


def on_paper(page: Page) -> None:
    page.emulate_media(media="print", forced_colors="none")


TAKE_AWAY = (
    "document.querySelectorAll('.site-footer a[download]').forEach((link) => link.parentElement.remove())"
)
"""The one thing that finishing adds to what a reader sees."""

WIDTH = 900
TALLEST = 6000
"""Pixels of a page that are compared. What comes further down are rows like those above."""

IN_TURN = {
    "representative": (as_it_comes, dark_and_open, forced_and_filled_in, on_paper),
    "joined": (as_it_comes, on_paper),
    "rest": (as_it_comes, on_paper),
}
"""How each sample is looked at; the first has all that any page is made of."""


@pytest.fixture(scope="module")
def pair(browser: Browser, base_url: str, unfinished_url: str) -> Iterator[list[Page]]:
    """A browser for the finished site and one for the site as the host left it."""
    pages = [
        browser.new_page(base_url=url, viewport={"width": WIDTH, "height": 700}, reduced_motion="reduce")
        for url in (base_url, unfinished_url)
    ]
    yield pages
    for page in pages:
        page.close()


@pytest.mark.long
@pytest.mark.parametrize("name", IN_TURN)
def test_every_page_looks_as_before(
    pair: list[Page], samples: dict[str, list[str]], unfinished: Path, name: str
) -> None:
    for address in samples[name]:
        # What finishing adds has no look to compare with.
        if (unfinished / address).exists():
            for page in pair:
                page.emulate_media(color_scheme="light", forced_colors="none", media="screen")
                visit(page, address)
                page.evaluate(TAKE_AWAY)
            for change in IN_TURN[name]:
                for page in pair:
                    change(page)
                assert alike(pair), f"{address} looks otherwise: {change.__name__}"


def alike(pair: list[Page]) -> bool:
    """Return whether both pages show the same, once they are painted: a busy machine takes its time."""
    until = time.monotonic() + PATIENCE
    while len({picture(page) for page in pair}) > 1:
        if time.monotonic() > until:
            return False
        pair[0].wait_for_timeout(200)
    return True


def picture(page: Page) -> bytes:
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    return page.screenshot(
        full_page=True, animations="disabled", clip={"x": 0, "y": 0, "width": WIDTH, "height": height}
    )
