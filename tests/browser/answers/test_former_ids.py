"""Answers under a former id stand at their question at once, whichever way they come."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.helpers.answers import Sheet, groups

VERSIONS = sorted((Path(__file__).parent / "saved").glob("version-*.json"))
"""For each version of the data: a file, a database and the memory of a tab, as that version wrote them."""

FORMER = "former-text"
LISTS = ("counter", "current", "sheets", "answers", "broken")
MOVED = 2
"""The question that had another id before."""

PUT_BACK = """async ([name, { version, stores }]) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
        for (const [store, { keyPath, records }] of Object.entries(stores)) {
            const made = request.result.createObjectStore(store, keyPath === null ? {} : { keyPath });
            for (const [key, value] of records) {
                keyPath === null ? made.put(value, key) : made.put(value);
            }
        }
    };
    await new Promise((done) => { request.onsuccess = done; });
    request.result.close();
}"""

WRITE_FORMER = """async ([name, words]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    const edit = { item: 'former-text', part: 'text', value: words, question: 'Before', base: 0 };
    const [{ sheet }] = await store.write([edit]);
    store.database.close();
    new BroadcastChannel(name).postMessage(sheet);
}"""
"""What another tab does that shows the page as it was before."""


@pytest.fixture
def renamed(new_sheet: Callable[[], Sheet]) -> Callable[[], Sheet]:
    """Opens a worksheet on which one question has another id than before."""

    def open_renamed() -> Sheet:
        sheet = new_sheet()
        item = f'id="{sheet.texts[MOVED].id}"'

        def add(route: Route) -> None:
            response = route.fetch()
            assert item in response.text()
            route.fulfill(
                response=response, body=response.text().replace(item, f'{item} data-was="older {FORMER}"')
            )

        sheet.page.route(f"**/{sheet.address}", add)
        sheet.open()
        return sheet

    return open_renamed


def said(sheet: Sheet, words: str) -> None:
    expect(sheet.said()).to_contain_text(words)


def file_of(page: Sheet, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - what JSON holds
    """Return a file that was saved before the id changed."""
    answer = {"sheet": "s", "item": FORMER, "part": "text", "value": "From before", "question": "Before"}
    return {
        **{"format": "answers", "version": 1, "site": page.name, "counter": 3, "current": "s"},
        "sheets": [{"id": "s", "made": 1, "name": "", "label": ""}],
        "answers": [{**answer, "rev": 2, "others": [], **changes}],
        "broken": [],
    }


def moved(sheet: Sheet, words: str = "From before") -> None:
    """Look that words stand at their question, and nowhere else."""
    expect(sheet.page.locator(sheet.field(MOVED))).to_have_value(words)
    expect(sheet.page.locator(".answers-gone")).to_be_hidden()
    stored = sheet.stored()["answers"]
    assert FORMER not in {one["item"] for one in stored}
    assert sum(one["item"] == sheet.texts[MOVED].id for one in stored) == 1


@pytest.mark.fault(108)
def test_a_file_of_before_stands_at_its_question_at_once(renamed: Callable[[], Sheet]) -> None:
    sheet = renamed()
    sheet.give(file_of(sheet))
    said(sheet, "Answers added: 1. Answers that differ: 0")
    moved(sheet)
    sheet.give(file_of(sheet))
    said(sheet, "Answers added: 0. Answers that differ: 0")
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    said(sheet, "taken out")
    sheet.open()
    moved(sheet)


@pytest.mark.fault(108)
def test_a_file_of_before_is_taken_out_again(renamed: Callable[[], Sheet]) -> None:
    sheet = renamed()
    sheet.write("Here", MOVED)
    before = sheet.stored()
    sheet.give(file_of(sheet, sheet=before["current"]))
    said(sheet, "Answers added: 0. Answers that differ: 1")
    expect(sheet.page.locator(".answers-other-text")).to_have_text("From before")
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    said(sheet, "taken out")
    assert sheet.stored()["answers"] == before["answers"]
    moved(sheet, "Here")


@pytest.mark.fault(108)
def test_what_another_tab_writes_under_the_former_id_shows_at_its_question(
    renamed: Callable[[], Sheet], new_sheet: Callable[[], Sheet]
) -> None:
    sheet, other = renamed(), new_sheet()
    sheet.write("First", 0)
    other.page.goto("404.html")
    other.page.evaluate(WRITE_FORMER, [sheet.name, "From before"])
    moved(sheet)
    other.page.evaluate(WRITE_FORMER, [sheet.name, "From before, and more"])
    expect(sheet.page.locator(".answers-other-text")).to_have_text("From before, and more")
    moved(sheet)


@pytest.mark.fault(108)
def test_it_comes_back_there_after_clearing_forgetting_and_deleting(renamed: Callable[[], Sheet]) -> None:
    sheet = renamed()
    sheet.page.evaluate(WRITE_FORMER, [sheet.name, "From before"])
    # Before the page has looked: the answer goes through each of these under its former id.
    sheet.clear()
    sheet.page.get_by_role("button", name="Undo").click()
    said(sheet, "Everything is back")
    moved(sheet)
    sheet.page.evaluate(
        """([name, data]) => { sessionStorage.setItem(name, JSON.stringify(data)); }""",
        [
            sheet.name,
            {key: file_of(sheet)[key] for key in ("counter", "current", "sheets", "answers", "broken")},
        ],
    )
    open_again(sheet)
    expect(sheet.page.locator(sheet.field(MOVED))).to_have_value("From before")
    sheet.forget(wanted=False)
    expect(sheet.page.locator(".answers-gone")).to_be_hidden()
    assert {one["item"] for one in sheet.stored()["answers"]} == {sheet.texts[MOVED].id}


def open_again(sheet: Sheet) -> None:
    """Open the page in a tab that forgets and was restored, and ask for the answers."""
    sheet.page.goto(sheet.address)
    sheet.page.get_by_role("button", name="Show my answers").click()
    sheet.ready()


def named(sheet: Sheet, saved: dict[str, Any]) -> dict[str, Any]:
    """Put the questions of this topic in the place of those that the data was made with."""
    text = json.dumps(saved)
    tick = next(groups(sheet.guide, "checklist"))[0]
    for made, item in (
        ("first-text", sheet.texts[0].id),
        ("second-text", sheet.texts[1].id),
        ("first-choice", sheet.choices[0].id),
        ("first-tick", tick.id),
        ("SITE", sheet.name),
    ):
        text = text.replace(f'"{made}"', json.dumps(item))
    return dict(json.loads(text))


def as_it_was(sheet: Sheet) -> None:
    """Look that everything of the saved data is shown and can be saved."""
    sheet.page.locator("#sheet-open").select_option("The first")
    expect(sheet.page.locator(sheet.field(0))).to_have_value("Written in another tab")
    expect(sheet.page.locator(".answers-other-text")).to_have_text("Written first")
    assert sheet.text(1) == "Two lines\nand 👩‍👩‍👧 مرحبا"
    expect(sheet.page.locator(sheet.field(MOVED))).to_have_value("Under a former id")
    choice = sheet.page.locator(f"[id='{sheet.choices[0].id}']")
    assert choice.locator("input:checked").evaluate_all("(all) => all.map((one) => one.value)") == [
        "no",
        "partly",
    ]
    assert choice.locator("[name$=_note]").input_value() == "A note"
    expect(sheet.page.locator(".answers-gone dd")).to_have_text(["Asked before", "yes"])
    sheet.page.locator("#sheet-open").select_option(index=1)
    expect(sheet.page.locator(sheet.field(0))).to_have_value("On the second sheet")
    saved = sheet.file()
    assert {json.dumps(one) for one in saved["broken"]} == {'{"sheet": "x", "value": 7}'}
    assert len(saved["answers"]) == 9


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.stem)
def test_what_an_earlier_version_kept_or_saved_still_opens(
    renamed: Callable[[], Sheet], version: Path
) -> None:
    sheet = renamed()
    saved = named(sheet, json.loads(version.read_text(encoding="utf-8")))
    sheet.give(saved["file"])
    said(sheet, "Answers added: 9")
    as_it_was(sheet)
    sheet.clear()
    sheet.page.goto("404.html")
    sheet.page.evaluate(PUT_BACK, [sheet.name, saved["database"]])
    sheet.open()
    as_it_was(sheet)
    sheet.write("Changed", 0)
    sheet.clear()
    sheet.page.goto("404.html")
    sheet.page.evaluate(
        "([name, data]) => sessionStorage.setItem(name, JSON.stringify(data))", [sheet.name, saved["session"]]
    )
    open_again(sheet)
    as_it_was(sheet)
