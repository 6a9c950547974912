"""Nothing that is typed leaves the device, in whatever way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page, Request, expect

from model.addresses import address
from model.guide import Guide
from tests.helpers.answers import Sheet
from tests.helpers.server import serve

TYPED = "quixotic-zebra-7319"

TYPE_EVERYWHERE = """(typed) => {
    for (const field of document.querySelectorAll('textarea, input:is([type=text], [type=search])')) {
        field.value = typed;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
}"""

PRESS_NEXT = """() => {
    window.pressed ??= new Set();
    const next = [...document.querySelectorAll('button')].find(
        (one) => one.checkVisibility() && !one.disabled && !window.pressed.has(one.textContent),
    );
    window.pressed.add(next?.textContent);
    next?.click();
    return next?.textContent ?? '';
}"""


@pytest.fixture
def heard(sheet: Sheet, context: BrowserContext) -> list[str]:
    """All that leaves the page or stays of it: requests with their headers, and what is logged."""
    heard: list[str] = []

    def note(request: Request) -> None:
        # What a page hands to the reader as a file never leaves the device.
        if not request.url.startswith("blob:"):
            heard.append(f"{request.url} {request.post_data} {request.headers}")

    context.on("request", note)
    sheet.page.on("websocket", lambda socket: heard.append(socket.url))
    sheet.page.on("console", lambda message: heard.append(message.text))
    return heard


def press_everything(page: Page) -> list[str]:
    """Press every button that comes into sight, with words in every field, and return their names."""
    pressed: list[str] = []
    while name := str(page.evaluate(PRESS_NEXT)):
        pressed.append(name)
        page.wait_for_timeout(50)
        page.evaluate(TYPE_EVERYWHERE, TYPED)
    return pressed


@pytest.mark.fault(32, 34)
def test_nothing_typed_enters_a_request_an_address_a_title_the_history_or_a_log(
    sheet: Sheet, context: BrowserContext, guide: Guide, sample: list[str], heard: list[str]
) -> None:
    """On every page with a field: all are filled, all buttons pressed, and a link followed."""
    pressed: set[str] = set()
    base_url = sheet.page.url.removesuffix(sheet.address)
    places = [place for place in map(address, guide.pages) if place in sample]
    for place in places:
        sheet.page.goto(place)
        if not sheet.page.locator("textarea, [type=search]").count():
            continue
        if sheet.page.locator(".answers-template").count():
            sheet.ready()
        sheet.page.evaluate("""() => {
            window.print = () => {};
            document.querySelectorAll('details').forEach((one) => { one.open = true; });
        }""")
        sheet.page.evaluate(TYPE_EVERYWHERE, TYPED)
        pressed.update(press_everything(sheet.page))
        heard += [sheet.page.title(), str(sheet.page.evaluate("[history.state, name, location.href]"))]
        sheet.page.locator(".site-title").click()
        heard.append(str(sheet.page.evaluate("[document.referrer, history.state, location.href]")))
    worksheet = address(guide.page_calling("worksheet"))
    enough = len(pressed) > len({"save", "open", "copy", "clear", "print"})
    assert enough or worksheet not in places, pressed
    history = context.new_cdp_session(sheet.page).send("Page.getNavigationHistory")
    assert len(history["entries"]) > len(places)
    assert not [one for one in [*heard, str(history)] if TYPED in one]
    assert not [one for one in heard if re.match(r"\w+://", one) and not one.startswith(base_url)]
    assert context.cookies() == []


@pytest.fixture
def stranger(tmp_path: Path, base_url: str) -> Iterator[str]:
    """Another site that shows ours in a frame."""
    (tmp_path / "index.html").write_text(f'<iframe src="{base_url}worksheet/"></iframe>', encoding="utf-8")
    with serve(tmp_path) as address:
        yield address


@pytest.mark.fault(38)
def test_a_frame_of_another_site_shows_no_answers(
    sheet: Sheet, new_sheet: Callable[[], Sheet], stranger: str
) -> None:
    sheet.write(TYPED)
    thief = new_sheet().page
    thief.goto(stranger)
    frame = thief.frames[1]
    expect(frame.locator("html")).to_have_attribute("data-answers", "ready")
    expect(frame.locator(sheet.field())).to_have_value("")
    expect(frame.locator(".answers-bar")).to_have_count(0)


@pytest.mark.fault(39)
def test_browsers_are_asked_not_to_remember_or_send_what_is_typed(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        for field in page.select("textarea, input:not([type=file])"):
            assert field.get("autocomplete") == "off", f"{path}: {field}"
        for field in page.select("textarea, input[type=text]"):
            assert field.get("spellcheck") == "false", f"{path}: {field}"
            assert field.get("writingsuggestions") == "false", f"{path}: {field}"


@pytest.mark.fault(39)
def test_a_search_does_not_find_what_was_typed(sheet: Sheet, guide: Guide) -> None:
    sheet.write(TYPED)
    sheet.page.goto(address(guide.page_calling("search")))
    sheet.page.get_by_role("searchbox").fill(TYPED)
    found = sheet.page.locator(".search-results")
    expect(found.locator("a").first).to_be_visible()
    expect(found).not_to_contain_text(TYPED)


def test_answers_of_two_topics_on_one_host_do_not_meet(sheet: Sheet) -> None:
    sheet.write("Of this topic")
    other = sheet.page.evaluate("""async () => {
        const { Store } = await import('/scripts/answers/store.js');
        return (await new Store('another-topic').read()).answers;
    }""")
    assert other == []
