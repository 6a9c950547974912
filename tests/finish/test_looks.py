"""A finished page looks as the host left it: in the dark, in forced colours, on paper, and in use."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.access.pages import EVERY_PAGE, fill_in, open_all, visit


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

IN_TURN = (dark_and_open, forced_and_filled_in, on_paper)


@pytest.fixture(scope="module")
def pair(browser: Browser, base_url: str, unfinished_url: str) -> list[Page]:
    """A browser for the finished site and one for the site as the host left it."""
    size = {"width": 900, "height": 700}
    return [
        browser.new_context(base_url=url, viewport=size, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
        for url in (base_url, unfinished_url)
    ]


@EVERY_PAGE
def test_it_looks_as_before(pair: list[Page], address: str) -> None:
    for page in pair:
        visit(page, address)
        page.evaluate(TAKE_AWAY)
    for change in IN_TURN:
        pictures = []
        for page in pair:
            change(page)
            pictures.append(page.screenshot(full_page=True, animations="disabled"))
        assert pictures[0] == pictures[1], f"Looks otherwise: {change.__name__}"
