"""Ten minutes first: what is folded opens where it is wanted, and never hides what a reader wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from model.guide import Group, Guide, Item
from tests.helpers.answers import Sheet


@pytest.fixture
def new_sheet(new_sheet: Callable[[], Sheet]) -> Callable[[], Sheet]:
    """Opens another tab, and leaves folded what is."""

    def make() -> Sheet:
        sheet = new_sheet()
        sheet.unfolds = False
        return sheet

    return make


@pytest.fixture
def folded(guide: Guide) -> list[Group]:
    """The groups that the worksheet folds."""
    page = guide.pages[guide.page_calling("worksheet")]
    return [group for group in guide.shown_on(page) if not page.shown_first(group)]


def box(page: Page, name: str) -> Locator:
    """Return what is folded below the legend of a group."""
    return page.locator(f".legend[id='{name}'] + details")


def more(page: Page, item: Item) -> Locator:
    """Return the second question and the note of a question."""
    return page.locator(f"[id='{item.id}'] .more-asked")


def is_open(place: Locator, *, wanted: bool = True) -> None:
    """Wait until a box is open, or is not."""
    expect(place).to_have_js_property("open", wanted)


def prompt_of(groups: list[Group]) -> Group:
    """Return the last of some groups with lines to write on."""
    return [group for group in groups if group.kind == "prompt"][-1]


def test_the_worksheet_shows_what_is_enough_and_the_rest_on_request(
    sheet: Sheet, guide: Guide, folded: list[Group]
) -> None:
    page = guide.pages[guide.page_calling("worksheet")]
    shown = [item.id for group in guide.shown_on(page) for item in group.items[: page.shown_first(group)]]
    visible = sheet.page.locator(".item:visible")
    assert folded
    assert visible.evaluate_all("(items) => items.map((item) => item.id)") == shown
    sheet.unfold()
    every = sheet.page.locator(".item")
    expect(visible).to_have_count(every.count())
    expect(sheet.page.locator(".folded:not([open])")).to_have_count(0)
    sheet.page.get_by_label("Show every question and note").uncheck()
    expect(visible).to_have_count(len(shown))


def test_an_answer_opens_the_second_question_and_the_note_where_the_author_wants_it(sheet: Sheet) -> None:
    values = [answer.value for answer in sheet.settings.scale]
    opening, other = sheet.settings.ask_more, [one for one in values if one not in sheet.settings.ask_more]
    for item, value in zip(sheet.choices, [*other, *opening], strict=False):
        sheet.page.check(f"[id='{item.id}_{value}']")
        sheet.saved()
        is_open(more(sheet.page, item), wanted=value in opening)


def test_what_holds_words_is_open_when_a_reader_comes_back(sheet: Sheet, folded: list[Group]) -> None:
    group, note = prompt_of(folded), sheet.choices[-1]
    sheet.unfold()
    sheet.page.fill(f"[id='{group.items[0].id}_answer']", "Mine")
    sheet.page.fill(f"[id='{note.id}_note']", "A note")
    sheet.saved()
    sheet.open()
    is_open(box(sheet.page, group.name))
    is_open(more(sheet.page, note))
    expect(box(sheet.page, group.name).locator(".fold-count")).to_have_text(
        f"1 of {len(group.items)} answered"
    )
    is_open(box(sheet.page, folded[1].name), wanted=False)
    is_open(more(sheet.page, sheet.choices[0]), wanted=False)


def test_a_new_sheet_starts_folded(sheet: Sheet, folded: list[Group]) -> None:
    group = prompt_of(folded)
    box(sheet.page, group.name).locator("summary").first.click()
    sheet.page.fill(f"[id='{group.items[0].id}_answer']", "Mine")
    sheet.saved()
    sheet.page.locator(".sheet-more summary").click()
    sheet.page.locator(".sheet-new").click()
    is_open(box(sheet.page, group.name), wanted=False)
    sheet.page.select_option("#sheet-open", index=0)
    expect(sheet.page.locator(f"[id='{group.items[0].id}_answer']")).to_have_value("Mine")
    is_open(box(sheet.page, group.name))


def test_a_link_to_a_folded_group_opens_it(sheet: Sheet, folded: list[Group]) -> None:
    group = prompt_of(folded)
    sheet.page.locator(".sections summary").click()
    sheet.page.locator(f".sections a[href='#{group.name}']").click()
    is_open(box(sheet.page, group.name))
    expect(sheet.page.locator(f"[id='{group.name}']")).to_be_in_viewport()


def test_a_folded_group_opens_and_closes_with_the_keyboard(sheet: Sheet, folded: list[Group]) -> None:
    group = folded[0]
    summary = sheet.page.get_by_role("group").locator(f"[id='{group.name}_fold']")
    summary.focus()
    sheet.page.keyboard.press("Enter")
    is_open(box(sheet.page, group.name))
    sheet.page.keyboard.press("Enter")
    is_open(box(sheet.page, group.name), wanted=False)


def test_a_question_for_other_stages_steps_back_on_its_own_page_and_stays_once_it_is_answered(
    sheet: Sheet, guide: Guide
) -> None:
    asks = guide.prompts("stage")[0]
    first, second = [item for item in sheet.choices if item.stages][:2]
    other = next(stage for stage in guide.stages if stage not in {*first.stages, *second.stages})
    sheet.unfold()
    sheet.page.check(f"[id='{first.id}_{sheet.settings.scale[0].value}']")
    sheet.page.check(f"[id='{asks.id}_{other}']")
    sheet.saved()
    home = next(group.page for group in guide.groups.values() if first in group.items)
    for place in (sheet.address, home.removesuffix(".md") + "/"):
        sheet.open(place)
        expect(sheet.page.locator(f"[id='{second.id}']")).to_be_hidden()
        expect(sheet.page.locator(f"[id='{first.id}']")).to_be_visible()
        expect(sheet.page.locator(".stepped-back summary").first).to_contain_text("may not apply")
