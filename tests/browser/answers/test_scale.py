"""A scale from 1 to 5 is kept, taken back, gathered, copied, printed and compared like any other choice."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from model.guide import Guide, Prompt
from tests.browser.answers.test_pattern import GIVE
from tests.helpers.answers import Sheet
from tests.helpers.topics import Topic

pytestmark = pytest.mark.parametrize("topic", [Topic("topics/template")], indirect=True, ids=str)


@pytest.fixture
def scale(guide: Guide) -> Prompt:
    """The first question with a scale."""
    return guide.prompts("scale")[0]


@pytest.fixture
def question(sheet: Sheet, scale: Prompt) -> Locator:
    """Its place on the worksheet, as it is named."""
    return sheet.page.get_by_role("group", name=scale.text)


def test_a_step_is_kept_gathered_and_taken_back(sheet: Sheet, scale: Prompt, question: Locator) -> None:
    question.get_by_label(f"5 – {scale.high}", exact=True).check()
    question.get_by_label("3 of 5", exact=True).check()
    sheet.saved()
    [answer] = sheet.stored()["answers"]
    assert (answer["item"], answer["part"], answer["value"]) == (scale.id, "choice", "3")
    expect(sheet.page.locator(".summary dt")).to_have_text(scale.text)
    expect(sheet.page.locator(".summary dd")).to_have_text("3 of 5")
    sheet.open()
    expect(question.get_by_label("3 of 5", exact=True)).to_be_checked()
    question.get_by_role("button", name="Clear this answer").click()
    expect(question.locator(":checked")).to_have_count(0)
    expect(sheet.page.locator(".summary dd")).to_have_count(0)


def test_a_step_is_copied_with_its_words_and_comes_back_from_a_file(
    sheet: Sheet, scale: Prompt, question: Locator, context: BrowserContext
) -> None:
    question.get_by_label(f"1 – {scale.low}", exact=True).check()
    sheet.saved()
    saved = sheet.file()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.page.get_by_role("button", name="Copy as text").click()
    expect(sheet.said()).to_have_text("Copied.")
    copied = sheet.page.evaluate("navigator.clipboard.readText()")
    assert f"{scale.text}\n1 – {scale.low}" in copied
    sheet.clear()
    sheet.give(saved)
    expect(question.get_by_label(f"1 – {scale.low}", exact=True)).to_be_checked()


@pytest.mark.parametrize("colours", ["none", "active"], ids=["plain", "forced-colours"])
def test_a_narrow_phone_shows_every_step(
    sheet: Sheet, question: Locator, colours: Literal["none", "active"]
) -> None:
    sheet.page.set_viewport_size({"width": 320, "height": 700})
    sheet.page.emulate_media(forced_colors=colours)
    steps = question.locator(".choice")
    boxes = [step.bounding_box() for step in steps.all()]
    assert len(boxes) == 5
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_several_sheets_show_how_often_each_step_was_chosen(sheet: Sheet, scale: Prompt) -> None:
    chosen = ["2", "2", "5", "1"]
    answer = {"item": scale.id, "part": "choice", "question": "", "rev": 1, "others": []}
    data = {
        "counter": 1,
        "current": "s0",
        "sheets": [{"id": f"s{number}", "made": number, "name": "", "label": ""} for number in range(4)],
        "answers": [{**answer, "sheet": f"s{number}", "value": step} for number, step in enumerate(chosen)],
        "broken": [],
    }
    sheet.page.evaluate(GIVE, [sheet.name, data])
    sheet.open()
    rows = sheet.page.locator(".pattern-scales tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.locator("th")).to_have_text(f"{scale.text} 1 – {scale.low}, 5 – {scale.high}")
    expect(rows.locator("td")).to_have_text(["1", "2", "0", "0", "1"])
    expect(sheet.page.locator(".pattern-poor")).to_be_hidden()
