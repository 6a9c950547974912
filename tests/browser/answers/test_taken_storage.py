"""The database is deleted, taken over by a newer page or made by another program while a page is open."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.answers import Sheet, wait_until
from tests.helpers.long_run import now

WORDS = ("First", "Second", "Third")

DELETE = "(name) => new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; })"

TYPE = """([selector, words]) => {
    const field = document.querySelector(selector);
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}"""

TAKE_OVER = """([name, version]) => new Promise((done) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => { request.result.createObjectStore('of a newer page'); };
    request.onsuccess = () => { request.result.close(); done(); };
})"""

OF_ANOTHER = """async ([name, version, stores]) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => stores.map((one) => request.result.createObjectStore(one).put('kept', 1));
    await new Promise((done) => { request.onsuccess = done; });
    request.result.close();
}"""

UNANSWERED = """(question) => {
    const ask = IDBFactory.prototype[question];
    window.asked = 0;
    IDBFactory.prototype[question] = function (...words) {
        window.asked += 1;
        if (window.asked > 1) return ask.apply(this, words);
        return question === "open" ? {} : new Promise(() => {});
    };
}"""

STORES = """async (name) => {
    const request = indexedDB.open(name);
    await new Promise((done) => { request.onsuccess = done; });
    const db = request.result;
    const found = {};
    for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll();
        await new Promise((done) => { all.onsuccess = done; });
        found[store] = all.result.length;
    }
    db.close();
    return found;
}"""


def state(sheet: Sheet, expected: str) -> None:
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", expected)


def kept(sheet: Sheet) -> set[str]:
    return {one["value"] for one in sheet.stored()["answers"]}


def copy_of(sheet: Sheet) -> dict[str, Any]:
    with sheet.page.expect_download() as download:
        sheet.page.locator(".answers-rescue").click()
    return dict(json.loads(download.value.path().read_text(encoding="utf-8")))


@pytest.fixture
def filled(sheet: Sheet) -> Sheet:
    """A worksheet with a name and several answers."""
    for number, words in enumerate(WORDS):
        sheet.write(words, number)
    sheet.page.locator(".sheet-more").evaluate("(more) => { more.open = true; }")
    sheet.page.fill("#sheet-name", "My own name")
    sheet.page.locator(".sheet-rename").click()
    expect(sheet.page.locator("#sheet-open option")).to_have_text(["My own name"])
    return sheet


def by_the_browser(sheet: Sheet, _: Page) -> None:
    session = sheet.page.context.new_cdp_session(sheet.page)
    origin = sheet.page.evaluate("location.origin")
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


def by_hand(sheet: Sheet, other: Page) -> None:
    other.evaluate(DELETE, sheet.name)


def and_made_anew(sheet: Sheet, other: Page) -> None:
    other.evaluate(DELETE, sheet.name)
    newer = Sheet(other, sheet.guide, sheet.settings)
    newer.open()
    newer.write("By the other tab", len(WORDS))


@pytest.mark.fault(103)
@pytest.mark.parametrize(
    "deleted", [by_the_browser, pytest.param(by_hand, marks=pytest.mark.long), and_made_anew]
)
def test_the_next_answer_keeps_all_that_is_on_screen(
    filled: Sheet, new_sheet: Callable[[], Sheet], deleted: Callable[[Sheet, Page], None]
) -> None:
    other = new_sheet().page
    other.goto("404.html")
    before = filled.stored()
    deleted(filled, other)
    if deleted is not and_made_anew:
        state(filled, "gone")
        expect(filled.page.get_by_role("status").filter(has_text="has deleted")).to_have_count(1)
        assert filled.stored()["answers"] == []
    filled.page.fill(filled.field(4), "Written since")
    filled.saved()
    assert kept(filled) >= {*WORDS, "Written since"}
    assert {one["id"]: one["name"] for one in filled.stored()["sheets"]}[before["current"]] == "My own name"
    filled.open()
    filled.page.locator("#sheet-open").select_option("My own name")
    expect(filled.page.locator(filled.field(0))).to_have_value("First")
    expect(filled.page.locator(filled.field(4))).to_have_value("Written since")


@pytest.mark.fault(103)
def test_a_page_that_is_looked_at_again_still_shows_what_was_deleted(filled: Sheet) -> None:
    by_the_browser(filled, filled.page)
    filled.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    state(filled, "gone")
    assert filled.text(0) == "First"
    assert {one["value"] for one in copy_of(filled)["answers"]} == set(WORDS)
    filled.write("Written since", 4)
    assert kept(filled) == {*WORDS, "Written since"}


@pytest.mark.fault(103)
@pytest.mark.parametrize("question", ["databases", "open"])
def test_a_browser_that_gives_no_answer_is_asked_again(filled: Sheet, question: str) -> None:
    """Chromium gives none to what it is asked while it deletes site data."""
    filled.page.evaluate(UNANSWERED, question)
    by_the_browser(filled, filled.page)
    filled.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    state(filled, "gone")
    filled.write("Written since", 4)
    assert kept(filled) == {*WORDS, "Written since"}
    assert filled.page.evaluate("window.asked") > 1


@pytest.mark.fault(103)
@pytest.mark.parametrize("choice", now("forget", of=["forget", "clear"]))
def test_a_tab_that_types_while_another_forgets_or_clears_keeps_its_screen(
    filled: Sheet, new_sheet: Callable[[], Sheet], choice: str
) -> None:
    other = new_sheet()
    # It hears of nothing: the words of this tab come first.
    other.page.add_init_script("BroadcastChannel.prototype.postMessage = () => {};")
    other.open()
    other.forget() if choice == "forget" else other.clear()
    filled.page.fill(filled.field(4), "Written since")
    filled.saved()
    assert kept(filled) == {*WORDS, "Written since"}


@pytest.mark.fault(103)
def test_a_tab_shows_nothing_once_another_forgets(filled: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    other = new_sheet()
    other.open()
    other.forget()
    expect(filled.page.locator(filled.field(0))).to_have_value("")
    state(filled, "idle")


@pytest.mark.fault(104)
def test_what_waits_is_written_before_a_newer_page_takes_over(
    filled: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    other = new_sheet()
    other.page.goto("404.html")
    # Not written yet, and not before the timer: it is held up.
    filled.page.evaluate("window.setTimeout = () => 1")
    filled.page.evaluate(TYPE, [filled.field(4), "Typed last"])
    other.page.evaluate(TAKE_OVER, [filled.name, 2])
    state(filled, "newer")
    for number in range(5):
        expect(filled.page.locator(filled.field(number))).not_to_be_editable()
    expect(filled.page.locator(".choices input").first).to_be_disabled()
    copy = copy_of(filled)
    assert {one["value"] for one in copy["answers"]} == {*WORDS, "Typed last"}
    assert copy["sheets"][0]["name"] == "My own name"
    # The copy is a file like any other.
    other.page.evaluate(DELETE, filled.name)
    other.open()
    other.give(copy)
    expect(other.said()).to_contain_text("Answers added: 4")
    assert other.text(4) == "Typed last"


@pytest.mark.fault(104)
def test_what_could_not_be_written_before_a_newer_page_is_in_the_copy(
    filled: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    other = new_sheet()
    other.page.goto("404.html")
    filled.page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('Full'); }; }")
    filled.page.evaluate(TYPE, [filled.field(4), "Never written"])
    state(filled, "failed")
    other.page.evaluate(TAKE_OVER, [filled.name, 2])
    state(filled, "newer")
    assert filled.text(4) == "Never written"
    assert {one["value"] for one in copy_of(filled)["answers"]} == {*WORDS, "Never written"}


@pytest.mark.fault(107)
@pytest.mark.parametrize(
    ("version", "stores"),
    [
        pytest.param(1, [], id="opened-to-look", marks=pytest.mark.long),
        pytest.param(1, ["theirs"], id="same-number", marks=pytest.mark.long),
        pytest.param(5, ["theirs"], id="higher-number"),
        pytest.param(5, [], id="higher-number-and-empty", marks=pytest.mark.long),
        pytest.param(1, ["meta"], id="one-of-ours"),
    ],
)
def test_a_database_without_our_stores_works_again(
    sheet: Sheet, new_sheet: Callable[[], Sheet], version: int, stores: list[str]
) -> None:
    sheet.page.goto("404.html")
    sheet.page.evaluate(OF_ANOTHER, [sheet.name, version, stores])
    before = sheet.page.evaluate("indexedDB.databases()")
    sheet.open()
    state(sheet, "idle")
    if "meta" not in stores:
        assert sheet.page.evaluate("indexedDB.databases()") == before, "a visit changed it"
    sheet.write("Kept all the same")
    other = new_sheet()
    other.open()
    assert other.text() == "Kept all the same"
    other.write("And more", 1)
    expect(sheet.page.locator(sheet.field(1))).to_have_value("And more")
    found = sheet.page.evaluate(STORES, sheet.name)
    assert found["answers"] == 2
    assert all(found[one] >= 1 for one in stores)
    sheet.clear()
    theirs = [one for one in stores if one == "theirs"]
    left = sheet.page.evaluate("indexedDB.databases()")
    assert len(left) == len(theirs)
    if theirs:
        assert sheet.page.evaluate(STORES, sheet.name) == {"theirs": 1}
    sheet.open()
    sheet.write("And again")
    sheet.open()
    assert sheet.text() == "And again"


@pytest.mark.fault(107)
def test_no_copy_of_a_page_that_cannot_open_its_database_makes_one(
    sheet: Sheet, context: BrowserContext
) -> None:
    sheet.write("Written before")
    sheet.page.goto("404.html")
    sheet.page.evaluate(TAKE_OVER, [sheet.name, 99])
    sheet.open()
    state(sheet, "newer")
    sheet.page.evaluate(DELETE, sheet.name)
    copy_of(sheet)
    wait_until(sheet.page, "true")
    assert context.pages[0].evaluate("indexedDB.databases()") == []
