"""Tabs, Back and questions that two places answer at once."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.helpers.answers import Sheet


def test_fault_08_two_tabs_that_write_in_turn_lose_nothing(new_sheet: Callable[[], Sheet]) -> None:
    one, other = new_sheet(), new_sheet()
    one.open()
    other.open()
    for turn in range(100):
        for tab, sheet in enumerate((one, other)):
            sheet.page.evaluate(
                """async ([name, item]) => {
                    const { Store } = await import('/scripts/answers/store.js');
                    window.store ??= new Store(name);
                    await window.store.write([{ item, part: 'text', value: item, question: '', base: 0 }]);
                }""",
                [one.name, f"item-{tab}-{turn}"],
            )
    stored = one.stored()
    assert len(stored["answers"]) == 200
    assert len(stored["sheets"]) == 1
    assert len({answer["rev"] for answer in stored["answers"]}) == 200


def test_an_answer_shows_in_the_other_tab(new_sheet: Callable[[], Sheet]) -> None:
    one, other = new_sheet(), new_sheet()
    one.open()
    other.open()
    one.write("Written here")
    expect(other.page.locator(other.field())).to_have_value("Written here")


def test_fault_09_two_texts_for_one_answer_are_both_kept(new_sheet: Callable[[], Sheet]) -> None:
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


def test_fault_13_back_shows_a_text_once_and_never_an_older_one(
    sheet: Sheet, new_sheet: Callable[[], Sheet]
) -> None:
    sheet.write("Older")
    sheet.page.goto("404.html")
    other = new_sheet()
    other.open()
    other.write("Newer, from elsewhere")
    sheet.page.go_back()
    expect(sheet.page.locator(sheet.field())).to_have_value("Newer, from elsewhere")
    assert [one["value"] for one in other.stored()["answers"]] == ["Newer, from elsewhere"]


def test_what_was_typed_before_the_script_came_is_kept(new_sheet: Callable[[], Sheet]) -> None:
    sheet = new_sheet()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    sheet.page.route("**/start*.js", hold)
    sheet.page.goto(sheet.address, wait_until="domcontentloaded")
    sheet.page.fill(sheet.field(), "Quick hands")
    while not held:
        sheet.page.wait_for_timeout(10)
    held[0].continue_()
    sheet.saved()
    assert sheet.stored()["answers"][0]["value"] == "Quick hands"
