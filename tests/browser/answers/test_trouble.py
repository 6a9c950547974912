"""A full disk, blocked storage, spoilt data and a wrong clock cost the reader nothing that was saved."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import expect

from tests.helpers.answers import Sheet, wait_until

FULL = """() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function () {
        if (window.roomy) { return put.apply(this, arguments); }
        throw new DOMException('The disk is full', 'QuotaExceededError');
    };
}"""

BLOCKED = """() => {
    const refuse = () => { throw new DOMException('Site data is blocked', 'SecurityError'); };
    for (const key of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, key, { get: refuse });
    }
    window.BroadcastChannel = refuse;
}"""

PUT_RECORD = """async ([name, record]) => {
    const db = await new Promise((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
    });
    const tx = db.transaction('answers', 'readwrite');
    tx.objectStore('answers').put(record);
    await new Promise((resolve) => { tx.oncomplete = resolve; });
    db.close();
}"""


def state(sheet: Sheet, expected: str) -> None:
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", expected)


def test_fault_04_a_full_disk_keeps_the_text_and_offers_the_file(sheet: Sheet) -> None:
    sheet.write("Kept before")
    sheet.page.evaluate(FULL)
    sheet.page.fill(sheet.field(1), "Written when it was full")
    expect(sheet.page.get_by_role("status").filter(has_text="Not saved")).to_be_attached(timeout=1000)
    assert sheet.text(1) == "Written when it was full"
    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="Save to a file").first.click()
    values = [one["value"] for one in json.loads(download.value.path().read_text())["answers"]]
    assert values == ["Kept before", "Written when it was full"]
    sheet.page.evaluate("window.roomy = true")
    sheet.saved()


def test_fault_05_blocked_storage_leaves_the_page_whole(new_sheet: Callable[[], Sheet]) -> None:
    sheet = new_sheet()
    errors: list[str] = []
    sheet.page.on("pageerror", lambda error: errors.append(str(error)))
    sheet.page.add_init_script(f"({BLOCKED})()")
    sheet.open()
    state(sheet, "blocked")
    sheet.page.fill(sheet.field(), "Still here")
    expect(sheet.page.get_by_role("status").filter(has_text="keeps nothing")).to_have_count(1)
    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="Save to a file").first.click()
    assert "Still here" in download.value.path().read_text()
    assert sheet.text() == "Still here"
    assert not errors


def test_fault_06_foreign_keys_have_no_effect(sheet: Sheet) -> None:
    sheet.page.evaluate("localStorage.setItem('__palette', '{broken'); localStorage.setItem('scheme', '{}')")
    sheet.open()
    sheet.write("As ever")
    assert sheet.page.evaluate("localStorage.length") == 2


def test_fault_07_a_closed_connection_is_opened_again(sheet: Sheet) -> None:
    sheet.page.add_init_script("""
        const { open } = IDBFactory.prototype;
        window.opened = [];
        IDBFactory.prototype.open = function () {
            const request = open.apply(this, arguments);
            request.addEventListener('success', () => window.opened.push(request.result));
            return request;
        };
    """)
    sheet.open()
    sheet.write("Before")
    assert sheet.page.evaluate("opened.map((db) => db.close()).length") > 0
    sheet.page.fill(sheet.field(), "After")
    wait_until(sheet.page, "opened.length > 1")
    sheet.saved()
    sheet.open()
    assert sheet.text() == "After"


def test_fault_10_an_older_page_changes_nothing_in_newer_data(sheet: Sheet) -> None:
    sheet.write("Written before")
    sheet.page.evaluate(
        """(name) => new Promise((resolve) => {
            const request = indexedDB.open(name, 99);
            request.onsuccess = () => { request.result.close(); resolve(); };
        })""",
        sheet.name,
    )
    sheet.open()
    state(sheet, "newer")
    expect(sheet.page.locator(sheet.field(1))).not_to_be_editable()
    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="Save to a file").first.click()
    assert "Written before" in download.value.path().read_text()


def test_fault_11_one_spoilt_record_hides_no_other_and_is_kept(sheet: Sheet) -> None:
    sheet.write("Whole", 1)
    current = sheet.stored()["current"]
    spoilt = {"sheet": current, "item": sheet.texts[0].id, "part": "text", "value": 7}
    sheet.page.evaluate(PUT_RECORD, [sheet.name, spoilt])
    sheet.open()
    assert (sheet.text(0), sheet.text(1)) == ("", "Whole")
    sheet.write("Written over it")
    stored = sheet.stored()
    assert spoilt in stored["broken"]
    assert {one["value"] for one in stored["answers"]} == {"Whole", "Written over it"}


def test_fault_12_the_latest_edit_wins_whatever_the_clock_says(sheet: Sheet) -> None:
    sheet.write("First")
    sheet.page.add_init_script("Date.now = () => 1; Date.prototype.getTime = () => 1;")
    sheet.open()
    sheet.write("Second")
    sheet.open()
    assert sheet.text() == "Second"


def test_fault_20_storage_that_is_gone_leaves_a_calm_empty_page(sheet: Sheet) -> None:
    sheet.write("Soon gone")
    sheet.page.goto("404.html")
    sheet.page.evaluate("(name) => { indexedDB.deleteDatabase(name); }", sheet.name)
    sheet.open()
    assert sheet.text() == ""
    state(sheet, "idle")


def test_fault_21_a_million_letters_are_saved_and_typing_stays_quick(sheet: Sheet) -> None:
    sheet.page.evaluate(
        """(selector) => {
            const field = document.querySelector(selector);
            field.value = 'ab '.repeat(350_000);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }""",
        sheet.field(),
    )
    sheet.saved()
    slowest = sheet.page.evaluate(
        """(selector) => {
            const field = document.querySelector(selector);
            let slowest = 0;
            for (let key = 0; key < 20; key++) {
                const start = performance.now();
                field.setRangeText('x');
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                slowest = Math.max(slowest, performance.now() - start);
            }
            return slowest;
        }""",
        sheet.field(),
    )
    assert slowest < 100
    sheet.saved()
    sheet.open()
    assert len(sheet.text()) > 1_000_000
