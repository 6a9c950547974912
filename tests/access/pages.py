"""What several tests of access do on the pages that they go through."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from playwright.sync_api import Page

from tests.helpers.answers import come_near, wait_without

Screen = Callable[..., Page]
"""Gives a page in a browser that is set up as its arguments say; see `conftest.py`."""

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
"""The script of axe-core; of the package around it nothing else is needed."""

FILL_IN = """(value) => {
  for (const field of document.querySelectorAll("main input, main textarea")) {
    if (field.type === "checkbox" || field.type === "radio") {
      field.click();
    } else if (!["search", "file"].includes(field.type)) {
      field.value = field.type === "date" ? "2026-12-01" : value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }
}"""

WAITING = (
    ".colours-template, .search[inert], html:has(.answers-template):not([data-answers=ready]), "
    ".print-place-whole:not(:has(.print-chapters label))"
)
"""What stands in a page until its scripts have put something into its place."""


def visit(page: Page, address: str) -> None:
    """Open a page and wait until its scripts have put in its place what waits for them."""
    page.goto(address)
    wait_without(page, WAITING)
    come_near(page)


def fill_in(page: Page) -> None:
    """Tick every box, choose the last answer of every question and write something into every field."""
    page.evaluate(FILL_IN, "Some words of mine")


def open_all(page: Page, where: str = "") -> None:
    """Open everything that can be opened."""
    page.evaluate(
        "(selector) => document.querySelectorAll(selector).forEach((details) => { details.open = true })",
        f"{where} details",
    )
