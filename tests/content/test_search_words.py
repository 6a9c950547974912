"""What people are likely to type leads to the page that was written for them, and to help before all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from model.addresses import address
from model.guide import Guide
from tests.content.expectations import Promises, every

FIRST = 3
"""How many results somebody reads before trying other words."""

SEARCH = """(words) => {
  const box = document.querySelector("[type=search]");
  box.value = words;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return [...document.querySelectorAll(".search-results a")].map((link) => new URL(link.href).pathname);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str, guide: Guide) -> Iterator[Page]:
    """The page to search on."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto(address(guide.page_calling("search")))
    page.locator(".search:not([inert])").wait_for()
    yield page
    context.close()


@pytest.mark.fault(135)
@every("words", lambda promised: promised.searches)
def test_words_lead_to_the_page_written_for_them(
    page: Page, guide: Guide, promised: Promises, words: str
) -> None:
    path = promised.searches[words]
    results: list[str] = page.evaluate(SEARCH, words)
    counted = 1 if path == guide.page_calling("support") else FIRST
    first = [result.removeprefix("/") for result in results[:FIRST]]
    assert address(path) in first[:counted], f"'{words}' leads to {first}"
