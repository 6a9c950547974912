"""What the tests of content share: the promises of the topic under test, and its own words."""

from __future__ import annotations

import functools
from collections.abc import Callable
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
def own_pages(
    built_pages: Callable[[Topic], dict[str, BeautifulSoup]],
) -> Callable[[Topic], dict[str, BeautifulSoup]]:
    """Gives every page of a topic with the words that its own file holds, made once."""

    @functools.cache
    def read(topic: Topic) -> dict[str, BeautifulSoup]:
        pages = built_pages(topic)
        own = _Pages({path: copy(page) if page.select(".chapter") else page for path, page in pages.items()})
        for page in own.values():
            # Chapters are words of other pages once more.
            for chapter in page.select(".chapter"):
                chapter.decompose()
        return own

    return read


@pytest.fixture(scope="session")
def pages(own_pages: Callable[[Topic], dict[str, BeautifulSoup]], topic: Topic) -> dict[str, BeautifulSoup]:
    """Every page with the words that its own file holds."""
    return own_pages(topic)
