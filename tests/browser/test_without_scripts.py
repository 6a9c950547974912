"""A reader without scripts gets from the way in to a finished worksheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from model.addresses import address
from model.answers import Rows, prompt_control
from model.guide import Guide, Prompt
from model.settings import Settings
from tests.helpers.topics import on_every_topic

pytest_generate_tests = on_every_topic


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone with scripts switched off."""
    context = browser.new_context(
        base_url=base_url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def worksheet_address(guide: Guide) -> str:
    return address(guide.page_calling("worksheet"))


@pytest.mark.proves("no-scripts")
def test_the_way_in_leads_to_a_path_for_every_stage(page: Page, guide: Guide) -> None:
    for stage in guide.stages.values():
        page.goto("")
        page.get_by_role("link", name=stage.text, exact=True).click()
        path = page.get_by_role("region", name=stage.text)
        expect(path.get_by_role("heading", name=stage.text)).to_be_in_viewport()
        expect(path.get_by_role("listitem")).to_have_count(len(stage.steps))


@pytest.mark.proves("no-scripts")
@pytest.mark.fault(70)
def test_from_the_way_in_to_a_finished_worksheet(page: Page, guide: Guide, settings: Settings) -> None:
    page.goto("")
    page.get_by_role("main").locator(f"a[href='{worksheet_address(guide)}']").first.click()
    for group in guide.shown_on(guide.pages[guide.page_calling("worksheet")]):
        for item in group.items:
            here = page.locator(f"[id='{item.id}']")
            if group.kind == "checklist":
                here.get_by_role("checkbox", name=item.text).check()
            elif group.kind == "reflection":
                question = here.get_by_role("group", name=item.text, exact=True)
                question.locator("> .choices").get_by_label(settings.scale[0].text, exact=True).check()
                hands = here.get_by_role("group", name=f"{settings.hands_question} {item.text}")
                hands.get_by_label(settings.hands[-1].text, exact=True).check()
                here.get_by_role("textbox", name=f"{settings.note} {item.text}").fill("A note")
            elif isinstance(item, Prompt) and item.answer == "scale":
                question = here.get_by_role("group", name=item.text)
                question.get_by_label(item.high).check()
            elif isinstance(item, Prompt) and item.answer == "stage":
                here.get_by_label(next(iter(guide.stages.values())).text).check()
            elif isinstance(item, Prompt) and item.options:
                here.get_by_label(item.options[-1].text, exact=True).check()
            elif isinstance(item, Prompt) and item.columns:
                table = prompt_control(item, item.text, guide)
                assert isinstance(table, Rows)
                for cell in sum(table.cells, ()):
                    here.locator(f"[name='{cell.name}']").fill("2026-12-01" if cell.kind == "date" else "12")
            elif group.kind == "letter":
                here.get_by_role("textbox", name=item.text, exact=True).fill("My words")
            else:
                value = "2026-12-01" if isinstance(item, Prompt) and item.answer == "date" else "My words"
                here.get_by_label(item.text, exact=True).fill(value)
    for field in page.get_by_role("main").get_by_role("textbox").all():
        expect(field).not_to_have_value("")
    unanswered = page.locator(".asked:not(:has(:checked, .rows))")
    expect(unanswered).to_have_count(0)


@pytest.mark.proves("no-scripts")
def test_there_is_no_field_that_would_find_nothing(page: Page, guide: Guide) -> None:
    index = guide.page_calling("search")
    page.goto(address(index))  # Home, in a guide without a search
    if index:
        expect(page.locator(".index-list a").first).to_be_in_viewport()
    expect(page.locator("input[type=search]:visible")).to_have_count(0)


@pytest.mark.proves("no-scripts")
def test_what_a_reader_may_ask_in_any_country_is_one_tap_away(page: Page, guide: Guide) -> None:
    for country in guide.rights:
        page.goto(address(guide.page_calling("rights_list")))
        page.get_by_role("main").get_by_role("link", name=country.name, exact=True).click()
        expect(page.get_by_role("heading", name=country.name, exact=True)).to_be_in_viewport()
        expect(page.locator(f"#{country.id} li").first).to_be_in_viewport()


@pytest.mark.proves("no-scripts")
@pytest.mark.fault(70)
def test_nothing_on_any_page_waits_for_a_script(page: Page, guide: Guide) -> None:
    """A button without a script behind it would be dead."""
    for path in guide.pages:
        page.goto(address(path))
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.locator("[hidden]")).to_have_count(0)


WORDS = """(kind) => [...document.querySelectorAll(`.${kind}`)].map(({ nextElementSibling: one }) => one)
  .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_words_about_scripts_show_to_those_whom_they_concern(
    browser: Browser, base_url: str, guide: Guide, scripts: bool
) -> None:
    concerns = {True: "with_scripts", False: "without_scripts"}
    context = browser.new_context(base_url=base_url, java_script_enabled=scripts)
    page = context.new_page()
    for path, one in guide.pages.items():
        if any(call.macro in concerns.values() for call in one.calls):
            page.goto(address(path))
            calls = [call.macro for call in one.calls]
            # The heading above a pattern waits, as the pattern does, for a fourth set of answers.
            shown = calls.count(concerns[scripts]) - scripts * calls.count("pattern")
            assert len(page.evaluate(WORDS, concerns[scripts].replace("_", "-"))) == shown, path
            assert page.evaluate(WORDS, concerns[not scripts].replace("_", "-")) == [], path
            page.emulate_media(media="print")
            assert page.locator(":is(.with-scripts, .without-scripts) + p:visible").count() == 0, path
            page.emulate_media(media="screen")
    context.close()


@pytest.mark.proves("no-scripts")
def test_every_part_says_its_place_and_what_comes_next(page: Page, guide: Guide, settings: Settings) -> None:
    say, paths = settings.words.plain, guide.part_pages
    for number, path in enumerate(paths, start=1):
        page.goto(address(path))
        following = page.get_by_role("navigation", name=say("next_step.label"))
        expect(following).to_contain_text(say("next_step.part", number=number, total=len(paths)))
        if goal := [*paths, guide.page_calling("worksheet")][number]:
            link = following.get_by_role("link", name=say("next_step.next", title=guide.pages[goal].title))
            expect(link).to_be_visible()
        if goal := guide.page_calling("stage_path"):
            expect(following.get_by_role("link", name=guide.pages[goal].title)).to_be_visible()


@pytest.mark.proves("no-scripts")
def test_every_section_of_the_worksheet_is_a_tap_away(page: Page, guide: Guide, settings: Settings) -> None:
    path = guide.page_calling("worksheet")
    page.goto(address(path))
    # A short worksheet does without the list.
    if "worksheet_list" not in {call.macro for call in guide.pages[path].calls}:
        expect(page.locator(".sections")).to_have_count(0)
        return
    page.get_by_text(settings.words.plain("worksheet_list.summary")).click()
    for group in guide.shown_on(guide.pages[path]):
        page.locator(".sections").get_by_role("link", name=group.legend, exact=True).click()
        expect(page.locator(f"[id='{group.name}']")).to_be_in_viewport()


@pytest.mark.proves("no-scripts")
def test_the_menu_opens_and_leads_to_every_page(page: Page, guide: Guide, settings: Settings) -> None:
    page.goto("")
    page.get_by_text(settings.words.plain("header.menu"), exact=True).click()
    links = page.get_by_role("navigation", name=settings.words.plain("nav.label")).get_by_role("link")
    expect(links).to_have_count(len(guide.pages))
    expect(links.last).to_be_visible()
