"""The engines beside Chromium, which the other browser tests use; each test starts its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from model.addresses import address
from model.guide import Guide
from tests.engines.firefox import firefox
from tests.engines.reader import Reader
from tests.engines.webkit import webkit

ENGINES: dict[str, Callable[..., AbstractContextManager[WebDriver]]] = {"Firefox": firefox, "WebKit": webkit}

Visit = Callable[..., AbstractContextManager[Reader]]


def installed(engine: str) -> str:
    """Return what starts an engine, as `make test` found it."""
    path = os.environ.get(f"SITE_{engine.upper()}")
    if path:
        return path
    sentence = f"No {engine} was found; 'make test' says how to get one."
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def worksheet(base_url: str, guide: Guide) -> str:
    """Where the worksheet is."""
    return base_url + address(guide.page_calling("worksheet"))


@pytest.fixture
def visit(worksheet: str, tmp_path: Path) -> Visit:
    """Opens the worksheet in an engine, again and again on one device; no error may escape meanwhile."""
    home, saved = tmp_path / "home", tmp_path / "saved"
    home.mkdir()
    saved.mkdir()

    @contextmanager
    def start(engine: str, **settings: object) -> Iterator[Reader]:
        with ENGINES[engine](installed(engine), home, saved, **settings) as driver:
            reader = Reader(driver, worksheet, saved)
            reader.open()
            yield reader
            reader.meets_no_error()

    return start


@pytest.fixture(params=ENGINES)
def reader(request: pytest.FixtureRequest, visit: Visit) -> Iterator[Reader]:
    """Somebody at the worksheet for the first time, in each engine."""
    with visit(request.param) as reader:
        yield reader
