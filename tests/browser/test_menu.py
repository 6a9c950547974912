"""The menu opens without a script, and closes as people expect when scripts run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from model.addresses import address
from model.guide import Guide


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """The start of the guide, with the menu open."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto("")
    button(page).click()
    expect(all_pages(page)).to_be_visible()
    yield page
    context.close()


WIDTHS = range(320, 1301, 20)

ONE_ROW = """() => {
  const [title, links, menu] = [".site-title", ".quick-links", ".menu summary"].map(
    (one) => document.querySelector(one).getBoundingClientRect(),
  );
  const top = Math.max(title.top, links.top, menu.top);
  const bottom = Math.min(title.bottom, links.bottom, menu.bottom);
  return top < bottom && title.right <= links.left && links.right <= menu.left && menu.right <= innerWidth;
}"""


@pytest.mark.parametrize(
    "name", ["", "A guide of a much longer name than anybody needs"], ids=["own", "long"]
)
def test_the_head_of_a_page_is_one_row_at_every_width(page: Page, name: str) -> None:
    if name:
        page.locator(".site-title span").evaluate("(one, name) => { one.textContent = name; }", name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(ONE_ROW), f"{width} pixels"


def button(page: Page) -> Locator:
    return page.locator(".menu summary")


def all_pages(page: Page) -> Locator:
    return page.get_by_role("navigation", name="All pages")


def test_the_button_closes_what_it_opened(page: Page) -> None:
    button(page).click()
    expect(all_pages(page)).to_be_hidden()


def test_escape_closes_it_and_gives_the_focus_back(page: Page) -> None:
    all_pages(page).get_by_role("link").last.focus()
    page.keyboard.press("Escape")
    expect(all_pages(page)).to_be_hidden()
    expect(button(page)).to_be_focused()


def test_escape_does_nothing_to_a_closed_menu(page: Page) -> None:
    button(page).click()
    page.get_by_role("main").get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    expect(all_pages(page)).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


def test_a_press_elsewhere_closes_it(page: Page) -> None:
    page.locator(".site-header").click(position={"x": 5, "y": 5})
    expect(all_pages(page)).to_be_hidden()


def test_a_press_inside_leaves_it_open(page: Page) -> None:
    page.locator(".menu-section").first.click()
    expect(all_pages(page)).to_be_visible()


def test_the_focus_closes_it_on_its_way_out(page: Page) -> None:
    page.locator(".menu-sheet").get_by_role("radio").first.focus()
    page.keyboard.press("Tab")
    expect(all_pages(page)).to_be_hidden()
    expect(page.get_by_role("main").locator(":focus")).to_be_in_viewport()


def test_a_choice_of_colours_leaves_it_open(page: Page) -> None:
    page.get_by_role("radio", name="Dark").check()
    expect(all_pages(page)).to_be_visible()


def test_it_leads_to_every_page_and_is_closed_there(page: Page, guide: Guide) -> None:
    links = all_pages(page).get_by_role("link")
    hrefs: list[str] = links.evaluate_all("(links) => links.map((link) => link.href)")
    assert sorted(hrefs) == sorted(page.url + address(path) for path in guide.pages)
    links.last.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(all_pages(page)).to_be_hidden()


def test_it_says_which_page_this_is(page: Page) -> None:
    here = all_pages(page).locator("[aria-current=page]")
    expect(here).to_have_count(1)
    assert here.evaluate("(link) => link.href") == page.url


def test_it_can_be_scrolled_to_its_end(page: Page) -> None:
    """It is longer than the window of a phone."""
    last = page.locator(".menu-sheet").get_by_role("radio").last
    expect(last).not_to_be_in_viewport()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    last.check()
