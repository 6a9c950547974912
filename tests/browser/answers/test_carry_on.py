"""Home offers the way back to the record that was left open, to a reader who has one and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.helpers.answers import Sheet

ROLE = "Baker"
DETAIL = "[data-details] textarea >> nth=0"
"""The first answer that says what a record is about."""

MOVED = """
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.moved += one.value; }))
        .observe({ type: 'layout-shift', buffered: true });
"""


def open_home(page: Page) -> None:
    """Open Home; when nothing is loading any more, it has looked for answers."""
    page.goto("./")
    page.wait_for_load_state("networkidle")


def write_name(sheet: Sheet, name: str = ROLE) -> None:
    """Write the answer that a record is named by, and wait until it is."""
    sheet.page.locator(DETAIL).fill(name)
    sheet.saved()
    expect(sheet.page.locator("#sheet-open option")).to_have_text(name)


def way_back(page: Page) -> str:
    """Return what the link says, or nothing."""
    link = page.locator(".carry-on a")
    return link.inner_text() if link.count() else ""


def test_a_reader_who_comes_back_is_led_to_the_open_record(sheet: Sheet) -> None:
    write_name(sheet)
    open_home(sheet.page)
    expect(sheet.page.locator(".carry-on a")).to_have_text(f"Carry on: {ROLE}")
    sheet.page.locator(".carry-on a").click()
    sheet.ready()
    expect(sheet.page.locator(DETAIL)).to_have_value(ROLE)


def test_a_record_without_a_name_is_called_by_its_number(sheet: Sheet) -> None:
    sheet.page.locator(f"[id='{sheet.choices[0].id}'] .choices input").first.check()
    sheet.saved()
    open_home(sheet.page)
    unnamed = str(sheet.settings.words["answers.unnamed"]).replace("{number}", "1")
    expect(sheet.page.locator(".carry-on a")).to_have_text(f"Carry on: {unnamed}")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_way_back_comes_without_moving_anything(sheet: Sheet, width: int) -> None:
    write_name(sheet, "A long name " * 20)
    sheet.page.set_viewport_size({"width": width, "height": 700})
    sheet.page.add_init_script(MOVED)
    open_home(sheet.page)
    expect(sheet.page.locator(".carry-on a")).to_be_visible()
    assert sheet.page.evaluate("moved") == 0
    assert sheet.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_new_reader_is_told_something_else_and_nothing_is_stored(context: BrowserContext) -> None:
    page = context.new_page()
    open_home(page)
    assert way_back(page) == ""
    expect(page.locator(".carry-on")).to_contain_text("stays on this device")
    assert page.evaluate("indexedDB.databases()") == []


def test_it_goes_when_the_answers_go_also_on_a_page_that_was_left(sheet: Sheet) -> None:
    write_name(sheet)
    open_home(sheet.page)
    expect(sheet.page.locator(".carry-on a")).to_be_visible()
    sheet.page.locator(".carry-on a").click()
    sheet.ready()
    sheet.clear()
    sheet.page.go_back()
    expect(sheet.page.locator(".carry-on-new")).to_be_visible()
    assert way_back(sheet.page) == ""


def test_a_tab_that_forgets_has_its_own_way_back(sheet: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    write_name(sheet)
    sheet.forget()
    open_home(sheet.page)
    expect(sheet.page.locator(".carry-on a")).to_have_text(f"Carry on: {ROLE}")
    other = new_sheet()
    open_home(other.page)
    assert way_back(other.page) == ""


def test_after_a_quick_exit_no_name_is_shown(sheet: Sheet) -> None:
    write_name(sheet)
    sheet.page.evaluate("sessionStorage.setItem('left', 'yes')")
    open_home(sheet.page)
    assert way_back(sheet.page) == ""
    assert ROLE not in sheet.page.content()


def test_without_scripts_nothing_is_shown(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("./")
    expect(page.locator(".carry-on")).to_be_hidden()
    context.close()
