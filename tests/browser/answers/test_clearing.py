"""A reader takes their words away: all at once, with the tab, or back again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.helpers.answers import Sheet, wait_until

EVERYTHING = """async () => [
    await indexedDB.databases(), {...localStorage}, {...sessionStorage}, await caches.keys(),
]"""


def keep_after_all(sheet: Sheet) -> None:
    sheet.page.locator(".answer-tools .answers-forget").get_by_role("checkbox").uncheck()
    wait_until(sheet.page, f"sessionStorage.getItem('{sheet.name}') === null")


EMPTY = """() => [...document.querySelectorAll('.item [name]')].every(
    (one) => one.value === one.defaultValue && one.checked === one.defaultChecked,
)"""


@pytest.mark.fault(35)
def test_clearing_leaves_nothing_anywhere(sheet: Sheet) -> None:
    sheet.page.locator(f"[id='{sheet.choices[0].id}'] .choices input").first.check()
    for number in range(len(sheet.texts)):
        sheet.page.fill(sheet.field(number), "Soon gone")
    sheet.saved()
    sheet.page.evaluate(f"localStorage.setItem('scheme:{sheet.name}', 'dark')")
    assert not sheet.page.evaluate(EMPTY)
    sheet.clear()
    assert sheet.page.evaluate(EVERYTHING) == [[], {}, {}, []]
    assert sheet.page.evaluate(EMPTY)
    sheet.open()
    assert sheet.page.evaluate(EMPTY)
    assert "Soon gone" not in sheet.page.content()


def test_clearing_takes_only_what_is_ours(sheet: Sheet) -> None:
    sheet.page.evaluate("localStorage.setItem('of-another-site', 'kept'); indexedDB.open('of-another-site')")
    sheet.write("Soon gone")
    sheet.clear()
    databases, local, *_ = sheet.page.evaluate(EVERYTHING)
    assert [one["name"] for one in databases] == ["of-another-site"]
    assert local == {"of-another-site": "kept"}


def test_one_press_clears_nothing(sheet: Sheet) -> None:
    sheet.write("Kept")
    sheet.page.get_by_role("button", name="Clear everything", exact=True).click()
    expect(sheet.page.get_by_role("button", name="Yes, clear everything")).to_be_focused()
    sheet.page.get_by_role("button", name="Keep my answers").click()
    assert sheet.text() == "Kept"


def test_clearing_can_be_undone(sheet: Sheet) -> None:
    sheet.write("Kept after all")
    before = sheet.stored()
    sheet.clear()
    sheet.page.get_by_role("button", name="Undo").click()
    expect(sheet.page.locator(sheet.field())).to_have_value("Kept after all")
    assert sheet.stored() == before


def test_back_shows_nothing_after_clearing(sheet: Sheet) -> None:
    sheet.write("Soon gone")
    sheet.clear()
    sheet.page.goto("404.html")
    sheet.page.go_back()
    sheet.ready()
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    expect(sheet.page.get_by_role("button", name="Undo")).to_be_hidden()


def test_clearing_reaches_the_other_tab(sheet: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    other = new_sheet()
    other.open()
    other.write("Soon gone")
    expect(sheet.page.locator(sheet.field())).to_have_value("Soon gone")
    sheet.clear()
    expect(other.page.locator(other.field())).to_have_value("")


def test_answers_can_be_forgotten_with_the_tab(sheet: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    sheet.write("For this tab")
    sheet.forget()
    wait_until(sheet.page, "indexedDB.databases().then((all) => all.length === 0)")
    sheet.page.fill(sheet.field(1), "This too")
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", "session")
    sheet.open()
    assert (sheet.text(0), sheet.text(1)) == ("For this tab", "This too")
    sheet.page.close()
    later = new_sheet()
    later.open()
    assert (later.text(0), later.text(1)) == ("", "")
    assert later.page.evaluate(EVERYTHING) == [[], {}, {}, []]


def test_a_reader_may_change_their_mind_about_forgetting(sheet: Sheet) -> None:
    sheet.write("Kept after all")
    before = sheet.stored()["answers"]
    sheet.forget()
    keep_after_all(sheet)
    assert sheet.stored()["answers"] == before
    assert sheet.page.evaluate("sessionStorage.length") == 0
