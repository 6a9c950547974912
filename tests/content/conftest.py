"""What the tests of the content share."""

from __future__ import annotations

from copy import copy

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="session")
def pages(pages: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """Every page with the words that its own file holds; chapters are words of other pages once more."""
    own = {path: copy(page) if page.select(".chapter") else page for path, page in pages.items()}
    for page in own.values():
        for chapter in page.select(".chapter"):
            chapter.decompose()
    return own
