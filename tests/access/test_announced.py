"""Messages are announced once, and leave the focus where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import Screen, visit

LISTEN = """() => {
  window.heard = [];
  const regions = document.querySelectorAll("[role=status], [role=alert], [role=log], [aria-live], output");
  for (const region of regions) {
    const listener = new MutationObserver(() => window.heard.push(region.textContent));
    listener.observe(region, { childList: true, characterData: true, subtree: true });
  }
}"""
"""Hears what screen readers are told of; a change without words counts as well."""

FULL = """IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError") }"""

A_PAUSE = 1000
"""Milliseconds without a letter after which a reader waits for an answer."""


@pytest.fixture
def page(browser: Browser, base_url: str, guide: Guide) -> Iterator[Page]:
    """The search, on a device whose clock stands still."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.clock.install()
    visit(page, address_of(guide.page_calling("search")))
    page.clock.pause_at(page.evaluate("() => Date.now()") + 1000)
    page.evaluate(LISTEN)
    page.get_by_role("searchbox").focus()
    yield page
    context.close()


def heard(page: Page) -> list[str]:
    """Return what was announced so far."""
    said: list[str] = page.evaluate("() => window.heard")
    return said


@pytest.mark.proves("announced")
def test_a_search_is_announced_once_after_a_pause(page: Page, guide: Guide) -> None:
    page.keyboard.type(guide.pages["index.md"].title)
    assert heard(page) == [], "Something is said while somebody types."
    page.clock.run_for(A_PAUSE)
    number = page.locator(".search-results li").count()
    assert number
    assert len(heard(page)) == 1, f"Said: {heard(page)}"
    assert str(number) in heard(page)[0]


@pytest.mark.proves("announced")
def test_each_pause_in_typing_is_answered(page: Page) -> None:
    for letters in ("a", "bc", "qqqqq"):
        page.keyboard.type(letters)
        page.clock.run_for(A_PAUSE)
    assert len(heard(page)) == 3, f"Said: {heard(page)}"


@pytest.mark.proves("announced")
def test_nothing_found_is_announced(page: Page) -> None:
    page.keyboard.type("qqqqq")
    page.clock.run_for(A_PAUSE)
    expect(page.get_by_role("status")).to_have_text(heard(page)[-1])
    assert heard(page)[-1]


@pytest.mark.proves("announced")
def test_the_focus_stays_where_somebody_types(page: Page) -> None:
    page.keyboard.type("a")
    page.clock.run_for(A_PAUSE)
    assert len(heard(page)) == 1
    expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.proves("announced")
@pytest.mark.fault(73)
@pytest.mark.parametrize("disk", ["free", "full"])
def test_whether_words_are_saved_is_announced_once(
    browser: Browser, base_url: str, guide: Guide, disk: str
) -> None:
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    if disk == "full":
        page.add_init_script(FULL)
    visit(page, address_of(guide.page_calling("worksheet")))
    page.evaluate(LISTEN)
    field = page.locator(".worksheet textarea:visible").first
    field.focus()
    for _ in range(2):
        page.keyboard.type("Words ")
        expect(page.locator(".answers-bar")).to_have_attribute(
            "data-state", "failed" if disk == "full" else "saved"
        )
    expect(field).to_be_focused()
    expect(field).to_have_value("Words Words ")
    assert len(heard(page)) == 1, f"Said: {heard(page)}"
    assert heard(page)[0].strip()
    context.close()


@pytest.mark.proves("announced")
def test_a_visit_announces_nothing(screen: Screen, sample: list[str]) -> None:
    page = screen()
    for address in sample:
        visit(page, address)
        regions = page.locator("[role=alert], [role=log], [role=timer], [aria-live], output").all()
        assert not regions, f"{page.url}: only messages that may wait are announced, with role=status"
        for status in page.get_by_role("status").all():
            expect(status).to_be_empty()
