"""What a reader may choose before printing, and what prints where nothing can be chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from model.addresses import address
from model.guide import Group, Guide, Item
from tests.paper.printed import Paper, squeezed
from tests.paper.writing import asked, gathered, open_worksheet


@pytest.fixture(scope="module")
def sheet(paper_page: Page, guide: Guide) -> Page:
    """The worksheet."""
    open_worksheet(paper_page, guide)
    return paper_page


def printed(page: Page) -> str:
    """Return the words that come out of the printer."""
    return Paper(page.pdf()).text


def groups(guide: Guide) -> tuple[Group, ...]:
    """Return the groups of the worksheet."""
    return guide.shown_on(guide.pages[guide.page_calling("worksheet")])


def questions_in(text: str, guide: Guide) -> list[Item]:
    """Return the questions of the worksheet that a printed text asks."""
    return [item for item in gathered(guide) if squeezed(asked(item)) in text]


def about_the_sheet(guide: Guide) -> list[Item]:
    """Return the questions that say what a sheet is about: they are printed with every part."""
    return [
        item
        for group in groups(guide)
        if any(getattr(one, "answer", "") == "stage" for one in group.items)
        for item in group.items
    ]


def test_one_group_can_be_printed_alone(sheet: Page, guide: Guide) -> None:
    for group in groups(guide):
        sheet.select_option("#print-part", group.name)
        expected = {*about_the_sheet(guide), *group.items}
        assert set(questions_in(printed(sheet), guide)) == expected, group.name


def test_one_question_can_be_printed_alone(sheet: Page, guide: Guide) -> None:
    item = groups(guide)[-1].items[0]
    sheet.select_option("#print-part", item.id)
    assert questions_in(printed(sheet), guide) == [*about_the_sheet(guide), item]
    sheet.select_option("#print-part", "")
    assert questions_in(printed(sheet), guide) == gathered(guide)


def test_every_question_can_be_chosen_by_its_words(sheet: Page, guide: Guide) -> None:
    options = sheet.locator("#print-part option").all_inner_texts()
    assert [asked(item) for item in gathered(guide) if asked(item) not in options] == []


def test_the_button_prints_and_nothing_else_does(sheet: Page, guide: Guide) -> None:
    sheet.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    open_worksheet(sheet, guide)
    assert sheet.evaluate("printed") == 0
    sheet.get_by_role("button", name="Print", exact=True).click()
    assert sheet.evaluate("printed") == 1


def test_the_whole_guide_has_a_button_and_large_letters(sheet: Page, guide: Guide) -> None:
    sheet.goto(address(guide.page_calling("whole_guide")))
    expect(sheet.locator(".print-now")).to_be_visible()
    expect(sheet.locator("#print-large")).to_be_visible()
    expect(sheet.locator("dialog")).to_have_count(0)


@pytest.fixture(scope="module")
def plain(browser: Browser, base_url: str, guide: Guide) -> Iterator[Page]:
    """The worksheet in a browser without scripts."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(guide.page_calling("worksheet")))
    yield page
    context.close()


def test_without_scripts_there_is_nothing_to_choose_and_the_sheet_prints_blank(
    plain: Page, guide: Guide
) -> None:
    expect(plain.locator(".print-choices")).to_have_count(0)
    paper = Paper(plain.pdf(format="A4"))
    assert questions_in(paper.text, guide) == gathered(guide)
    lines = sum(
        getattr(item, "lines", 3) for item in gathered(guide) if getattr(item, "answer", "text") == "text"
    )
    assert sum(len(side.rules) for side in paper.sides) >= lines / 2


def test_without_scripts_what_was_typed_is_printed(plain: Page) -> None:
    plain.locator(".item textarea").nth(3).fill("Typed without scripts, and printed.")
    assert squeezed("Typed without scripts, and printed.") in printed(plain)
