"""What the tests of built HTML share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.helpers.topics import Topic, on_every_topic
from tests.site.built import read_built

pytest_generate_tests = on_every_topic


@pytest.fixture(scope="session")
def all_built(built_site: Callable[[Topic], Path]) -> Callable[[Topic], dict[str, BeautifulSoup]]:
    """Gives every built page of a topic by its file."""
    return functools.cache(lambda topic: read_built(built_site(topic)))


@pytest.fixture(scope="session")
def built(all_built: Callable[[Topic], dict[str, BeautifulSoup]], topic: Topic) -> dict[str, BeautifulSoup]:
    """Every built page by its file, those included that no Markdown stands behind."""
    return all_built(topic)
