"""What the tests of content share: the promises of the topic under test, and its own words."""

from __future__ import annotations

from copy import copy

import pytest
from bs4 import BeautifulSoup

from tests.content.expectations import Promises, promises
from tests.helpers.topics import Topic, on_every_topic

pytest_generate_tests = on_every_topic


class _Pages(dict[str, BeautifulSoup]):
    """Pages by their path. The one for a macro that no page of the topic calls has no path, and is empty."""

    def __missing__(self, path: str) -> BeautifulSoup:
        if path:
            raise KeyError(path)
        return BeautifulSoup("", "html.parser")


@pytest.fixture(scope="session")
def promised(topic: Topic) -> Promises:
    """What the topic's expected.yml promises."""
    return promises(topic)


@pytest.fixture(scope="session")
def pages(pages: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """Every page with the words that its own file holds; chapters are words of other pages once more."""
    own = _Pages({path: copy(page) if page.select(".chapter") else page for path, page in pages.items()})
    for page in own.values():
        for chapter in page.select(".chapter"):
            chapter.decompose()
    return own
