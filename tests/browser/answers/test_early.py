"""The script comes late: what a reader typed or tapped before is kept, beside what was kept before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.helpers.answers import Sheet

SCRIPTS = "**/scripts/*.js"

WAYS = ["link", "reload", "back"]


class Late:
    """A worksheet whose script is held back until it is let go."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.held: list[Route] = []

    def arrive(self, way: str) -> None:
        """Come to the worksheet by a link, by a reload or by Back, without its script."""
        page = self.sheet.page
        if way != "reload":
            page.goto("404.html")
        page.route(SCRIPTS, self._hold)
        if way == "link":
            page.evaluate(f"() => {{ location.href = '/{self.sheet.address}'; }}")
        else:
            page.evaluate("() => { location.reload(); }" if way == "reload" else "() => { history.back(); }")
        while not self.held:
            page.wait_for_timeout(10)

    def _hold(self, route: Route) -> None:
        self.held.append(route)

    def let_go(self) -> None:
        """Let the script come."""
        for route in self.held:
            route.continue_()
        self.sheet.page.unroute(SCRIPTS)
        self.sheet.ready()


@pytest.fixture
def late(sheet: Sheet) -> Late:
    """The worksheet of a reader who has written something before."""
    sheet.page.locator(f"[id='{choice(sheet, 0)}']").check()
    sheet.write("Older")
    return Late(sheet)


def choice(sheet: Sheet, number: int) -> str:
    """Return the id of an answer to the first question."""
    return f"{sheet.choices[0].id}_{sheet.settings.scale[number].value}"


@pytest.mark.fault(99)
@pytest.mark.parametrize("way", WAYS)
def test_what_was_typed_before_is_kept_beside_what_differs(late: Late, way: str) -> None:
    sheet = late.sheet
    late.arrive(way)
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    sheet.page.fill(sheet.field(), "Quick hands")
    sheet.page.fill(sheet.field(1), "A new one")
    sheet.page.locator(f"[id='{choice(sheet, 1)}']").check()
    late.let_go()
    sheet.saved()
    kept = {(one["part"], one["value"]): one["others"] for one in sheet.stored()["answers"]}
    older, newer = (answer.value for answer in sheet.settings.scale[:2])
    assert kept == {("text", "Quick hands"): ["Older"], ("text", "A new one"): [], ("choice", newer): [older]}
    expect(sheet.page.locator(sheet.field())).to_have_value("Quick hands")
    expect(sheet.page.locator(".answers-other")).to_have_count(2)


@pytest.mark.fault(99)
@pytest.mark.parametrize("way", WAYS)
def test_what_was_not_touched_shows_what_is_kept_and_writes_nothing(late: Late, way: str) -> None:
    sheet = late.sheet
    before = sheet.stored()
    late.arrive(way)
    # Touched, and left as it was.
    sheet.page.fill(sheet.field(), "No")
    sheet.page.fill(sheet.field(), "")
    late.let_go()
    expect(sheet.page.locator(sheet.field())).to_have_value("Older")
    expect(sheet.page.locator(f"[id='{choice(sheet, 0)}']")).to_be_checked()
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", "idle")
    assert sheet.stored() == before


@pytest.mark.fault(99)
def test_what_is_typed_on_while_the_store_is_slow_is_one_answer(late: Late) -> None:
    sheet = late.sheet
    late.arrive("reload")
    sheet.page.fill(sheet.field(), "Quick")
    late.let_go()
    sheet.page.locator(sheet.field()).press("End")
    sheet.page.keyboard.type(" hands")
    sheet.saved()
    [answer] = [one for one in sheet.stored()["answers"] if one["part"] == "text"]
    assert (answer["value"], answer["others"]) == ("Quick hands", ["Older"])


@pytest.mark.fault(99)
def test_what_a_browser_fills_in_before_the_script_is_no_answer(late: Late) -> None:
    sheet = late.sheet
    before = sheet.stored()
    late.arrive("reload")
    # As browsers put back a field: without an event.
    sheet.page.evaluate(
        "(selector) => { document.querySelector(selector).value = 'Oldest'; }", sheet.field(1)
    )
    late.let_go()
    expect(sheet.page.locator(sheet.field(1))).to_have_value("")
    assert sheet.stored() == before
