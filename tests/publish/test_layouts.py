"""What stylesheets declare is what is drawn: columns at every width, and each picture with its own title."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from model.guide import Guide
from tests.access.pages import visit

PHONE, TABLET, DESKTOP = 360, 768, 1280

GRIDS = """() => [...document.querySelectorAll("main *")].flatMap((grid) => {
  const columns = (one) => Number(getComputedStyle(one).getPropertyValue("--columns"));
  const declared = columns(grid);
  const shown = [...grid.children].filter((one) => one.checkVisibility());
  const inherited = columns(grid.parentElement) === declared && getComputedStyle(grid).display !== "grid";
  if (!declared || inherited || !shown.length) {
    return [];
  }
  const drawn = new Set(shown.map((one) => Math.round(one.getBoundingClientRect().left))).size;
  return [[grid.className || grid.parentElement.className, declared, drawn, shown.length]];
})"""
"""Each element that says how many columns it has: its name, that number, how many are drawn, and of what."""

PICTURES = """() => [...document.querySelectorAll(".card img")].map((picture) => {
  const middle = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  };
  const [x, y] = middle(picture);
  const far = (title) => Math.hypot(middle(title)[0] - x, middle(title)[1] - y);
  const titles = [...document.querySelectorAll(".card-title")].sort((a, b) => far(a) - far(b));
  return [titles[0].innerText, picture.closest(".card").querySelector(".card-title").innerText];
})"""
"""The title that stands nearest to each picture, and the one that belongs to it."""

IN_LINE = """() => [".site-title", "h1", ".site-footer li a"].map((one) =>
  Math.round(document.querySelector(one).getBoundingClientRect().left))"""

MEASURE = """() => Math.max(...[...document.querySelectorAll(".content > p")].map((one) =>
  one.getBoundingClientRect().width))"""

SIDE = """() => {
  const list = document.querySelector(".contents ul");
  const words = document.querySelector(".content > p").getBoundingClientRect();
  return [list.checkVisibility({ contentVisibilityAuto: true }) && list.getBoundingClientRect().height > 0,
    list.getBoundingClientRect().left > words.right];
}"""


CITED = """() => [...document.querySelectorAll("main a.cite")].flatMap((mark) => {
  const line = mark.getClientRects()[0];
  const block = mark.closest("p, li, td, dd").getBoundingClientRect();
  return line && line.left - block.left < 8 ? [mark.parentElement.innerText.slice(0, 60)] : [];
})"""
"""The start of each passage with a citation at the start of a line."""

BROKEN = r"""() => {
  const title = document.createTreeWalker(document.querySelector("h1"), NodeFilter.SHOW_TEXT).nextNode();
  const words = [...(title?.data ?? "").matchAll(/\S+/g)];
  return words.filter(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(title, index);
    range.setEnd(title, index + word.length);
    return range.getClientRects().length > 1;
  }).map(([word]) => word);
}"""
"""The words of a title that begin on one line and end on the next."""

IN_LINES = f"() => document.querySelector('.site-footer li a') ? ({IN_LINE})() : []"

SCRIPTS = {"cited": CITED, "broken": BROKEN, "in line": IN_LINES, "grids": GRIDS}
"""The last one lays out what is closed, where a citation would then stand at the start of a line."""

Found = dict[str, dict[str, list[Any]]]
"""What each script finds, by its name and by the address of each page."""


@pytest.fixture(scope="module")
def found_at(browser: Browser, base_url: str, addresses: list[str]) -> Callable[[int], Found]:
    """Gives what scripts find on every page in a window of a width; each page is opened once for all."""

    @cache
    def found(width: int) -> Found:
        page = browser.new_page(base_url=base_url, viewport={"width": width, "height": 800})
        everything: Found = {name: {} for name in SCRIPTS}
        for address in addresses:
            visit(page, address)
            for name, script in SCRIPTS.items():
                everything[name][address] = page.evaluate(script)
        page.close()
        return everything

    return found


at_every_width = pytest.mark.parametrize(
    "width", [PHONE, pytest.param(TABLET, marks=pytest.mark.long), DESKTOP]
)


@pytest.fixture
def window(browser: Browser, base_url: str) -> Iterator[Page]:
    """A window whose width a test chooses."""
    page = browser.new_page(base_url=base_url)
    yield page
    page.close()


@at_every_width
def test_every_grid_is_drawn_as_it_is_declared(found_at: Callable[[int], Found], width: int) -> None:
    grids = [(address, *grid) for address, all_of in found_at(width)["grids"].items() for grid in all_of]
    assert grids, "No grid was found."
    wrong = [
        f"{address}: '{name}' declares {declared} columns, and {drawn} are drawn"
        for address, name, declared, drawn, children in grids
        if drawn != min(declared, children)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("width", "columns"), [(PHONE, 1), (TABLET, 2), (DESKTOP, 3)])
def test_the_parts_stand_in_one_two_or_three_columns(window: Page, width: int, columns: int) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    visit(window, "")
    lefts = window.evaluate(
        "() => [...document.querySelectorAll('.card')].map((one) => one.getBoundingClientRect().left)"
    )
    assert len({*lefts}) == columns, lefts


@at_every_width
def test_each_picture_stands_nearest_to_its_own_title(window: Page, guide: Guide, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    visit(window, "")
    found = window.evaluate(PICTURES)
    assert len(found) == len([path for path in guide.part_pages if guide.pages[path].picture])
    assert not [(nearest, own) for nearest, own in found if nearest != own]


def test_a_phone_shows_the_picture_of_home_on_its_first_screen(window: Page) -> None:
    window.set_viewport_size({"width": PHONE, "height": 640})
    visit(window, "")
    box = window.locator(".page-picture").bounding_box()
    assert box
    assert box["width"] > 0
    assert box["y"] + box["height"] < 640


def test_head_words_and_foot_are_in_line_on_a_desktop(found_at: Callable[[int], Found]) -> None:
    lefts = found_at(DESKTOP)["in line"]
    assert any(lefts.values())
    assert not {address: found for address, found in lefts.items() if len({*found}) > 1}


@pytest.mark.parametrize(("width", "shown"), [(PHONE, False), (DESKTOP, True)])
def test_contents_are_closed_on_a_phone_and_beside_the_words_on_a_desktop(
    window: Page, guide: Guide, *, width: int, shown: bool
) -> None:
    window.set_viewport_size({"width": width, "height": 800})
    page = max(guide.part_pages, key=lambda path: len(guide.pages[path].headings))
    visit(window, page.removesuffix(".md") + "/")
    assert window.evaluate(SIDE) == [shown, shown]
    size = float(window.evaluate("parseFloat(getComputedStyle(document.querySelector('.content')).fontSize)"))
    assert window.evaluate(MEASURE) <= 34 * size, "A line is too long to read with ease."


def test_an_empty_counter_takes_no_room(window: Page, guide: Guide) -> None:
    page = next(group.page for group in guide.groups.values() if group.count)
    visit(window, page.removesuffix(".md") + "/")
    heights = window.evaluate(
        "() => [...document.querySelectorAll('.answered')].map((one) => one.getBoundingClientRect().height)"
    )
    assert heights
    assert not any(heights)


@pytest.mark.parametrize(
    "width",
    [pytest.param(320, marks=pytest.mark.long), PHONE, pytest.param(TABLET, marks=pytest.mark.long), DESKTOP],
)
def test_no_citation_begins_a_line(found_at: Callable[[int], Found], width: int) -> None:
    assert not {address: found for address, found in found_at(width)["cited"].items() if found}


FILLED = """(name) => [...document.querySelectorAll(`${name}:not([hidden])`)].map(
  (one) => getComputedStyle(one).backgroundColor)"""


def test_the_button_that_most_readers_want_is_told_apart(window: Page, guide: Guide) -> None:
    letters = next(group.page for group in guide.groups.values() if group.kind == "letter")
    window.goto(letters.removesuffix(".md") + "/")
    window.locator(".letter-copy").first.wait_for()
    first, second = (
        window.evaluate(FILLED, ".letter-copy:first-child")[0],
        window.evaluate(FILLED, ".letter-copy:not(:first-child)"),
    )
    assert second
    assert first not in second


def test_what_clears_answers_does_not_look_like_what_saves_them(window: Page, guide: Guide) -> None:
    window.goto(guide.page_calling("answer_tools").removesuffix(".md") + "/")
    window.locator(".answer-tools").wait_for()
    [save], [clear] = (window.evaluate(FILLED, name) for name in (".tools-save", ".tools-clear"))
    assert save != clear


@at_every_width
def test_no_word_of_a_title_is_broken(found_at: Callable[[int], Found], width: int) -> None:
    assert not {address: found for address, found in found_at(width)["broken"].items() if found}
