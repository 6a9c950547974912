"""The line that says whether answers are kept hides nothing of the page, on a phone neither."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from model.guide import Guide
from model.settings import Settings
from tests.helpers.answers import Sheet
from tests.helpers.long_run import now

STATES = ["saved", "session", "failed", "blocked", "newer"]
"""What it may say; in some it holds a button too."""

WALKED = ("saved", "failed")
"""The lowest of them and one of the highest."""

SHOW = """([state]) => {
  const bar = document.querySelector(".answers-bar");
  bar.dataset.state = state;
  const words = bar.querySelector(".answers-state");
  words.textContent = words.dataset[state];
}"""

COVERED = """(one) => {
  const box = one.getBoundingClientRect();
  const bar = document.querySelector(".answers-bar").getBoundingClientRect();
  return box.bottom > bar.top + 1 && box.top < bar.bottom && box.right > bar.left && box.left < bar.right;
}"""

WATCH = f"""() => {{
  window.hiddenFields = [];
  document.addEventListener("keydown", () => {{
    const here = document.activeElement;
    if (here === document.body || here.closest(".answers-bar") || !({COVERED})(here)) return;
    window.hiddenFields.push(here.outerHTML.slice(0, 80));
  }}, true);
}}"""
"""Looks at what has the focus whenever the next key is pressed."""


@pytest.fixture(scope="module")
def phone(browser: Browser, base_url: str, guide: Guide, settings: Settings) -> Iterator[Page]:
    """A phone with the worksheet open, whose line each test sets to what it is about."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 640})
    sheet = Sheet(context.new_page(), guide, settings)
    sheet.open()
    sheet.write("Mine")
    yield sheet.page
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_the_last_line_of_a_page_can_be_read(phone: Page, state: str) -> None:
    phone.evaluate(SHOW, [state])
    phone.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    last = phone.locator(".site-footer > :last-child")
    assert last.is_visible()
    assert not last.evaluate(COVERED)


@pytest.mark.parametrize("state", now(*WALKED, of=STATES))
def test_no_field_with_the_focus_is_hidden(phone: Page, state: str) -> None:
    phone.evaluate(SHOW, [state])
    phone.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    phone.evaluate(WATCH)
    for _ in range(131):
        phone.keyboard.press("Tab")
    assert phone.evaluate("hiddenFields") == []
