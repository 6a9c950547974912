"""A reader with a worksheet, in a browser of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from model.guide import Guide
from model.settings import Settings
from tests.helpers.answers import Sheet
from tests.helpers.device import Device

A_DEVICE: dict[str, Any] = {"viewport": {"width": 800, "height": 900}}


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A device on which nothing is kept yet."""
    context = browser.new_context(**A_DEVICE, base_url=base_url)
    yield context
    context.close()


@pytest.fixture
def new_sheet(context: BrowserContext, guide: Guide, settings: Settings) -> Callable[[], Sheet]:
    """Opens another tab on the same device."""
    return lambda: Sheet(context.new_page(), guide, settings)


@contextmanager
def opened(sheet: Sheet) -> Iterator[Sheet]:
    """Open a worksheet; no error may escape while it is used."""
    errors: list[str] = []
    sheet.page.on("pageerror", lambda error: errors.append(str(error)))
    sheet.open()
    yield sheet
    assert not errors, errors


@pytest.fixture
def sheet(new_sheet: Callable[[], Sheet]) -> Iterator[Sheet]:
    """The open worksheet of a new reader."""
    with opened(new_sheet()) as sheet:
        yield sheet


@pytest.fixture(scope="module")
def written(browser: Browser, base_url: str, guide: Guide, settings: Settings) -> Iterator[Sheet]:
    """A worksheet with one answer, for the tests of files that change nothing."""
    context = browser.new_context(**A_DEVICE, base_url=base_url)
    with opened(Sheet(context.new_page(), guide, settings)) as sheet:
        sheet.write("Mine")
        yield sheet
    context.close()


@pytest.fixture
def devices(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[tuple[Device, Device]]:
    """Two devices to be killed; what each keeps is on a real disk, as whole browsers do it."""
    program = os.environ.get("SITE_CHROMIUM") or playwright.chromium.executable_path
    words = browser_type_launch_args["args"]
    one, other = (Device(playwright, program, words, tmp_path / name) for name in ("one", "other"))
    yield one, other
    for device in (one, other):
        device.kill()
        device.wait()


@pytest.fixture
def start(base_url: str, guide: Guide, settings: Settings) -> Callable[[Device], Sheet]:
    """Starts a device, and opens the worksheet on it."""

    def open_on(device: Device) -> Sheet:
        sheet = Sheet(device.start(), guide, settings)
        sheet.address = base_url + sheet.address
        sheet.open()
        return sheet

    return open_on
