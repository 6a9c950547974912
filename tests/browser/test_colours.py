"""Light or dark is chosen once, is there before anything is painted, and needs no storage to work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from model.addresses import address
from model.guide import Guide
from tests.helpers.topics import FIRST

KEY = f"scheme:{FIRST.settings.site_id}"
"""Where the choice is kept."""

BLOCK = """() => Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
})"""

EARLY = """() => new MutationObserver(() => {
  if (document.body) window.early ??= document.documentElement.dataset.scheme ?? "";
}).observe(document, { childList: true, subtree: true })"""
"""Notes the choice as soon as there is something to paint."""

CHOICE = "() => document.documentElement.dataset.scheme ?? ''"
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A light device that nothing was kept on."""
    context = browser.new_context(base_url=base_url, color_scheme="light")
    yield context
    context.close()


@pytest.fixture
def errors(context: BrowserContext) -> list[str]:
    """What goes wrong in the scripts of any page."""
    found: list[str] = []
    context.on("weberror", lambda error: found.append(error.error.message))
    context.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    return found


def choose(page: Page, name: str) -> None:
    """Choose colours in the menu."""
    page.locator(".menu summary").click()
    page.get_by_role("group", name="Colours").get_by_role("radio", name=name).check()
    page.keyboard.press("Escape")


def keep(context: BrowserContext, value: str) -> None:
    """Have something in the place where the choice is kept."""
    context.add_init_script(f"if (location.host) localStorage.setItem({KEY!r}, {value!r});")


def kept(page: Page) -> dict[str, str]:
    """Return everything that is kept."""
    found: dict[str, str] = page.evaluate("() => ({ ...localStorage })")
    return found


def background(browser: Browser, base_url: str, device: Literal["light", "dark"]) -> str:
    """Return the colour behind the words on a device, as long as nobody has chosen one."""
    page = browser.new_page(base_url=base_url, color_scheme=device)
    page.goto("")
    found: str = page.evaluate(BACKGROUND)
    page.close()
    return found


def test_without_a_choice_the_device_decides(browser: Browser, base_url: str) -> None:
    assert background(browser, base_url, "light") != background(browser, base_url, "dark")


@pytest.mark.parametrize("device", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["Light", "Dark"])
def test_a_choice_wins_over_the_device(
    browser: Browser, base_url: str, device: Literal["light", "dark"], chosen: Literal["Light", "Dark"]
) -> None:
    page = browser.new_page(base_url=base_url, color_scheme=device)
    page.goto("")
    choose(page, chosen)
    scheme: Literal["light", "dark"] = "light" if chosen == "Light" else "dark"
    assert page.evaluate(BACKGROUND) == background(browser, base_url, scheme)
    page.close()


def test_a_choice_holds_on_every_page_before_anything_is_painted(
    context: BrowserContext, sample: list[str], errors: list[str]
) -> None:
    context.add_init_script(f"({EARLY})()")
    page = context.new_page()
    page.goto("")
    choose(page, "Dark")
    for place in sample:
        page.goto(place)
        assert page.evaluate("() => window.early") == "dark", f"{place} would be painted light first."
    assert errors == []


def test_the_menu_shows_the_choice(context: BrowserContext, guide: Guide) -> None:
    page = context.new_page()
    page.goto("")
    expect(page.locator(".colours input:checked")).to_have_value("")
    choose(page, "Dark")
    page.goto(address(guide.page_calling("search")))
    expect(page.locator(".colours input:checked")).to_have_value("dark")


def test_a_choice_is_all_that_is_kept(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("")
    choose(page, "Dark")
    assert kept(page) == {KEY: "dark"}


def test_a_choice_taken_back_is_forgotten(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("")
    choose(page, "Dark")
    choose(page, "As on my device")
    assert page.evaluate(CHOICE) == ""
    assert kept(page) == {}
    page.reload()
    assert page.evaluate(CHOICE) == ""


def test_a_mere_visit_keeps_nothing(context: BrowserContext, sample: list[str], errors: list[str]) -> None:
    page = context.new_page()
    for place in sample:
        page.goto(place)
        expect(page.locator(".colours-template, .search[inert]")).to_have_count(0)
        assert kept(page) == {}, f"{place} keeps something."
    assert context.cookies() == []
    assert errors == []


@pytest.mark.parametrize(
    "value", ["", "blue", "DARK", "null", '{"index": [', "dark'><script>", "constructor"]
)
def test_a_spoilt_choice_is_no_choice(context: BrowserContext, errors: list[str], value: str) -> None:
    keep(context, value)
    page = context.new_page()
    page.goto("")
    expect(page.locator(".colours-template, .search[inert]")).to_have_count(0)
    assert page.evaluate(CHOICE) == ""
    expect(page.locator(".colours input:checked")).to_have_value("")
    assert errors == []


def test_with_site_data_blocked_a_choice_holds_for_the_page(
    context: BrowserContext, errors: list[str]
) -> None:
    context.add_init_script(f"({BLOCK})()")
    page = context.new_page()
    page.goto("")
    choose(page, "Dark")
    assert page.evaluate(CHOICE) == "dark"
    page.reload()
    assert page.evaluate(CHOICE) == ""
    assert errors == []
