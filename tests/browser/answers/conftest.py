"""A reader with a worksheet, in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from macros.content import Guide
from macros.settings import Settings
from tests.helpers.answers import Sheet


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A device on which nothing is kept yet."""
    context = browser.new_context(base_url=base_url, viewport={"width": 800, "height": 900})
    yield context
    context.close()


@pytest.fixture
def new_sheet(context: BrowserContext, guide: Guide, settings: Settings) -> Callable[[], Sheet]:
    """Opens another tab on the same device."""
    return lambda: Sheet(context.new_page(), guide, settings)


@pytest.fixture
def sheet(new_sheet: Callable[[], Sheet]) -> Iterator[Sheet]:
    """The open worksheet of a new reader; no error may escape while it is used."""
    sheet = new_sheet()
    errors: list[str] = []
    sheet.page.on("pageerror", lambda error: errors.append(str(error)))
    sheet.open()
    yield sheet
    assert not errors, errors


@pytest.fixture
def device(
    playwright: Playwright,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
    base_url: str,
) -> Callable[[], AbstractContextManager[Page]]:
    """Starts a browser on one profile, again and again; what it keeps is on a real disk."""

    @contextmanager
    def start() -> Iterator[Page]:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"), base_url=base_url, **browser_type_launch_args
        )
        yield context.pages[0]
        # A browser that was killed cannot be closed any more.
        with suppress(PlaywrightError):
            context.close()

    return start
