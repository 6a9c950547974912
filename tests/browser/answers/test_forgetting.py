"""A reader on a shared computer: nothing is shown unasked, and what is taken off the device is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from model.addresses import address
from model.guide import Guide
from tests.helpers.answers import Sheet

WORDS = "Words that nobody may see"


def beside(sheet: Sheet, guide: Guide) -> str:
    """Return the address of another page on which the first question stands."""
    asks = sheet.texts[0]
    pages = [group.page for group in guide.groups.values() if asks in group.items]
    return next(address(page) for page in pages if address(page) != sheet.address)


def state(page: Page) -> str:
    """Return what the page says about where answers are kept."""
    return page.locator(".answers-state").inner_text()


@pytest.mark.fault(113)
def test_a_copy_of_a_forgetting_tab_shows_nothing_until_it_is_asked(sheet: Sheet, guide: Guide) -> None:
    """A window that a page opens gets a copy of its memory, as a duplicated or reopened tab does."""
    sheet.write(WORDS)
    sheet.forget()
    with sheet.page.expect_popup() as opening:
        sheet.page.evaluate("() => { open(location.href); }")
    copy = Sheet(opening.value, guide, sheet.settings)
    assert copy.page.evaluate("(name) => sessionStorage.getItem(name) !== null", copy.name)
    shown = copy.page.get_by_role("button", name="Show my answers")
    expect(shown).to_be_visible()
    expect(copy.page.locator(copy.field())).to_be_hidden()
    assert copy.text() == ""
    assert WORDS not in copy.page.content()
    copy.page.reload()
    expect(shown).to_be_visible()
    shown.click()
    copy.ready()
    expect(copy.page.locator(copy.field())).to_have_value(WORDS)


@pytest.mark.fault(113)
def test_a_forgetting_tab_shows_its_own_answers_on_every_way(sheet: Sheet, guide: Guide) -> None:
    sheet.write(WORDS)
    sheet.forget()
    steps: list[Callable[[], object]] = [
        sheet.page.reload,
        lambda: sheet.page.goto(beside(sheet, guide)),
        sheet.page.go_back,
        sheet.page.locator(".site-title").click,
        sheet.page.locator(f".quick-links a[href*='{sheet.address}']").click,
    ]
    for step in steps:
        step()
        if sheet.page.locator(".answers-template").count():
            sheet.ready()
            expect(sheet.page.locator(sheet.field())).to_have_value(WORDS)


@pytest.mark.fault(113)
@pytest.mark.parametrize("way", ["ControlOrMeta", "Shift", "an address"])
def test_another_tab_says_that_it_does_not_forget(
    sheet: Sheet, new_sheet: Callable[[], Sheet], guide: Guide, way: str
) -> None:
    sheet.write(WORDS)
    sheet.forget()
    if way == "an address":
        other = new_sheet()
        other.open()
    else:
        sheet.open(beside(sheet, guide))
        with sheet.page.context.expect_page() as opening:
            sheet.page.locator(f".quick-links a[href$='{sheet.address}']").click(modifiers=[way])  # type: ignore[list-item]
        other = Sheet(opening.value, guide, sheet.settings)
        other.ready()
    expect(other.page.locator(".answers-state")).to_have_text(
        "Kept on this device, but another tab is set to forget."
    )
    other.write("Kept here")
    assert state(other.page) == "Kept on this device, but another tab is set to forget."
    other.page.locator(".answers-more summary").click()
    expect(other.page.locator(".answers-panel").get_by_label("Forget my answers")).not_to_be_checked()
    other.forget()
    expect(other.page.locator(".answers-state")).to_have_text("Kept until you close this tab.")
    assert other.page.evaluate("indexedDB.databases()") == []


@pytest.mark.fault(113)
def test_a_tab_that_was_open_before_hears_of_it_too(sheet: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    other = new_sheet()
    other.open()
    sheet.write(WORDS)
    sheet.forget()
    expect(other.page.locator(".answers-state")).to_have_text(
        "Kept on this device, but another tab is set to forget."
    )
    expect(other.page.locator(other.field())).to_have_value("")
    sheet.page.locator(".answer-tools .answers-forget").get_by_role("checkbox").uncheck()
    expect(other.page.locator(".answers-state")).not_to_contain_text("another tab")
    expect(other.page.locator(other.field())).to_have_value(WORDS)


@pytest.mark.fault(113)
@pytest.mark.parametrize("place", [".answer-tools", ".answers-panel"])
def test_what_forgetting_takes_off_the_device_is_counted_and_confirmed(sheet: Sheet, place: str) -> None:
    sheet.write("One")
    sheet.write("Two", 1)
    sheet.page.locator(".sheet-more summary").click()
    sheet.page.get_by_role("button", name="New application", exact=True).click()
    expect(sheet.page.locator("#sheet-open option")).to_have_count(2)
    sheet.write("Three")
    before = sheet.stored()
    sheet.page.locator(".answers-more summary").click()
    box = sheet.page.locator(f"{place} .answers-forget")
    tick = box.get_by_role("checkbox")
    tick.check()
    expect(box.get_by_text("Applications: 2. Answers: 3.")).to_be_visible()
    expect(box.get_by_role("button", name="No, keep it")).to_be_focused()
    assert sheet.stored() == before
    box.get_by_role("button", name="No, keep it").click()
    expect(tick).not_to_be_checked()
    expect(tick).to_be_focused()
    assert sheet.stored() == before
    tick.check()
    tick.uncheck()
    expect(box.get_by_role("button", name="No, keep it")).to_be_hidden()
    assert sheet.stored() == before
    tick.check()
    box.get_by_role("button", name="Yes, forget it all").click()
    expect(sheet.page.locator(".answers-state")).to_contain_text("Kept until you close this tab.")
    assert sheet.page.evaluate("indexedDB.databases()") == []
    expect(sheet.page.locator(".answers-forget input:checked")).to_have_count(2)


def test_before_the_first_letter_there_is_nothing_to_confirm(sheet: Sheet) -> None:
    sheet.page.locator(".answers-more summary").click()
    sheet.page.locator(".answers-panel").get_by_label("Forget my answers").check()
    expect(sheet.page.locator(".answers-state")).to_have_text("Kept until you close this tab.")
    sheet.page.fill(sheet.field(), WORDS)
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", "session")
    assert sheet.page.evaluate("indexedDB.databases()") == []
