"""A full disk, blocked storage, spoilt data and a wrong clock cost the reader nothing that was saved."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from model.addresses import address
from tests.helpers.answers import Sheet, press_print, wait_until
from tests.helpers.device import Device
from tests.helpers.slowness import slowness

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
"""What the settings of Chromium hold once a reader has blocked all data of sites."""

HANGING = "IDBFactory.prototype.open = () => new EventTarget();"
"""A database that never answers; browsers had faults like it."""

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


@pytest.mark.fault(4)
def test_a_full_disk_keeps_the_text_and_offers_the_file(sheet: Sheet, context: BrowserContext) -> None:
    browser = context.new_cdp_session(sheet.page)
    origin = sheet.page.evaluate("location.origin")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 200_000})
    sheet.write("Kept before")
    long = "Written when it was full. " * 20_000
    sheet.page.fill(sheet.field(1), long)
    expect(sheet.page.get_by_role("status").filter(has_text="Not saved")).to_be_attached(
        timeout=1000 * slowness()
    )
    assert sheet.text(1) == long
    assert [one["value"] for one in sheet.stored()["answers"]] == ["Kept before"]
    assert rescued(sheet) == ["Kept before", long]
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    sheet.saved()
    sheet.open()
    assert sheet.text(1) == long


LATE = 10_000
"""Milliseconds after which a file goes without what a database does not give out."""


def rescued(sheet: Sheet, *, late: int = 0) -> list[str]:
    """Return the answers of the file that a page offers when it cannot keep them."""
    with sheet.page.expect_download() as download:
        sheet.page.locator(".answers-rescue").click()
        if late:
            sheet.page.clock.fast_forward(late)
    return [one["value"] for one in json.loads(download.value.path().read_text(encoding="utf-8"))["answers"]]


BUSY = """async ([name, time]) => {
    const request = indexedDB.open(name);
    await new Promise((done) => { request.onsuccess = done; });
    const tx = request.result.transaction(['answers', 'meta', 'sheets'], 'readwrite');
    const until = performance.now() + time;
    const spin = () => {
        if (performance.now() < until) {
            tx.objectStore('meta').get('x').onsuccess = spin;
        }
    };
    spin();
    tx.oncomplete = () => request.result.close();
}"""
"""Keeps the database to itself for some time, as another program or a slow disk does."""


@pytest.fixture
def two_sheets(sheet: Sheet) -> Sheet:
    """A worksheet with two sheets, each with an answer."""
    sheet.write("On the first")
    sheet.page.locator(".sheet-more").evaluate("(more) => { more.open = true; }")
    sheet.page.fill("#sheet-name", "My first")
    sheet.page.locator(".sheet-rename").click()
    sheet.page.locator(".sheet-new").click()
    expect(sheet.page.locator("#sheet-open option")).to_have_count(2)
    sheet.write("On the second")
    return sheet


@pytest.mark.fault(102)
def test_a_slow_database_is_waited_for_and_the_page_says_so(two_sheets: Sheet) -> None:
    two_sheets.page.evaluate(BUSY, [two_sheets.name, 2500])
    with two_sheets.page.expect_download() as download:
        two_sheets.page.locator(".tools-save").click()
        expect(two_sheets.said()).to_contain_text("Reading your answers")
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert {one["value"] for one in file["answers"]} == {"On the first", "On the second"}
    assert len(file["sheets"]) == 2
    assert "2 applications" in download.value.suggested_filename
    assert "missing" not in file
    expect(two_sheets.said()).to_have_count(0)


@pytest.mark.fault(102)
def test_what_a_database_does_not_give_out_is_named_on_the_page_and_in_the_file(two_sheets: Sheet) -> None:
    two_sheets.page.evaluate("() => { IDBObjectStore.prototype.getAll = () => new EventTarget(); }")
    two_sheets.page.clock.install()
    with two_sheets.page.expect_download() as download:
        two_sheets.page.locator(".tools-save").click()
        two_sheets.page.clock.fast_forward(LATE)
    file = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert [one["value"] for one in file["answers"]] == ["On the second"]
    assert file["missing"] == ["My first"]
    assert len(file["sheets"]) == 1
    assert "2 applications" not in download.value.suggested_filename
    expect(two_sheets.said()).to_contain_text("Missing from the file: My first.")
    two_sheets.open()
    two_sheets.clear()
    two_sheets.give(file)
    expect(two_sheets.said()).to_contain_text("couldn't be read when it was saved: My first")


def test_a_database_that_never_answers_is_told_within_a_second(new_sheet: Callable[[], Sheet]) -> None:
    """By the clock of the page, which stands still but for that second: a busy machine takes longer."""
    sheet = new_sheet()
    sheet.page.clock.install()
    sheet.page.add_init_script(HANGING)
    sheet.page.goto(sheet.address)
    sheet.page.wait_for_selector(".answers-bar", state="attached")
    sheet.page.clock.pause_at(sheet.page.evaluate("() => Date.now()") + 1000)
    sheet.page.fill(sheet.field(), "Still here")
    sheet.page.clock.run_for(1000)
    expect(sheet.page.get_by_role("status").filter(has_text="Not saved")).to_be_attached()
    assert rescued(sheet, late=LATE) == ["Still here"]
    expect(sheet.page.locator(".answers-rescued")).to_contain_text("didn't return everything")


@pytest.mark.fault(5)
def test_blocked_storage_leaves_the_page_whole(
    devices: tuple[Device, Device], start: Callable[[Device], Sheet], base_url: str
) -> None:
    device, _ = devices
    preferences = device.profile / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps(BLOCKED), encoding="utf-8")
    sheet = start(device)
    errors: list[str] = []
    sheet.page.on("pageerror", lambda error: errors.append(str(error)))
    sheet.open()
    state(sheet, "blocked")
    sheet.page.fill(sheet.field(), "Still here")
    expect(sheet.page.get_by_role("status").filter(has_text="can't keep your answers")).to_have_count(1)
    assert rescued(sheet) == ["Still here"]
    assert sheet.text() == "Still here"
    sheet.page.goto(base_url + address(sheet.guide.page_calling("search")))
    sheet.page.get_by_role("searchbox").fill(sheet.guide.pages["index.md"].title)
    expect(sheet.page.locator(".search-results a").first).to_be_visible()
    assert not errors


@pytest.mark.fault(6)
def test_foreign_keys_have_no_effect(sheet: Sheet) -> None:
    sheet.page.evaluate(
        "(key) => { localStorage.setItem('__palette', '{broken'); localStorage.setItem(key, '{}') }",
        f"scheme:{sheet.name}",
    )
    sheet.open()
    sheet.write("As ever")
    assert sheet.page.evaluate("localStorage.length") == 2


@pytest.mark.fault(6)
@pytest.mark.parametrize("spoilt", ["{broken", "null", '{"answers": 7}'])
def test_a_spoilt_memory_of_the_tab_is_kept_beside_new_answers(sheet: Sheet, spoilt: str) -> None:
    sheet.page.evaluate("([name, spoilt]) => sessionStorage.setItem(name, spoilt)", [sheet.name, spoilt])
    sheet.page.goto(sheet.address)
    sheet.page.get_by_role("button", name="Show my answers").click()
    sheet.ready()
    sheet.page.fill(sheet.field(), "As ever")
    state(sheet, "session")
    file = sheet.file()
    assert ([one["value"] for one in file["answers"]], file["broken"]) == (["As ever"], [spoilt])


@pytest.mark.fault(7)
def test_a_closed_connection_is_opened_again(sheet: Sheet) -> None:
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


@pytest.mark.fault(10)
def test_an_older_page_changes_nothing_in_newer_data(sheet: Sheet) -> None:
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


@pytest.mark.fault(11)
def test_one_spoilt_record_hides_no_other_and_is_kept(sheet: Sheet) -> None:
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


@pytest.mark.fault(12)
def test_the_latest_edit_wins_whatever_the_clock_says(sheet: Sheet) -> None:
    sheet.write("First")
    sheet.page.clock.set_fixed_time(datetime.now(UTC) - timedelta(days=2 * 365))
    sheet.open()
    sheet.write("Second")
    sheet.open()
    assert sheet.text() == "Second"
    assert [one["value"] for one in sheet.stored()["answers"]] == ["Second"]


@pytest.mark.fault(20)
def test_storage_that_is_gone_leaves_a_calm_empty_page(sheet: Sheet) -> None:
    sheet.write("Soon gone")
    sheet.page.goto("404.html")
    sheet.page.evaluate("(name) => { indexedDB.deleteDatabase(name); }", sheet.name)
    sheet.open()
    assert sheet.text() == ""
    state(sheet, "idle")
    expect(sheet.page.locator(".answers-state")).to_have_text("What you write stays on this device.")
    expect(sheet.page.get_by_label("Open a file")).to_be_visible()


@pytest.mark.fault(23)
def test_without_a_network_everything_goes_on(sheet: Sheet, context: BrowserContext) -> None:
    context.set_offline(True)
    sheet.write("Written on a train")
    file = sheet.file()
    assert [one["value"] for one in file["answers"]] == ["Written on a train"]
    press_print(sheet.page)
    pages = PdfReader(io.BytesIO(sheet.page.pdf())).pages
    assert "Written on a train" in " ".join(page.extract_text() for page in pages)
    sheet.clear()
    assert (sheet.text(), sheet.page.evaluate("indexedDB.databases()")) == ("", [])
    sheet.give(file)
    expect(sheet.page.locator(sheet.field())).to_have_value("Written on a train")
