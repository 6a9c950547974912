"""What the tests of access share: pages in browsers that are set up as readers have them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.access.pages import Screen


@pytest.fixture(scope="session")
def screen(browser: Browser, base_url: str) -> Iterator[Screen]:
    """Give a page for a setup; it is the same page for the same setup, because opening one takes long."""
    pages: dict[str, Page] = {}

    def page(**setup: object) -> Page:
        key = repr(sorted(setup.items()))
        if key not in pages:
            pages[key] = browser.new_context(base_url=base_url, **setup).new_page()  # type: ignore[arg-type]
        return pages[key]

    yield page
    for one in pages.values():
        one.context.close()
