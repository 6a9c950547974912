"""Tabs, Back and questions that two places answer at once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Route, expect

from tests.helpers.answers import Sheet
from tests.helpers.device import Device

TRIES = 6

WRITE = """async ([name, tab, count, start]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    window.writing = (async () => {
        await new Promise((begin) => setTimeout(begin, start - Date.now()));
        for (let turn = 0; turn < count; turn++) {
            const item = `item-${tab}-${turn}`;
            await store.write([{ item, part: "text", value: `${turn}`, question: "", base: 0 }]);
        }
    })();
}"""


@pytest.mark.fault(8)
def test_two_tabs_that_write_at_the_same_time_lose_nothing(new_sheet: Callable[[], Sheet]) -> None:
    tabs = (new_sheet(), new_sheet())
    for sheet in tabs:
        sheet.open()
    start = tabs[0].page.evaluate("Date.now() + 500")
    for tab, sheet in enumerate(tabs):
        sheet.page.evaluate(WRITE, [sheet.name, tab, 100, start])
    for sheet in tabs:
        sheet.page.evaluate("window.writing")
    stored = tabs[0].stored()
    kept = {(answer["item"], answer["value"]) for answer in stored["answers"]}
    assert kept == {(f"item-{tab}-{turn}", f"{turn}") for tab in (0, 1) for turn in range(100)}
    assert len(stored["sheets"]) == 1
    order = [answer["item"][5] for answer in sorted(stored["answers"], key=lambda answer: answer["rev"])]
    assert sum(one != other for one, other in pairwise(order)) > 1, "The tabs did not write at the same time."
    assert len({answer["rev"] for answer in stored["answers"]}) == 200


def test_an_answer_shows_in_the_other_tab(new_sheet: Callable[[], Sheet]) -> None:
    one, other = new_sheet(), new_sheet()
    one.open()
    other.open()
    one.write("Written here")
    expect(other.page.locator(other.field())).to_have_value("Written here")


@pytest.mark.fault(9)
def test_two_texts_for_one_answer_are_both_kept(new_sheet: Callable[[], Sheet]) -> None:
    one, other = new_sheet(), new_sheet()
    one.open()
    other.open()
    # Both type before either hears of the other.
    for sheet, words in ((one, "From one"), (other, "From the other")):
        sheet.page.evaluate(
            """([selector, words]) => {
                const field = document.querySelector(selector);
                field.value = words;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }""",
            [sheet.field(), words],
        )
    one.saved()
    other.saved()
    one.open()
    [answer] = one.stored()["answers"]
    assert {answer["value"], *answer["others"]} == {"From one", "From the other"}
    expect(one.page.locator(".answers-other-text")).to_have_text(answer["others"][0])
    one.page.get_by_role("button", name="Put it below mine").click()
    one.saved()
    assert one.text() == f"{answer['value']}\n{answer['others'][0]}"
    expect(one.page.locator(".answers-other")).to_have_count(0)
    assert one.stored()["answers"][0]["others"] == []


@pytest.mark.fault(13)
def test_back_shows_a_text_once_and_never_an_older_one(sheet: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    sheet.write("Older")
    sheet.page.goto("404.html")
    sheet.page.go_back()
    expect(sheet.page.locator(sheet.field())).to_have_value("Older")
    sheet.page.goto("404.html")
    other = new_sheet()
    other.open()
    other.write("Newer, from elsewhere")
    sheet.page.go_back()
    expect(sheet.page.locator(sheet.field())).to_have_value("Newer, from elsewhere")
    assert [one["value"] for one in other.stored()["answers"]] == ["Newer, from elsewhere"]


REWRITE = """async ([name, value]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    const [answer] = (await store.read()).answers;
    await store.write([{ ...answer, value, base: answer.rev }]);
    store.database.close();
}"""


@pytest.mark.fault(13)
def test_a_page_that_was_only_put_aside_comes_back_with_the_newest_text(
    devices: tuple[Device, Device], start: Callable[[Device], Sheet], base_url: str
) -> None:
    """Playwright's own browsers always load a page anew; this one brings it back as it stood."""
    sheet = start(devices[0])
    # A busy browser may load the page anew; it has to show the newest text then, too.
    for _ in range(TRIES):
        sheet.write("Older")
        sheet.page.evaluate("() => { window.stood = true; }")
        sheet.page.goto(base_url)
        # By hand: the message of another tab would make Chromium load the page anew.
        sheet.page.evaluate(REWRITE, [sheet.name, "Newer, from elsewhere"])
        # Nor does Playwright hear of a page that comes back without being loaded. It is asked for in a
        # moment: a page that goes at once may not answer any more.
        sheet.page.evaluate("() => { setTimeout(() => history.back()); }")
        expect(sheet.page.locator(sheet.field())).to_have_value("Newer, from elsewhere")
        if sheet.page.evaluate("window.stood"):
            break
        sheet.ready()
    else:
        pytest.fail("Chromium brought no page back as it stood.")
    sheet.page.fill(sheet.field(), "Newest")
    sheet.saved()
    assert [(one["value"], one["others"]) for one in sheet.stored()["answers"]] == [("Newest", [])]


def test_what_was_typed_before_the_script_came_is_kept(new_sheet: Callable[[], Sheet]) -> None:
    sheet = new_sheet()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    sheet.page.route("**/scripts/*.js", hold)
    sheet.page.goto(sheet.address, wait_until="commit")
    sheet.page.fill(sheet.field(), "Quick hands")
    while not held:
        sheet.page.wait_for_timeout(10)
    held[0].continue_()
    sheet.page.unroute("**/scripts/*.js")
    sheet.saved()
    assert sheet.stored()["answers"][0]["value"] == "Quick hands"
