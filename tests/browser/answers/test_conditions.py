"""Items that are meant for one answer to a choice step back at others, and never with words of the reader."""

import pytest
from playwright.sync_api import Browser, expect

from model.addresses import address
from model.guide import Guide, Item
from tests.helpers.answers import Sheet
from tests.helpers.long_run import now
from tests.helpers.topics import Topic

pytestmark = pytest.mark.parametrize("topic", [Topic("topics/moving-home")], indirect=True, ids=str)


@pytest.fixture(params=now("choice", of=["choice", "several"]))
def item(request: pytest.FixtureRequest, guide: Guide) -> Item:
    """A box to tick that depends on a question of a kind, on the worksheet that gathers the most."""
    groups = guide.shown_on(guide.pages[guide.page_calling("worksheet")])
    asked = {prompt.id for prompt in guide.prompts(request.param)}
    boxes = [item for group in groups if group.kind == "checklist" for item in group.items]
    return next(item for item in boxes if asked & item.when.keys())


def choose(sheet: Sheet, item: Item, guide: Guide, *, fits: bool) -> None:
    """Choose the option for which an item is meant, or another."""
    [(question, answers)] = item.when.items()
    asked = guide.choices[question]
    option = next(one for one in asked.options if (one.id in answers) == fits)
    box = sheet.page.locator(f"[id='{question}']").get_by_label(option.text, exact=True)
    box.check()


def test_an_item_for_another_answer_steps_back_and_comes_again(
    sheet: Sheet, item: Item, guide: Guide
) -> None:
    place = sheet.page.locator(f"[id='{item.id}']")
    expect(place).to_be_visible()
    choose(sheet, item, guide, fits=False)
    expect(place).to_be_hidden()
    expect(sheet.page.locator(f".stepped-back [id='{item.id}']")).to_be_attached()
    choose(sheet, item, guide, fits=True)
    expect(place).to_be_visible()


def test_it_steps_back_on_its_own_page_too(sheet: Sheet, item: Item, guide: Guide) -> None:
    choose(sheet, item, guide, fits=False)
    sheet.saved()
    [path] = [group.page for group in guide.groups.values() if item in group.items]
    sheet.open(address(path))
    expect(sheet.page.locator(f"[id='{item.id}']")).to_be_hidden()


def test_what_holds_an_answer_stays_in_its_place_and_prints(sheet: Sheet, item: Item, guide: Guide) -> None:
    place = sheet.page.locator(f"[id='{item.id}']")
    place.get_by_role("checkbox").check()
    choose(sheet, item, guide, fits=False)
    sheet.saved()
    expect(place).to_be_visible()
    sheet.open()
    expect(place).to_be_visible()


def test_paper_and_pages_without_scripts_show_it_and_say_for_whom(
    sheet: Sheet, item: Item, guide: Guide, browser: Browser, base_url: str
) -> None:
    [(_, _, answers)] = guide.conditions(item)
    choose(sheet, item, guide, fits=False)
    sheet.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    place = sheet.page.locator(f"[id='{item.id}']")
    expect(place).to_be_visible()
    for words in answers.values():
        expect(place).to_contain_text(words)
    page = browser.new_context(base_url=base_url, java_script_enabled=False).new_page()
    page.goto(sheet.address)
    expect(page.locator(f"[id='{item.id}']")).to_contain_text(next(iter(answers.values())))
    page.context.close()
