"""What the tests of finishing share: the site as the host leaves it, and the headers of the finished one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.headers import Rules, read_headers
from tests.helpers.server import serve


@pytest.fixture(scope="session")
def unfinished_url(unfinished: Path) -> Iterator[str]:
    """Where the site is served as the host left it."""
    with serve(unfinished) as address:
        yield address


@pytest.fixture(scope="session")
def headers(site: Path) -> Rules:
    """The headers of the finished site by the addresses that they are for."""
    return read_headers(site)
