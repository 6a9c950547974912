"""A choice can be taken back, and one that the author has taken away is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from model.guide import Guide, Letter, Prompt
from tests.helpers.answers import Sheet, groups, press_print

PUT = """async ([name, answers]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    await store.write(answers.map((one) => ({ question: 'What was asked', base: 0, ...one })));
    store.database.close();
}"""

PLACE = "(one) => [one.offsetTop, one.offsetHeight, one.parentElement.offsetHeight]"


def asks_stage(guide: Guide) -> str:
    """Return the id of the question whose answer is a stage."""
    return next(
        item.id for item in guide.items.values() if isinstance(item, Prompt) and item.answer == "stage"
    )


@pytest.fixture(params=["choice", "hands", "stage"])
def choices(request: pytest.FixtureRequest, sheet: Sheet, guide: Guide) -> Locator:
    """The answers to a question, of each kind that is answered by a choice."""
    item = asks_stage(guide) if request.param == "stage" else sheet.choices[0].id
    found = sheet.page.locator(f"[id='{item}'] .choices")
    return found.last if request.param == "hands" else found.first


@pytest.mark.fault(114)
@pytest.mark.parametrize("way", ["click", "keyboard"])
def test_a_choice_can_be_taken_back_and_is_kept_as_not_answered(
    sheet: Sheet, choices: Locator, way: str
) -> None:
    button = choices.get_by_role("button", name="Clear this answer")
    expect(button).to_be_hidden()
    place = choices.evaluate(PLACE)
    first = choices.locator("input").first
    first.focus()
    if way == "click":
        first.check()
        sheet.saved()
        expect(button).to_be_visible()
        button.click()
    else:
        sheet.page.keyboard.press("Space")
        expect(first).to_be_checked()
        sheet.page.keyboard.press("Tab")
        expect(button).to_be_focused()
        sheet.page.keyboard.press("Enter")
    expect(choices.locator("input:checked")).to_have_count(0)
    expect(first).to_be_focused()
    expect(button).to_be_hidden()
    assert choices.evaluate(PLACE) == place, "Something moved."
    sheet.saved()
    assert [one["value"] for one in sheet.stored()["answers"]] == [""]
    sheet.open()
    expect(sheet.page.locator(".item input:checked")).to_have_count(0)


@pytest.mark.fault(114)
def test_questions_come_back_when_the_stage_is_taken_back(sheet: Sheet, guide: Guide) -> None:
    item = next(item for item in guide.items.values() if item.stages)
    other = next(stage for stage in guide.stages if stage not in item.stages)
    question = sheet.page.locator(f"[id='{item.id}']")
    sheet.page.check(f"[id='{asks_stage(guide)}_{other}']")
    expect(question).to_be_hidden()
    sheet.page.locator(f"[id='{asks_stage(guide)}']").get_by_role("button", name="Clear this answer").click()
    expect(question).to_be_visible()


def unheld(guide: Guide, sheet: Sheet) -> list[dict[str, str]]:
    """Return answers that no field can hold: to a choice, a part or a kind of question that is gone."""
    day = next(one for one in guide.items.values() if isinstance(one, Prompt) and one.answer == "date")
    letter = next(one for one in guide.items.values() if isinstance(one, Letter))
    choice = sheet.choices[0].id
    return [
        {"item": choice, "part": "choice", "value": "was-offered"},
        {"item": choice, "part": "hands", "value": "was-offered-too"},
        {"item": asks_stage(guide), "part": "choice", "value": "was-a-stage"},
        {"item": sheet.texts[0].id, "part": "note", "value": "Was a note"},
        {"item": day.id, "part": "text", "value": "Next week"},
        {"item": letter.id, "part": "choice", "value": "was-no-letter"},
    ]


@pytest.mark.fault(110)
def test_an_answer_that_no_field_can_hold_is_shown_printed_and_saved(
    sheet: Sheet, context: BrowserContext, guide: Guide
) -> None:
    answers: list[dict[str, Any]] = unheld(guide, sheet)
    letter = next(one for one in guide.items.values() if isinstance(one, Letter))
    fine = [
        {"item": letter.id, "part": "text", "value": "Words of a letter"},
        {"item": sheet.texts[1].id, "part": "text", "value": "Fine"},
    ]
    beside = {"item": "long-gone", "part": "text", "value": "", "conflicts": ["Beside"]}
    sheet.page.evaluate(PUT, [sheet.name, [*answers, *fine, beside]])
    sheet.open()
    gone = sheet.page.locator(".answers-gone")
    values = {one["value"] for one in answers}
    assert set(gone.locator("dd").all_inner_texts()) == values | {"Beside"}
    expect(gone.locator("dt").first).to_have_text("What was asked")
    press_print(sheet.page)
    sheet.page.emulate_media(media="print")
    expect(gone.locator("dd").first).to_be_visible()
    sheet.page.emulate_media(media="screen")
    assert values <= {one["value"] for one in sheet.file()["answers"]}
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.page.get_by_role("button", name="Copy as text").click()
    expect(sheet.said()).to_have_text("Copied.")
    copied = sheet.page.evaluate("navigator.clipboard.readText()")
    assert all(value in copied for value in values)


@pytest.mark.fault(110)
def test_a_new_answer_stands_beside_one_that_could_not_be_shown(sheet: Sheet) -> None:
    item = sheet.choices[0].id
    old = {"item": item, "part": "choice", "value": "was-offered"}
    sheet.page.evaluate(PUT, [sheet.name, [old]])
    sheet.open()
    sheet.page.locator(f"[id='{item}'] .choices input").first.check()
    sheet.saved()
    box = sheet.page.locator(f"[id='{item}'] .answers-other")
    expect(box).to_contain_text("was-offered")
    expect(box.get_by_role("button", name="Take this one")).to_be_hidden()
    box.get_by_role("button", name="Leave it out").click()
    expect(box).to_have_count(0)


def test_every_choice_has_one_way_back(sheet: Sheet) -> None:
    assert list(groups(sheet.guide, "reflection"))
    counts = sheet.page.locator(".choices").evaluate_all(
        "(all) => all.map((one) => one.querySelectorAll('.take-back').length)"
    )
    assert set(counts) == {1}
