"""A way out in a hurry: off unless a topic asks for it, at once where it does, and no way back to answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Route, expect

from model.addresses import address
from model.guide import Guide
from model.settings import Settings
from tests.helpers.answers import Sheet
from tests.helpers.device import Device
from tests.helpers.project import SETTLED
from tests.helpers.server import serve

NEUTRAL = SETTLED["quick_exit"]
WORDS = "Words that nobody may see"
WATCH = """() => document.addEventListener('click', ({ timeStamp }) => {
    const look = () => {
        if (getComputedStyle(document.body).display === 'none') {
            sessionStorage.setItem('took', performance.now() - timeStamp);
        }
    };
    new MutationObserver(look).observe(document.body, { attributes: true });
}, true)"""
"""Notes how long after the press nothing of the page is in sight."""


@pytest.fixture(scope="module")
def hurried(settled_site: Path) -> Iterator[str]:
    """The address of a site whose topic asks for a way out."""
    with serve(settled_site) as served:
        yield served


def answer(route: Route) -> None:
    """Stand in for the harmless page, and say who sent the reader there."""
    sender = route.request.headers.get("referer", "")
    route.fulfill(
        body=f"<!doctype html><title>Weather</title><p id=from>{sender}</p>", content_type="text/html"
    )


@pytest.fixture
def leaver(browser: Browser, hurried: str, guide: Guide, settings: Settings) -> Iterator[Sheet]:
    """A reader who wrote on the worksheet, and reads on with a question in sight."""
    context = browser.new_context(base_url=hurried, viewport={"width": 360, "height": 740})
    context.route(f"{NEUTRAL}**", answer)
    sheet = Sheet(context.new_page(), guide, settings)
    sheet.open()
    sheet.write(WORDS)
    sheet.open(reading(guide))
    yield sheet
    context.close()


def reading(guide: Guide) -> str:
    """Return the address of a page with questions that is not the worksheet."""
    worksheet = guide.page_calling("worksheet")
    return next(address(path) for path, page in guide.pages.items() if page.groups and path != worksheet)


def leave(page: Page) -> None:
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url(NEUTRAL)


def shows_nothing(sheet: Sheet) -> None:
    expect(sheet.page.locator(sheet.field())).to_be_hidden()
    assert sheet.text() == ""
    assert WORDS not in sheet.page.content()


@pytest.mark.fault(36)
def test_leaving_covers_the_page_at_once_and_back_shows_no_answers(leaver: Sheet) -> None:
    leaver.page.evaluate(WATCH)
    leave(leaver.page)
    expect(leaver.page.locator("#from")).to_be_empty()
    leaver.page.go_back()
    assert leaver.page.url.endswith(leaver.address), "The page that was left is still in the history."
    shows_nothing(leaver)
    assert float(leaver.page.evaluate("sessionStorage.took")) <= 100
    leaver.page.reload()
    shows_nothing(leaver)


def test_answers_are_shown_again_to_whoever_asks_for_them(leaver: Sheet) -> None:
    leave(leaver.page)
    leaver.page.go_back()
    leaver.page.get_by_role("button", name="Show my answers").click()
    leaver.ready()
    expect(leaver.page.locator(leaver.field())).to_have_value(WORDS)
    leaver.open()
    expect(leaver.page.locator(leaver.field())).to_be_visible()


def test_a_page_that_was_only_put_aside_shows_no_answers_either(
    devices: tuple[Device, Device], hurried: str, guide: Guide, settings: Settings
) -> None:
    """Playwright's own browsers always load a page anew; this one brings it back as it stood."""
    sheet = Sheet(devices[0].start(), guide, settings)
    sheet.page.context.route(f"{NEUTRAL}**", answer)
    sheet.open(hurried + sheet.address)
    sheet.write(WORDS)
    sheet.page.evaluate("addEventListener('pageshow', () => sessionStorage.setItem('back', 'as it stood'))")
    sheet.open(hurried + reading(guide))
    leave(sheet.page)
    sheet.page.go_back()
    sheet.page.wait_for_selector(".answers-left")
    assert sheet.page.evaluate("sessionStorage.back") == "as it stood"
    shows_nothing(sheet)


def test_the_way_out_works_without_scripts(browser: Browser, hurried: str) -> None:
    context = browser.new_context(base_url=hurried, java_script_enabled=False)
    context.route(f"{NEUTRAL}**", answer)
    page = context.new_page()
    page.goto("")
    expect(page.get_by_text("history still shows your visit")).to_be_visible()
    leave(page)
    expect(page.locator("#from")).to_be_empty()
    context.close()


def test_there_is_no_way_out_unless_a_topic_asks_for_it(
    pages: dict[str, BeautifulSoup], settings: Settings
) -> None:
    assert not settings.quick_exit
    for path, page in pages.items():
        assert not page.select(".quick-exit"), path
