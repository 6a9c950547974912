"""What a file may hold is said in one place: whatever is saved can be opened, and nothing else can."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.answers import Sheet, come_near

MEGABYTE = 1_000_000

LARGE = """async ([name, items, letters]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    for (const item of items) {
        await store.write([{ item, part: 'text', value: 'a'.repeat(letters), question: item, base: 0 }]);
    }
    store.database.close();
}"""

TRIPS = """async ([site, letters, count]) => {
    const { toText, fromBytes } = await import('/scripts/answers/file.js');
    const { split } = await import('/scripts/answers/save.js');
    const { merge } = await import('/scripts/answers/merge.js');
    const { nothing } = await import('/scripts/answers/data.js');
    const answers = Array.from({ length: count }, (_, number) => ({
        sheet: 's', item: `item-${number}`, part: 'text', value: letters.repeat(1_000_000),
        question: '', rev: number + 1, others: [],
    }));
    const sheets = [{ id: 's', made: 1, name: 'Large', label: '' }];
    const data = { ...nothing(), counter: count, current: 's', sheets, answers };
    let back = nothing();
    const texts = split(data).map((part) => toText(part, site));
    // In the worst order: the file with the name of the sheet comes last.
    for (const text of texts.toReversed()) {
        back = merge(back, fromBytes(new TextEncoder().encode(text).buffer, site));
    }
    back.answers.sort((one, other) => one.rev - other.rev);
    const same = JSON.stringify(back.answers) === JSON.stringify(answers);
    return [texts.length, same, back.sheets[0].name];
}"""


def said(sheet: Sheet, words: str) -> None:
    expect(sheet.said()).to_contain_text(words, timeout=60_000)


@pytest.mark.long
@pytest.mark.fault(106)
def test_a_large_sheet_is_saved_cleared_and_opened(sheet: Sheet) -> None:
    items = [one.id for one in sheet.texts] + [f"more-{number}" for number in range(21 - len(sheet.texts))]
    sheet.page.evaluate(LARGE, [sheet.name, items[:21], MEGABYTE])
    sheet.page.goto(sheet.address)
    # So much takes a browser some seconds to lay out.
    expect(sheet.page.locator("html")).to_have_attribute("data-answers", "ready", timeout=60_000)
    come_near(sheet.page)
    with sheet.page.expect_download() as download:
        sheet.page.locator(".tools-save").click()
    path = download.value.path()
    sheet.clear()
    sheet.page.get_by_label("Open a file").set_input_files(path)
    said(sheet, "Answers added: 21.")
    assert {len(one["value"]) for one in sheet.stored()["answers"]} == {MEGABYTE}


@pytest.mark.fault(106)
@pytest.mark.parametrize(
    "letter", ["a", *(pytest.param(one, marks=pytest.mark.long) for one in ("\\u20ac", "\\u0001", '"'))]
)
def test_more_than_a_file_can_hold_is_saved_as_several(sheet: Sheet, letter: str) -> None:
    sheet.page.goto("404.html")
    letter = json.loads(f'"{letter}"') if letter.startswith("\\") else letter
    bytes_each = len(json.dumps(letter, ensure_ascii=ord(letter) < 0x20).encode()) - 2
    count = 70 // bytes_each
    files, same, name = sheet.page.evaluate(TRIPS, [sheet.name, letter, count])
    assert (files, same, name) == (2, True, "Large")


@pytest.mark.fault(106)
def test_a_text_that_is_too_long_is_not_called_saved(sheet: Sheet) -> None:
    put = """([selector, length]) => {
        const field = document.querySelector(selector);
        Object.defineProperty(field, 'value', { configurable: true, get: () => 'a'.repeat(length) });
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }"""
    sheet.page.evaluate(put, [sheet.field(0), 10_000_001])
    sheet.page.fill(sheet.field(1), "With it")
    bar = sheet.page.locator(".answers-bar")
    expect(bar).to_have_attribute("data-state", "long")
    expect(sheet.page.get_by_role("status").filter(has_text="more than ten million")).to_have_count(1)
    sheet.page.evaluate(put, [sheet.field(0), 10])
    sheet.saved()
    assert len(sheet.stored()["answers"]) == 2


Change = Callable[[dict[str, Any]], object]

BAD: dict[str, Change] = {
    "counter-at-the-end": lambda file: file.update(counter=2**53 - 1),
    "counter-too-high": lambda file: file.update(counter=10**15 + 1),
    "counter-negative": lambda file: file.update(counter=-1),
    "counter-a-part": lambda file: file.update(counter=1.5),
    "rev-at-the-end": lambda file: file["answers"][0].update(rev=2**53 - 1),
    "rev-negative": lambda file: file["answers"][0].update(rev=-1),
    "made-too-high": lambda file: file["sheets"][0].update(made=10**15 + 1),
    "made-a-text": lambda file: file["sheets"][0].update(made="1"),
    "sheet-without-id": lambda file: file["sheets"][0].update(id=""),
    "item-too-long": lambda file: file["answers"][0].update(item="i" * 1001),
    "part-empty": lambda file: file["answers"][0].update(part=""),
    "current-too-long": lambda file: file.update(current="c" * 1001),
    "others-a-number": lambda file: file["answers"][0].update(others=[7]),
    "value-a-list": lambda file: file["answers"][0].update(value=[]),
    "missing-a-text": lambda file: file.update(missing="all"),
    "missing-a-number": lambda file: file.update(missing=[7]),
    "another-key": lambda file: file.update(more=1),
    "a-key-less": lambda file: file.pop("broken"),
}


@pytest.mark.fault(105)
@pytest.mark.parametrize("change", BAD.values(), ids=BAD)
def test_what_is_out_of_range_is_refused_and_changes_nothing(written: Sheet, change: Change) -> None:
    file = written.file()
    change(file)
    written.refuses(file, "wasn't saved here, or it has been edited")


@pytest.mark.fault(105)
def test_what_is_just_in_range_is_opened_changed_saved_and_opened_again(sheet: Sheet) -> None:
    sheet.write("Mine")
    file = sheet.file()
    highest = 10**15
    file["counter"] = file["sheets"][0]["made"] = file["answers"][0]["rev"] = highest
    file["answers"].append({**file["answers"][0], "item": "i" * 1000})
    sheet.clear()
    sheet.give(file)
    said(sheet, "Answers added: 2")
    sheet.open()
    sheet.write("Changed")
    again = sheet.file()
    sheet.clear()
    sheet.give(again)
    said(sheet, "Answers added: 2")
    assert sheet.text() == "Changed"


@pytest.mark.fault(105)
def test_answers_can_be_read_again_where_such_a_file_was_opened_before(sheet: Sheet) -> None:
    """Earlier versions of this page took any counter."""
    sheet.write("Mine")
    sheet.page.evaluate(
        """(name) => new Promise((done) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => {
                const tx = request.result.transaction('meta', 'readwrite');
                tx.objectStore('meta').put(Number.MAX_SAFE_INTEGER, 'counter');
                tx.oncomplete = () => { request.result.close(); done(); };
            };
        })""",
        sheet.name,
    )
    sheet.open()
    for number, words in enumerate(("One", "Two", "Three")):
        sheet.write(words, number)
        sheet.open()
        assert sheet.text(number) == words
    stored = sheet.stored()
    assert (len(stored["answers"]), stored["broken"]) == (3, [])
    file = sheet.file()
    sheet.clear()
    sheet.give(file)
    said(sheet, "Answers added: 3")


UNREADABLE = """async (name) => {
    const request = indexedDB.open(name);
    await new Promise((done) => { request.onsuccess = done; });
    const meta = request.result.transaction('meta', 'readwrite').objectStore('meta');
    const ring = { name: 'ring' };
    ring.self = ring;
    let deep = 'bottom';
    for (let level = 0; level < 1500; level++) {
        deep = [deep];
    }
    for (const [number, one] of [ring, 7n, undefined, deep, new Date(0)].entries()) {
        meta.put(one, `broken ${number}`);
    }
    await new Promise((done) => { meta.transaction.oncomplete = done; });
    request.result.close();
}"""


@pytest.mark.fault(106)
def test_records_that_no_file_can_hold_do_not_stop_the_saving(sheet: Sheet) -> None:
    sheet.write("Mine")
    sheet.page.evaluate(UNREADABLE, sheet.name)
    sheet.open()
    file = sheet.file()
    assert len(file["broken"]) == 5
    assert "bottom" in file["broken"][3]
    sheet.clear()
    sheet.give(file)
    said(sheet, "Answers added: 1")


def nested(count: int) -> bytes:
    return b"[" * count + b"]" * count


MANY_BRACKETS: dict[str, Callable[[], bytes]] = {
    "5-million-deep": lambda: nested(5_000_000),
    "10-million-deep": lambda: nested(10_000_000),
    "objects-deep": lambda: b'{"a":' * 5_000_000 + b"1" + b"}" * 5_000_000,
    "a-little-too-deep": lambda: b'{"format": "answers", "version": 1, "broken": ' + nested(1001) + b"}",
    "never-closed": lambda: b"[" * 60_000_000,
    "side-by-side": lambda: b"[" + b"{}," * 20_000_000 + b"{}]",
    "numbers": lambda: b"[" + b"1," * 30_000_000 + b"1]",
    "after-our-keys": lambda: b'{"format": "answers", "version": 1, "broken": ' + nested(5_000_000) + b"}",
    "after-a-text": lambda: b'{"\\\\\\"[": ' + nested(5_000_000) + b"}",
}
AT_ONCE = ("5-million-deep", "a-little-too-deep")
"""One far beyond what a file may hold, and one just beyond; the others take long."""


@pytest.mark.fault(111)
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=name, marks=() if name in AT_ONCE else pytest.mark.long)
        for name, make in MANY_BRACKETS.items()
    ],
)
def test_millions_of_brackets_are_refused_before_they_are_read(
    sheet: Sheet, make: Callable[[], bytes], tmp_path: Path
) -> None:
    sheet.write("Mine")
    before = sheet.stored()
    sheet.page.evaluate("() => { JSON.parse = () => { window.parsed = true; }; }")
    file = tmp_path / "brackets.json"
    file.write_bytes(make())
    sheet.page.get_by_label("Open a file").set_input_files(file)
    said(sheet, "wasn't saved here, or it has been edited")
    assert sheet.page.evaluate("window.parsed") is None
    assert sheet.stored() == before


def test_brackets_in_an_answer_are_letters(sheet: Sheet) -> None:
    words = '[{"\\' * 400_000
    sheet.page.evaluate(
        """([selector, words]) => {
            const field = document.querySelector(selector);
            field.value = words;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }""",
        [sheet.field(), words],
    )
    sheet.saved()
    file = sheet.file()
    sheet.clear()
    sheet.give(file)
    said(sheet, "Answers added: 1")
    assert sheet.text() == words
