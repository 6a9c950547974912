"""What is said about a control stands beside it, and is announced once; one notice says what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from model.addresses import address
from model.guide import Guide
from tests.helpers.answers import Sheet
from tests.helpers.device import Device

NEAR = 130
"""Pixels between a control and what is said about it: a row of buttons, at most."""

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
"""What the settings of Chromium hold once a reader has blocked all data of sites."""

LISTEN = """() => {
    window.heard = [];
    for (const region of document.querySelectorAll('[role=status]')) {
        new MutationObserver(() => {
            if (region.textContent) {
                window.heard.push(region.textContent);
            }
        }).observe(region, { childList: true, characterData: true, subtree: true });
    }
}"""


def hears(page: Page, words: str) -> None:
    """Wait until something was announced, and nothing besides."""
    expect(page.get_by_role("status").filter(has_text=words)).to_have_count(1)
    page.wait_for_timeout(300)
    heard = page.evaluate("() => window.heard.splice(0)")
    assert len(heard) == 1, heard
    assert words in heard[0]


def distance(one: Locator, other: Locator) -> float:
    """Return how far one is from the other, from edge to edge."""
    boxes = [place.evaluate("(one) => one.getBoundingClientRect().toJSON()") for place in (one, other)]
    first, second = sorted(boxes, key=lambda box: float(box["top"]))
    return float(second["top"] - first["bottom"])


@pytest.mark.fault(119)
def test_each_message_stands_beside_its_control_and_is_announced_once(sheet: Sheet) -> None:
    page = sheet.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 360, "height": 640})
    sheet.write("One")
    file = sheet.file()
    page.locator(".sheet-more summary").click()
    page.evaluate(LISTEN)

    def press(control: Locator, words: str, act: Callable[[], None] | None = None) -> None:
        (act or control.click)()
        hears(page, words)
        # A button that is done with keeps its room.
        assert distance(control, sheet.said()) <= NEAR, words

    def named(name: str) -> Locator:
        return page.locator("button", has_text=re.compile(f"^{name}$"))

    press(named("New application"), "Open now")
    press(named("Delete"), "Deleted")
    press(page.locator(".sheet-undo"), "The application is back")
    page.get_by_label("New name").fill("My first")
    press(named("Rename"), "Open now: My first")
    choice = page.get_by_label("Which application is this?")
    press(choice, "Open now: Application 1", lambda: void(choice.select_option(index=0)))
    press(named("Copy as text"), "Copied")
    press(named("Copy as text"), "Copied")
    press(named("Copy as Markdown"), "Copied")
    opening = page.locator("#tools-open")
    press(opening, "wasn't saved here", lambda: sheet.give(b"[]"))
    press(opening, "The file is open", lambda: sheet.give(file))
    press(named("Take the file's answers out again"), "taken out")
    press(named("Clear everything"), "cleared", lambda: clear(page))
    press(page.locator(".tools-undo"), "Everything is back")


def void(_: object) -> None:
    """Forget what something returns."""


def clear(page: Page) -> None:
    page.get_by_role("button", name="Clear everything", exact=True).click()
    page.get_by_role("button", name="Yes, clear everything").click()


@pytest.mark.fault(119)
def test_the_start_of_a_sheet_is_said_where_it_was_pressed(sheet: Sheet, guide: Guide) -> None:
    sheet.open(address(guide.page_calling("stage_path")))
    page = sheet.page
    page.evaluate(LISTEN)
    use = page.locator(".stage-use").nth(1)
    use.click()
    sheet.saved()
    said = page.locator(".stage-same:not(:empty)")
    expect(said).to_have_count(1)
    assert distance(page.locator(".stage-back:visible"), said) <= NEAR
    page.wait_for_timeout(300)
    heard = page.evaluate("() => window.heard.splice(0)")
    assert [one for one in heard if "starts with these steps" in one] == [
        "Your worksheet now starts with these steps."
    ]


def notices(page: Page) -> list[str]:
    """Return every visible sentence that says whether answers are kept."""
    words = page.evaluate("""() => [...document.querySelectorAll('p, li, label, span')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .filter((one) => !one.closest('.visually-hidden'))
        .map((one) => one.innerText)
        .filter((text) => /\\b(keep|kept|keeps|saved)\\b/i.test(text))""")
    return [str(one) for one in words]


@pytest.mark.fault(117)
@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.long)])
def test_blocked_storage_has_one_notice_before_and_after_the_first_letter(
    devices: tuple[Device, Device],
    start: Callable[[Device], Sheet],
    base_url: str,
    guide: Guide,
    *,
    every: bool,
) -> None:
    """On the worksheet and another page, in the long run on every page with a field."""
    device, _ = devices
    preferences = device.profile / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps(BLOCKED), encoding="utf-8")
    sheet = start(device)
    own = [address(path) for path in sorted({g.page for g in guide.groups.values()})]
    for place in [None, *(own if every else own[:1])]:
        sheet.open(sheet.address if place is None else base_url + place)
        before = notices(sheet.page)
        assert len([one for one in before if "can't keep your answers" in one]) == 1, before
        assert not [one for one in before if "on this device" in one and "kept" in one.lower()], before
        field = sheet.page.locator(".item textarea:visible").first
        if field.count():
            field.press_sequentially("a")
        else:
            sheet.page.locator(".item input:visible").first.check()
        sheet.page.wait_for_timeout(300)
        assert notices(sheet.page) == before
        expect(sheet.page.locator(".answers-forget")).not_to_have_count(0)
        assert not sheet.page.locator(".answers-forget:visible").count()


@pytest.mark.fault(117)
def test_a_full_disk_has_one_notice_before_and_after_the_first_letter(
    sheet: Sheet, context: BrowserContext
) -> None:
    browser = context.new_cdp_session(sheet.page)
    origin = sheet.page.evaluate("location.origin")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    sheet.open()
    state = sheet.page.locator(".answers-state")
    expect(state).to_have_text("What you write stays on this device.")
    sheet.page.fill(sheet.field(), "Written when it was full. " * 1000)
    expect(state).to_have_text("Not saved, but it's still on this page.")
    sheet.page.wait_for_timeout(300)
    assert "Not saved, but it's still on this page." in notices(sheet.page)
    assert not [one for one in notices(sheet.page) if re.match("Saved|(What you write|It) is kept|Kept", one)]
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    sheet.saved()
