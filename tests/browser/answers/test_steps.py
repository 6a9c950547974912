"""On a part a reader sees which step of their own path it is, the next one, and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from model.addresses import address
from model.guide import Guide, Stage
from tests.browser.answers.test_stages import choose, start_from
from tests.helpers.answers import Sheet


@pytest.fixture
def stage(guide: Guide) -> Stage:
    """The longest path."""
    return max(guide.stages.values(), key=lambda one: len({(step.page, step.anchor) for step in one.steps}))


def test_the_path_leads_from_its_first_step_to_the_worksheet_and_back(
    sheet: Sheet, guide: Guide, stage: Stage
) -> None:
    page, total = sheet.page, len(stage.steps)
    choose(sheet, stage)
    start_from(sheet, stage)
    page.locator(f".stage-path[aria-labelledby='{stage.id}'] ol a").first.click()
    for number in range(1, total + 1):
        sheet.ready()
        following = page.get_by_role("navigation", name="Next")
        expect(following).to_contain_text(f"Step {number} of {total}")
        back = following.get_by_role("link", name="Back to my steps")
        expect(back).to_have_attribute("href", f"../{address(guide.page_calling('stage_path'))}#{stage.id}")
        following.get_by_role("link", name="Next:").click()
        if number < total:
            step = stage.steps[number]
            page.wait_for_url(f"**/{address(step.page)}{'#' if step.anchor else ''}{step.anchor}")
    page.wait_for_url(f"**/{address(guide.page_calling('worksheet'))}")


def test_without_a_chosen_stage_the_parts_are_counted(sheet: Sheet, guide: Guide) -> None:
    paths = [path for part in guide.parts for path in part.pages]
    for number, path in enumerate(paths, start=1):
        sheet.open(address(path))
        expect(sheet.page.get_by_role("navigation", name="Next")).to_contain_text(
            f"Part {number} of {len(paths)}"
        )


def test_another_stage_changes_the_step_at_once(sheet: Sheet, stage: Stage) -> None:
    choose(sheet, stage)
    start_from(sheet, stage)
    tab: Page = sheet.page.context.new_page()
    path = stage.steps[0].page
    tab.goto(address(path))
    following = tab.get_by_role("navigation", name="Next")
    expect(following).to_contain_text("Step")
    sheet.page.locator(f".stage-place:has([data-stage='{stage.id}']) .stage-back").click()
    expect(following).to_contain_text("Part")


def test_a_page_beside_the_path_still_leads_back(sheet: Sheet, guide: Guide) -> None:
    parts = [path for part in guide.parts for path in part.pages]
    beside = [
        (stage, path)
        for stage in guide.stages.values()
        for path in parts
        if path not in {step.page for step in stage.steps}
    ]
    for stage, path in beside[:1]:
        choose(sheet, stage)
        start_from(sheet, stage)
        sheet.open(address(path))
        following = sheet.page.get_by_role("navigation", name="Next")
        expect(following).not_to_contain_text("Step")
        expect(following.get_by_role("link")).to_have_count(2)
