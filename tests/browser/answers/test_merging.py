"""No change writes a whole store from an old copy: what another tab has written meanwhile stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.answers import Sheet, wait_until

MANY = 300

KEEP_WRITING = """async ([name, count]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    window.written = 0;
    window.writing = (async () => {
        for (let turn = 0; turn < count; turn++) {
            const edit = { item: `item-${turn}`, part: 'text', value: `${turn}`, question: '', base: 0 };
            await store.write([edit], 'other-tab');
            window.written += 1;
        }
    })();
}"""
"""Writes answers one after the other, as another tab does, while the test goes on."""


@pytest.fixture
def writer(new_sheet: Callable[[], Sheet]) -> Sheet:
    """Another tab. It shows a page without answers, so that it does nothing by itself."""
    writer = new_sheet()
    writer.page.goto("404.html")
    return writer


def start_writing(writer: Sheet) -> None:
    writer.page.evaluate(KEEP_WRITING, [writer.name, MANY])
    wait_until(writer.page, "window.written > 20")


def all_written(writer: Sheet) -> set[str]:
    writer.page.evaluate("window.writing")
    return {f"item-{turn}" for turn in range(MANY)}


def in_tab(page: Page, name: str) -> dict[str, Any]:
    return dict(page.evaluate("(name) => JSON.parse(sessionStorage.getItem(name)) ?? {answers: []}", name))


def items(data: dict[str, Any]) -> set[str]:
    return {one["item"] for one in data["answers"] if one["item"].startswith("item-")}


@pytest.mark.fault(100)
def test_answers_come_back_from_the_tab_beside_those_of_another_tab(
    sheet: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    sheet.write("Before", 0)
    sheet.forget()
    sheet.page.fill(sheet.field(0), "In the tab")
    other = new_sheet()
    other.open()
    other.write("On the device", 0)
    other.write("On the device too", 1)
    sheet.forget(wanted=False)
    values = {one["value"] for one in sheet.stored()["answers"]}
    assert values == {"In the tab", "On the device", "On the device too"}
    assert len(sheet.stored()["sheets"]) == 2
    assert sheet.text(0) == "In the tab"


@pytest.mark.fault(100)
def test_two_texts_of_one_sheet_are_both_kept_when_one_comes_back_from_the_tab(
    sheet: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    other = new_sheet()
    other.open()
    sheet.write("Before")
    expect(other.page.locator(other.field())).to_have_value("Before")
    sheet.forget()
    sheet.page.fill(sheet.field(), "In the tab")
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", "session")
    open_sheet = in_tab(sheet.page, sheet.name)["current"]
    other.page.evaluate(
        """async ([name, sheet, item]) => {
            const { Store } = await import('/scripts/answers/store.js');
            const store = new Store(name);
            await store.write([{ item, part: 'text', value: 'On the device', question: '', base: 0 }], sheet);
            store.database.close();
        }""",
        [sheet.name, open_sheet, sheet.texts[0].id],
    )
    sheet.forget(wanted=False)
    [answer] = sheet.stored()["answers"]
    assert (answer["value"], answer["others"]) == ("On the device", ["In the tab"])


@pytest.mark.fault(100)
def test_nothing_is_lost_while_answers_move_to_the_tab_and_back(sheet: Sheet, writer: Sheet) -> None:
    sheet.write("Mine")
    start_writing(writer)
    sheet.forget()
    sheet.forget(wanted=False)
    sheet.forget()
    everything = all_written(writer)
    assert items(in_tab(sheet.page, sheet.name)) | items(sheet.stored()) == everything
    sheet.forget(wanted=False)
    assert items(sheet.stored()) == everything


@pytest.mark.fault(101)
def test_nothing_is_lost_while_everything_is_cleared(sheet: Sheet, writer: Sheet) -> None:
    sheet.write("Mine")
    start_writing(writer)
    sheet.clear()
    everything = all_written(writer)
    # What came after the clearing is there; what came before can be brought back.
    assert f"item-{MANY - 1}" in items(sheet.stored())
    sheet.page.get_by_role("button", name="Undo").click()
    expect(sheet.said()).to_contain_text("Everything is back")
    assert items(sheet.stored()) == everything
    assert "Mine" in {one["value"] for one in sheet.stored()["answers"]}


@pytest.mark.fault(101)
def test_nothing_is_lost_while_a_file_is_opened_and_taken_out(sheet: Sheet, writer: Sheet) -> None:
    sheet.write("From the file")
    file = sheet.file()
    sheet.write("Mine")
    start_writing(writer)
    sheet.give(file)
    expect(sheet.said()).to_contain_text("Answers that differ: 1")
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    expect(sheet.said()).to_contain_text("taken out")
    everything = all_written(writer)
    stored = sheet.stored()
    assert items(stored) == everything
    [mine] = [one for one in stored["answers"] if one["item"] == sheet.texts[0].id]
    assert (mine["value"], mine["others"]) == ("Mine", [])


@pytest.mark.fault(101)
def test_a_file_is_taken_out_without_what_was_changed_since(
    sheet: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    for number, words in enumerate(("First", "Second", "Third")):
        sheet.write(words, number)
    file = sheet.file()
    file["sheets"].append({"id": "brought", "made": 99, "name": "Brought", "label": ""})
    file["counter"] = 5000
    sheet.clear()
    sheet.open()
    sheet.write("Here before", 0)
    before = sheet.stored()
    # Both on one sheet, as when a file comes back to its own device.
    for answer in file["answers"]:
        answer["sheet"] = before["current"]
    sheet.give(file)
    expect(sheet.said()).to_contain_text("Answers that differ: 1")
    other = new_sheet()
    other.open()
    other.write("Second, and more", 1)
    other.write("Written since", 3)
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    expect(sheet.said()).to_contain_text("taken out")
    stored = sheet.stored()
    assert {one["value"] for one in stored["answers"]} == {
        "Here before",
        "Second, and more",
        "Written since",
    }
    assert all(not one["others"] for one in stored["answers"])
    assert [one["id"] for one in stored["sheets"]] == [before["current"]]
    expect(sheet.page.get_by_role("button", name="Take the file's answers out again")).to_be_hidden()


@pytest.mark.fault(101)
def test_a_file_is_taken_out_as_if_it_had_never_been_opened(sheet: Sheet) -> None:
    sheet.write("Here before", 0)
    before = sheet.stored()
    answer = {"item": "x", "part": "text", "value": "x", "question": "", "rev": 70, "others": []}
    sheet.give(
        {
            **{"format": "answers", "version": 1, "site": sheet.name, "counter": 99, "current": "b"},
            "sheets": [{"id": "b", "made": 3, "name": "", "label": ""}],
            "answers": [
                {**answer, "sheet": "b"},
                {**answer, "sheet": before["current"], "item": sheet.texts[0].id},
            ],
            "broken": [{"what": 7}],
        }
    )
    expect(sheet.said()).to_contain_text("Answers added: 1. Answers that differ: 1")
    assert sheet.stored() != before
    sheet.open()
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    expect(sheet.said()).to_contain_text("taken out")
    assert sheet.stored() == before


@pytest.mark.fault(101)
def test_a_deleted_sheet_comes_back_with_what_was_written_on_it_since(
    sheet: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    other = new_sheet()
    other.open()
    sheet.write("Before")
    expect(other.page.locator(other.field())).to_have_value("Before")
    name = sheet.stored()["current"]
    sheet.page.locator(".sheet-more").evaluate("(more) => { more.open = true; }")
    sheet.page.locator(".sheet-delete").click()
    expect(sheet.page.locator(".sheet-undo")).to_be_visible()
    sheet.page.evaluate(
        """async ([name, sheet, item]) => {
            const { Store } = await import('/scripts/answers/store.js');
            const store = new Store(name);
            await store.write([{ item, part: 'text', value: 'Since', question: '', base: 0 }], sheet);
            store.database.close();
        }""",
        [sheet.name, name, sheet.texts[0].id],
    )
    sheet.page.locator(".sheet-undo").click()
    expect(sheet.page.locator(sheet.field())).to_have_value("Since")
    [answer] = sheet.stored()["answers"]
    assert {answer["value"], *answer["others"]} == {"Before", "Since"}
