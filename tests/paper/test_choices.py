"""What a reader may choose before printing, and what prints where nothing can be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from model.addresses import address
from model.guide import Group, Guide, Item
from tests.helpers.answers import press_print, wait_until
from tests.paper.printed import Paper, squeezed
from tests.paper.writing import WRITTEN, asked, fill_in, gathered, open_worksheet


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


def test_what_is_left_out_leaves_no_gap(sheet: Page, guide: Guide) -> None:
    about = {item.id for item in about_the_sheet(guide)}
    tops = []
    for group in groups(guide):
        if not about & {item.id for item in group.items}:
            sheet.select_option("#print-part", group.name)
            [first, *_] = Paper(sheet.pdf()).sides
            tops += [one.top for one in first.pieces if squeezed(one.text) == squeezed(group.legend)]
    assert tops
    assert max(tops) - min(tops) < 1
    sheet.select_option("#print-part", "")


def test_one_question_can_be_printed_alone(sheet: Page, guide: Guide) -> None:
    item = groups(guide)[-1].items[0]
    sheet.select_option("#print-part", item.id)
    assert questions_in(printed(sheet), guide) == [*about_the_sheet(guide), item]
    sheet.select_option("#print-part", "")
    assert questions_in(printed(sheet), guide) == gathered(guide)


def test_every_question_can_be_chosen_by_its_words(sheet: Page, guide: Guide) -> None:
    options = sheet.locator("#print-part option").all_inner_texts()
    assert [asked(item) for item in gathered(guide) if asked(item) not in options] == []


def test_the_buttons_print_and_nothing_else_does(sheet: Page, guide: Guide) -> None:
    sheet.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    open_worksheet(sheet, guide)
    assert sheet.evaluate("printed") == 0
    for number, name in enumerate(["Print my answers", "Print a blank sheet"], 1):
        sheet.get_by_role("button", name=name, exact=True).click()
        assert sheet.evaluate("printed") == number


def test_a_print_without_a_button_says_that_answers_are_left_out(sheet: Page, guide: Guide) -> None:
    line = squeezed("Your answers aren't printed here")
    open_worksheet(sheet, guide)
    assert line not in printed(sheet)
    fill_in(sheet, WRITTEN["short"])
    assert line in Paper(sheet.pdf()).sides[0].text
    for name in ("Print my answers", "Print a blank sheet"):
        press_print(sheet, name)
        assert line not in printed(sheet), name
    sheet.goto(address(next(group.page for group in groups(guide) if group.kind == "reflection")))
    wait_until(sheet, "document.documentElement.dataset.answers === 'ready'")
    assert line in Paper(sheet.pdf()).sides[0].text


def test_the_whole_guide_has_a_button_and_large_letters(sheet: Page, guide: Guide) -> None:
    sheet.goto(address(guide.page_calling("whole_guide")))
    expect(sheet.locator(".print-now")).to_be_visible()
    expect(sheet.locator("#print-large")).to_be_visible()
    expect(sheet.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("most", [3, pytest.param(1_000, id="all", marks=pytest.mark.long)])
def test_pages_of_the_whole_guide_are_chosen_and_their_number_is_said(
    sheet: Page, guide: Guide, most: int
) -> None:
    sheet.goto(address(guide.page_calling("whole_guide")))
    boxes = sheet.locator(".print-chapters [type=checkbox]")
    about = {page.title for page in guide.pages.values() if page.about_site}
    sheet.locator(".print-choices summary").click()
    expect(boxes.first).to_be_visible()
    unticked = sheet.locator(".print-chapters label:has(input:not(:checked))").all_inner_texts()
    assert {title.strip() for title in unticked} <= about
    assert about & {title.strip() for title in sheet.locator(".print-chapters label").all_inner_texts()}
    chosen = min(boxes.count(), most)
    for number, box in enumerate(boxes.all()):
        box.set_checked(number < chosen)
    said = re.findall("[0-9]+", sheet.locator(".print-count").inner_text())
    sides = Paper(sheet.pdf(format="A4")).sides
    assert int(said[0]) == pytest.approx(len(sides), rel=0.25, abs=2)
    assert int(said[1]) == -(-int(said[0]) // 2)
    titles = sheet.locator(".chapter > .page-header > h2").all_text_contents()
    text = "".join(side.text for side in sides)
    assert [title for title in titles[:chosen] if squeezed(title) not in text] == []
    assert sheet.locator(".chapter.print-left-out").count() == boxes.count() - chosen


def test_numbers_of_sources_are_printed_with_their_list_only(sheet: Page, guide: Guide) -> None:
    sheet.goto(address(guide.page_calling("whole_guide")))
    sheet.locator(".print-choices summary").click()
    register = guide.pages[guide.register]
    choice = sheet.locator(".print-chapters label", has_text=register.title).locator("input")
    for with_list in (True, False):
        choice.set_checked(with_list)
        sheet.emulate_media(media="print")
        assert sheet.locator(".chapter .cite:visible").first.is_visible() == with_list
        sheet.emulate_media(media="screen")


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


def test_without_scripts_pages_about_the_site_are_not_printed(plain: Page, guide: Guide) -> None:
    plain.goto(address(guide.page_calling("whole_guide")))
    chapters = plain.locator(".chapter > .page-header > h2")
    about = {page.title for page in guide.pages.values() if page.about_site}
    shown = chapters.all_inner_texts()
    assert about & {*shown}
    plain.emulate_media(media="print")
    printed = [title for title, one in zip(shown, chapters.all(), strict=True) if one.is_visible()]
    assert printed == [title for title in shown if title not in about]
    assert plain.locator(".whole-guide-pages a:visible").all_inner_texts() == printed
    plain.emulate_media(media="screen")
    plain.goto(address(guide.page_calling("worksheet")))


def test_without_scripts_what_was_typed_is_printed(plain: Page) -> None:
    plain.locator(".item textarea").nth(3).fill("Typed without scripts, and printed.")
    assert squeezed("Typed without scripts, and printed.") in printed(plain)
