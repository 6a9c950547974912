"""What the tests of content share: the promises of the topic under test."""

from __future__ import annotations

import pytest

from tests.content.expectations import Promises, promises
from tests.helpers.topics import Topic, on_every_topic

pytest_generate_tests = on_every_topic


@pytest.fixture(scope="session")
def promised(topic: Topic) -> Promises:
    """What the topic's expected.yml promises."""
    return promises(topic)
