"""What the tests of built HTML share."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.built import read_built


@pytest.fixture(scope="session")
def built(site: Path) -> dict[str, BeautifulSoup]:
    """Every built page by its file, those included that no Markdown stands behind."""
    return read_built(site)
