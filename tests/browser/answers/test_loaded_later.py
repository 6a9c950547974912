"""Some scripts are loaded when they are needed: if that fails, no words are lost and readers are told."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from model.addresses import address
from model.guide import Guide
from tests.helpers.answers import Sheet, wait_until

DEFERRED, WORKSHEET = "**/deferred.*.js", "**/worksheet.*.js"

LONG = "Written when it was full. " * 20_000

NOT_LOADED = "This didn't load"


def fail(route: Route) -> None:
    route.abort()


def said(page: Page) -> Locator:
    return page.locator(".answers-rescued")


@pytest.fixture
def new(new_sheet: Callable[[], Sheet]) -> Sheet:
    """A reader who has opened no page yet."""
    return new_sheet()


@pytest.fixture
def part(guide: Guide) -> str:
    """The address of a page with questions that is not the worksheet."""
    return address(next(group.page for group in guide.groups.values() if group.kind == "reflection"))


def test_what_is_written_is_kept_where_nothing_more_can_be_loaded(new: Sheet, part: str) -> None:
    page = new.page
    page.route(DEFERRED, fail)
    new.open(part)
    page.locator(".item textarea").first.fill("Kept all the same")
    new.saved()
    assert [one["value"] for one in new.stored()["answers"]] == ["Kept all the same"]
    expect(said(page)).to_be_empty()  # nobody asked for anything


def test_the_bar_says_that_something_did_not_load_and_tries_again(new: Sheet, part: str) -> None:
    page = new.page
    page.route(DEFERRED, fail)
    new.open(part)
    more, box = page.locator(".answers-more summary"), page.locator(".answers-panel .answers-forget")
    more.click()
    expect(said(page)).to_contain_text(NOT_LOADED)
    expect(box).to_have_attribute("inert", "")
    page.unroute(DEFERRED)
    more.click()
    more.click()
    expect(said(page)).to_be_empty()
    expect(box).not_to_have_attribute("inert", "")


def test_it_loads_by_itself_once_there_is_a_network(new: Sheet, part: str, context: BrowserContext) -> None:
    new.open(part)
    context.set_offline(True)
    new.page.locator(".answers-more summary").click()
    expect(said(new.page)).to_contain_text(NOT_LOADED)
    context.set_offline(False)
    expect(said(new.page)).to_be_empty()
    expect(new.page.locator(".answers-panel .answers-forget")).not_to_have_attribute("inert", "")


def test_what_cannot_be_kept_can_be_saved_after_the_network_is_gone(
    new: Sheet, part: str, context: BrowserContext
) -> None:
    page = new.page
    new.open(part)
    browser = context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 200_000})
    field = page.locator(".item textarea").first
    with page.expect_response(DEFERRED):
        field.fill("Kept")
    new.saved()
    wait_until(page, "!document.querySelector('.answers-panel .answers-forget').inert")
    context.set_offline(True)
    field.fill(LONG)
    with page.expect_download() as download:
        page.locator(".answers-rescue").click()
    data = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert [one["value"] for one in data["answers"]] == [LONG]


def test_a_file_that_cannot_be_made_yet_is_not_said_to_be_saved(
    new: Sheet, part: str, context: BrowserContext
) -> None:
    page = new.page
    page.route(DEFERRED, fail)
    new.open(part)
    browser = context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    field = page.locator(".item textarea").first
    field.fill(LONG)
    page.locator(".answers-rescue").click()
    expect(said(page)).to_contain_text(NOT_LOADED)
    expect(field).to_have_value(LONG)
    page.unroute(DEFERRED)
    with page.expect_download():
        page.locator(".answers-rescue").click()
    expect(said(page)).to_be_empty()


@pytest.fixture
def tools(new: Sheet) -> Locator:
    return new.page.locator(".answer-tools")


def test_the_boxes_of_the_worksheet_work_once_the_reader_comes_near(new: Sheet, tools: Locator) -> None:
    held: list[Route] = []
    new.page.route(WORKSHEET, lambda route: held.append(route))  # noqa: PLW0108 - Playwright wants a function
    new.page.goto(new.address)
    expect(tools).to_have_attribute("inert", "")
    assert not held
    tools.scroll_into_view_if_needed()
    new.page.wait_for_timeout(300)
    expect(tools).to_have_attribute("inert", "")
    [route] = held
    route.continue_()
    expect(tools).not_to_have_attribute("inert", "")
    assert new.file()["answers"] == []


def test_boxes_that_did_not_load_are_said_and_load_when_pressed(new: Sheet, tools: Locator) -> None:
    new.page.route(WORKSHEET, fail)
    new.page.goto(new.address)
    tools.scroll_into_view_if_needed()
    expect(said(new.page)).to_contain_text(NOT_LOADED)
    new.page.unroute(WORKSHEET)
    new.page.locator(".tools-save").click(force=True)
    expect(said(new.page)).to_be_empty()
    expect(tools).not_to_have_attribute("inert", "")


def test_a_page_whose_parts_did_not_load_keeps_what_is_written(new: Sheet) -> None:
    for name in ("dates", "stages", "worksheet-loader"):
        new.page.route(f"**/{name}.*.js", fail)
    new.open()
    new.write("One")
    new.open()
    assert new.text() == "One"
