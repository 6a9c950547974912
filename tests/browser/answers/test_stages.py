"""How far somebody got: asked on the way in, kept on the sheet, and what puts its questions in order."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from model.guide import Guide, Prompt, Stage
from tests.helpers.answers import Sheet


@pytest.fixture
def asks(guide: Guide) -> Prompt:
    """The question whose answer is a stage."""
    return next(item for item in guide.items.values() if isinstance(item, Prompt) and item.answer == "stage")


@pytest.fixture
def stages(guide: Guide) -> list[Stage]:
    """The stages, in order."""
    return list(guide.stages.values())


def choose(sheet: Sheet, stage: Stage) -> None:
    """Answer on the way in how far one got."""
    sheet.page.goto("")
    sheet.page.get_by_role("link", name=stage.text, exact=True).click()
    sheet.page.wait_for_url(f"**#{stage.id}")
    sheet.ready()


def start_from(sheet: Sheet, stage: Stage) -> None:
    """Start the first sheet from there."""
    sheet.page.get_by_role("button", name=f"Start my worksheet from here {stage.text}").click()
    sheet.saved()


def kept(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the item and value of all that is kept."""
    return [(one["item"], one["value"]) for one in sheet.stored()["answers"]]


def test_questions_for_other_stages_step_back_and_are_never_lost(
    sheet: Sheet, guide: Guide, asks: Prompt
) -> None:
    item = next(item for item in guide.items.values() if item.stages)
    other = next(stage for stage in guide.stages if stage not in item.stages)
    question = sheet.page.locator(f"[id='{item.id}']")
    expect(question).to_be_visible()
    sheet.page.check(f"[id='{asks.id}_{other}']")
    expect(question).to_be_hidden()
    sheet.saved()
    sheet.open()
    expect(question).to_be_hidden()
    sheet.page.locator(".stepped-back summary").first.click()
    expect(question).to_be_visible()
    sheet.page.check(f"[id='{asks.id}_{item.stages[0]}']")
    expect(question).to_be_visible()


def test_a_link_to_a_question_that_stepped_back_opens_its_box(
    sheet: Sheet, guide: Guide, asks: Prompt
) -> None:
    item = next(item for item in guide.items.values() if item.stages)
    other = next(stage for stage in guide.stages if stage not in item.stages)
    sheet.page.check(f"[id='{asks.id}_{other}']")
    sheet.saved()
    sheet.page.goto("about:blank")
    # Without what readies a sheet for tests: it opens everything, and scrolls.
    sheet.page.goto(f"{sheet.address}#{item.id}")
    question = sheet.page.locator(f"[id='{item.id}']")
    expect(sheet.page.locator(".stepped-back").first).to_be_attached()
    expect(question).to_be_in_viewport()
    sheet.page.evaluate("() => { document.querySelector('.stepped-back').open = false; location.hash = ''; }")
    expect(question).to_be_hidden()
    sheet.page.evaluate(f"() => {{ location.hash = '{item.id}_text'; }}")
    expect(question).to_be_in_viewport()


@pytest.mark.fault(118)
def test_the_way_in_keeps_nothing_until_a_sheet_starts_from_there(
    sheet: Sheet, asks: Prompt, stages: list[Stage]
) -> None:
    choose(sheet, stages[1])
    assert sheet.page.evaluate("indexedDB.databases()") == []
    path = sheet.page.get_by_role("region", name=stages[1].text)
    start_from(sheet, stages[1])
    expect(path.get_by_role("status")).to_have_text("Your worksheet now starts with these steps.")
    assert kept(sheet) == [(asks.id, stages[1].id)]
    sheet.open()
    expect(sheet.page.locator(f"[id='{asks.id}_{stages[1].id}']")).to_be_checked()


def test_the_stage_can_be_taken_back(sheet: Sheet, asks: Prompt, stages: list[Stage]) -> None:
    choose(sheet, stages[1])
    start_from(sheet, stages[1])
    sheet.page.get_by_role("button", name="Clear this choice").click()
    use = sheet.page.get_by_role("button", name=f"Start my worksheet from here {stages[1].text}")
    expect(use).to_be_focused()
    sheet.saved()
    sheet.open()
    expect(sheet.page.locator(f"[name='{asks.id}']:checked")).to_have_count(0)


def test_another_choice_changes_no_sheet_and_offers_a_new_one(
    sheet: Sheet, asks: Prompt, stages: list[Stage]
) -> None:
    choose(sheet, stages[0])
    start_from(sheet, stages[0])
    sheet.open()
    sheet.write("About the first")
    choose(sheet, stages[1])
    assert (asks.id, stages[0].id) in kept(sheet)
    sheet.page.get_by_role("button", name=f"Start a new application from here {stages[1].text}").click()
    sheet.saved()
    sheet.open()
    expect(sheet.page.locator("#sheet-open option")).to_have_count(2)
    expect(sheet.page.locator(f"[id='{asks.id}_{stages[1].id}']")).to_be_checked()
    assert sheet.text() == ""
    assert {(asks.id, stages[0].id), (asks.id, stages[1].id)} <= set(kept(sheet))
