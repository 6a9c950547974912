"""Everything can be reached, seen and used with a keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import Screen, visit
from tests.helpers.answers import wait_until
from tests.helpers.samples import in_every_look

WIDE, NARROW = {"viewport": {"width": 1024, "height": 600}}, {"viewport": {"width": 320, "height": 320}}
HEIGHTS = [pytest.param(WIDE, id="600-high"), pytest.param(NARROW, id="320-high")]
WALKS = [
    pytest.param(NARROW, False, id="320-high"),
    pytest.param(NARROW, True, id="320-high-and-back", marks=pytest.mark.long),
    pytest.param(WIDE, True, id="600-high", marks=pytest.mark.long),
]
"""Windows, and whether the way back is walked on every page; more is in the way where a window is small."""

MOST = 3000
"""More stops than any page has."""

SEE = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const start = stop.type === "radio" ? document.getElementsByName(stop.name)[0] : stop;
  const box = stop.getBoundingClientRect();
  const [width, height] = [document.documentElement.clientWidth, window.innerHeight];
  // Browsers bring the line with the caret into the window, not the whole of a field to write in.
  const bottom = stop.tagName === "TEXTAREA" ? box.top + 24 : box.bottom;
  const whole = box.left >= 0 && box.top >= 0 && box.right <= width + 1 && bottom <= height + 1;
  const partly = box.right > 0 && box.bottom > 0 && box.left < width && box.top < height;
  const fits = box.width <= width && box.height <= height;
  const covers = new Set();
  for (const line of stop.getClientRects()) {
    for (const [across, down] of [[0.5, 0.5], [0.2, 0.3], [0.8, 0.3], [0.2, 0.7], [0.8, 0.7]]) {
      const hit = document.elementFromPoint(line.left + across * line.width, line.top + down * line.height);
      if (hit && !stop.contains(hit)) covers.add(hit.outerHTML.slice(0, 80));
    }
  }
  const ring = getComputedStyle(stop);
  const faults = [];
  if (!(fits ? whole : partly)) faults.push("is not in the window");
  if (covers.size) faults.push(`is covered by ${[...covers].join(" and ")}`);
  if (ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 2) faults.push("shows no focus");
  // The contents of a page are a closed box that wide windows show all the same.
  if (!stop.checkVisibility({ visibilityProperty: true })) faults.push("is in what is closed");
  // Made once for a page: to look through all elements at each stop takes long on a page of many.
  if (!window.places?.has(start)) {
    window.places = new Map([...document.querySelectorAll("*")].map((one, place) => [one, place]));
  }
  return {
    place: window.places.get(start),
    name: (stop.innerText || stop.id || stop.tagName).trim(),
    faults,
  };
}"""
"""Looks at the stop with the focus, and tells its place on the page; of radio buttons that of the first."""

WATCH = f"""() => {{
  window.seen = [];
  const watch = (event) => event.key === "Tab" && window.seen.push(({SEE})());
  document.addEventListener("keydown", watch, true);
}}"""

REACHABLE = """() => {
  const all = [...document.querySelectorAll("*")];
  const groups = new Set();
  return all
    .filter((one) => one.matches("a[href], summary, input, textarea, select, button, [tabindex='0']"))
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.type !== "radio" || (!groups.has(one.name) && groups.add(one.name)))
    .map((one) => [all.indexOf(one), one.outerHTML.slice(0, 120)]);
}"""

Stop = dict[str, Any]


@dataclass(frozen=True)
class Walk:
    """The way through a page with Tab, and back with Shift and Tab."""

    url: str
    forth: list[Stop]
    back: list[Stop] | None
    reachable: dict[int, str]
    """What can be pressed or filled in, by its place; of radio buttons only the first."""


def stops(page: Page, *, back: bool, at_least: int) -> list[Stop]:
    """Hold Tab down until it has led through the whole page."""
    page.evaluate(WATCH)
    found: list[Stop] = []
    if back:
        page.keyboard.down("Shift")
    while not found:
        for _ in range(at_least):
            page.keyboard.down("Tab")
        seen: list[Stop | None] = page.evaluate("() => window.seen")
        found = one_round(seen[1:])
        assert len(seen) < MOST, f"{page.url}: Tab comes to no end"
    page.keyboard.up("Tab")
    page.keyboard.up("Shift")
    return found


def one_round(seen: list[Stop | None]) -> list[Stop]:
    """Return the stops until the focus leaves the page or starts anew, or nothing if it has not yet."""
    found: list[Stop] = []
    for stop in seen:
        if stop is None or (len(found) > 1 and stop["place"] == found[0]["place"]):
            return found
        if not found or found[-1]["place"] != stop["place"]:  # a date has several stops inside
            found.append(stop)
    return []


@pytest.fixture(scope="module", params=HEIGHTS)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The size of the window."""
    size: dict[str, Any] = request.param
    return size


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(one.values, id=one.id, marks=one.marks)
        for one in in_every_look(WALKS, joined=0)
        if one.values[0] == "representative" or one.values[2]
    ],
)
def walks(
    request: pytest.FixtureRequest, screen: Screen, samples: dict[str, list[str]], guide: Guide
) -> list[Walk]:
    """The stops of every page of a sample, which several tests look at; of the worksheet those back too."""
    name, look, every = request.param
    worksheet = address_of(guide.page_calling("worksheet"))
    return [_walk(screen(**look), address, back=every or address == worksheet) for address in samples[name]]


def _walk(page: Page, address: str, *, back: bool) -> Walk:
    visit(page, address)
    reachable = dict(page.evaluate(REACHABLE))
    forth = stops(page, back=False, at_least=len(reachable) + 2)
    if not back:
        return Walk(page.url, forth, None, reachable)
    visit(page, address)
    return Walk(page.url, forth, stops(page, back=True, at_least=len(reachable) + 2), reachable)


@pytest.mark.proves("keyboard")
@pytest.mark.fault(66, 123)
def test_every_stop_can_be_seen(walks: list[Walk]) -> None:
    faults = {
        f"{walk.url}: '{stop['name']}' {fault}"
        for walk in walks
        for stop in walk.forth + (walk.back or [])
        for fault in stop["faults"]
    }
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.proves("keyboard")
def test_tab_comes_by_everything_that_can_be_used(walks: list[Walk]) -> None:
    for walk in walks:
        missed = walk.reachable.keys() - {stop["place"] for stop in walk.forth}
        assert walk.reachable, f"{walk.url}: nothing can be reached"
        assert not missed, f"{walk.url}: Tab leaves out {[walk.reachable[place] for place in missed]}"


@pytest.mark.proves("keyboard")
def test_tab_goes_in_the_order_of_the_page(walks: list[Walk]) -> None:
    for walk in walks:
        places = [stop["place"] for stop in walk.forth]
        assert places == sorted(places), f"{walk.url}: {[stop['name'] for stop in walk.forth]}"


@pytest.mark.proves("keyboard")
def test_shift_and_tab_goes_the_same_way_back(walks: list[Walk]) -> None:
    walked = [(walk, walk.back) for walk in walks if walk.back is not None]
    assert walked or not walks
    for walk, back in walked:
        there = [stop["place"] for stop in walk.forth]
        assert [stop["place"] for stop in reversed(back)] == there, (
            f"{walk.url}: {[stop['name'] for stop in back]}"
        )


@pytest.mark.proves("keyboard")
def test_the_open_menu_shows_every_stop(screen: Screen, look: dict[str, Any]) -> None:
    page = screen(**look)
    visit(page, "")
    tab_to(page, page.locator(".menu summary"))
    page.keyboard.press("Enter")
    inside = page.locator(".menu-sheet :is(a, fieldset)").count()
    seen = []
    for _ in range(inside):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(SEE))
        expect(page.locator(".menu-sheet :focus")).to_have_count(1)
    faults = [f"'{stop['name']}' {fault}" for stop in seen for fault in stop["faults"]]
    assert not faults, "\n".join(faults)


@pytest.mark.proves("keyboard")
def test_the_first_stop_leads_past_the_head_of_the_page(screen: Screen, look: dict[str, Any]) -> None:
    page = screen(**look)
    visit(page, "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null"), (
        "The skip link leads nowhere."
    )


@pytest.mark.proves("keyboard")
def test_escape_closes_the_menu_and_gives_the_focus_back(screen: Screen, look: dict[str, Any]) -> None:
    page = screen(**look)
    visit(page, "")
    button = page.locator(".menu summary")
    tab_to(page, button)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".menu-sheet :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).not_to_have_attribute("open", "")
    expect(button).to_be_focused()


@pytest.mark.proves("keyboard")
@pytest.mark.fault(65)
def test_from_the_way_in_to_a_printed_worksheet(screen: Screen, guide: Guide) -> None:
    page = screen()
    worksheet = address_of(guide.page_calling("worksheet"))
    visit(page, "")
    tab_to(page, page.get_by_role("main").locator(f"a[href='{worksheet}']").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{worksheet}")
    expect(page.locator("html[data-answers=ready]")).to_have_count(1)
    page.evaluate("() => { window.print = () => { window.printed = document.title } }")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Show every question and note"))
    page.keyboard.press("Space")
    last = page.locator(".worksheet .item :is(input, textarea)").last
    expect(last).to_be_visible()
    tab_to(page, last, answer_on_the_way=True)
    answer(page)
    # What is meant for another stage has stepped back, and waits behind one line.
    asked = page.locator(".worksheet .item:visible")
    assert asked.count() > len(guide.stages)
    empty = [
        field.get_attribute("id")
        for field in asked.locator("textarea, [type=date]").all()
        if not field.input_value()
    ]
    assert not empty, f"Nothing was written into {empty}"
    expect(asked.locator("[type=checkbox][name]:not(:checked)")).to_have_count(0)
    chosen = asked.locator(".choice:nth-child(2) :checked")
    expect(chosen).to_have_count(asked.locator(".choices").count())
    press(page, ".print-now")
    wait_until(page, "window.printed")
    with page.expect_download() as saved:
        press(page, ".tools-save")
    assert "Words" in saved.value.path().read_text(encoding="utf-8")
    press(page, ".tools-clear")
    press(page, ".tools-really")
    expect(page.locator(".worksheet [name]:checked")).to_have_count(0)


def press(page: Page, button: str) -> None:
    """Go to a button and press it."""
    tab_to(page, page.locator(button))
    page.keyboard.press("Enter")


def tab_to(page: Page, goal: Locator, *, answer_on_the_way: bool = False) -> None:
    """Press Tab until the goal has the focus."""
    for _ in range(MOST):
        if is_focused(goal):
            return
        if answer_on_the_way and page.evaluate("() => document.activeElement.matches('.item [name]')"):
            answer(page)
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {goal}.")


def is_focused(goal: Locator) -> bool:
    """Return whether something has the focus."""
    focused: bool = goal.evaluate("(element) => element === document.activeElement")
    return focused


def answer(page: Page) -> None:
    """Answer where the focus is: a tick, the second choice, a date or a few words."""
    kind = page.evaluate("() => document.activeElement.type || document.activeElement.tagName")
    if kind == "checkbox":
        page.keyboard.press("Space")
    elif kind == "radio":
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    elif kind == "date":
        if not page.evaluate("() => document.activeElement.value"):
            page.keyboard.type("12012026")
    elif kind in ("text", "textarea"):
        page.keyboard.type("Words")
