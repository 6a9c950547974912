"""No page breaks a rule that axe-core knows, in any state that a reader may see it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import AXE, Screen, fill_in, open_all, visit
from tests.helpers.long_run import now
from tests.helpers.samples import in_every_look

LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22aa", "best-practice"]

NO_PROMISE = {"experimental", "deprecated"}
"""The tags of rules that axe-core itself does not stand by."""

ON_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")

Run = dict[str, Any]
"""Which rules axe-core runs, and on what."""

SHAPES: Run = {
    "runOnly": {"type": "tag", "values": LEVELS},
    "rules": {rule: {"enabled": False} for rule in ON_COLOURS},
}
COLOURS: Run = {"runOnly": {"type": "rule", "values": [*ON_COLOURS]}}

ONE_OF_EACH_LOOK = """(where) => {
  const grounds = new Map([[null, ""]]);
  const ground = (element) => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
      const own = [element.className, backgroundColor, backgroundImage, opacity, position].join();
      const plain = own === ",rgba(0, 0, 0, 0),none,1,static";
      grounds.set(element, ground(element.parentElement) + (plain ? "" : `>${own}`));
    }
    return grounds.get(element);
  };
  const seen = new Set();
  for (const element of document.querySelectorAll(`${where} *`)) {
    delete element.dataset.look;
    const words = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
    );
    if (!words && !element.matches("input, select, textarea")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const tags = [element.localName, element.type, element.parentElement.localName];
    const look = [ground(element), ...tags, color, fontSize, fontWeight].join();
    if (!seen.has(look)) element.dataset.look = "";
    seen.add(look);
  }
}"""
"""Marks one text of each colour, size and ground: contrast is slow to tell, and the same for the others."""

NARROW = {"viewport": {"width": 320, "height": 600}}
SCHEMES = [
    pytest.param({"color_scheme": "light"}, [SHAPES, COLOURS], id="light"),
    # In the dark, a page differs by nothing else.
    pytest.param({"color_scheme": "dark"}, [COLOURS], id="dark"),
]
LOOKS = [
    *SCHEMES,
    pytest.param(NARROW, [SHAPES], id="narrow", marks=pytest.mark.long),
    pytest.param(NARROW, [COLOURS], id="narrow-colours", marks=pytest.mark.long),
]


Rule = dict[str, Any]
"""A rule of axe-core, and the places that break it."""


def broken_rules(page: Page, runs: Sequence[Run] = (SHAPES, COLOURS), where: str = "html") -> list[str]:
    """Return a line for every place that breaks a rule; unknown contrast breaks one too.

    Within a menu that lies over the page no contrast can be told, and none has to be: it is that of the page.
    """
    covered = where != "html"
    page.evaluate(AXE)
    # At the end of the page the bar stands in its own place: over the text, its background cannot be told.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.evaluate(ONE_OF_EACH_LOOK, where)
    broken: list[Rule] = []
    for run in runs:
        place = f"{where} [data-look]" if run is COLOURS else where
        options = {**run, "resultTypes": ["violations"] if covered else ["violations", "incomplete"]}
        response: dict[str, list[Rule]] = page.evaluate(
            "([where, options]) => axe.run(where, options)", [place, options]
        )
        broken += response["violations"]
        if not covered:
            broken += [rule for rule in response["incomplete"] if rule["id"].startswith("color-contrast")]
    return [_line(page, rule, node) for rule in broken for node in rule["nodes"]]


def _line(page: Page, rule: Rule, node: dict[str, Any]) -> str:
    reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{page.url}: {rule['id']}: {node['target']}: {rule['help']}: {'; '.join(reasons)}"


@pytest.mark.proves("rules")
@pytest.mark.fault(123)
@pytest.mark.parametrize(("name", "look", "runs"), in_every_look(LOOKS, joined=0))
def test_a_page_breaks_no_rule(
    screen: Screen, samples: dict[str, list[str]], name: str, look: dict[str, Any], runs: list[Run]
) -> None:
    page = screen(**look)
    broken = []
    for address in samples[name]:
        visit(page, address)
        open_all(page, "main")
        broken += broken_rules(page, runs)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
@pytest.mark.parametrize("name", now("home", of=["home", "representative", "joined", "rest"]))
def test_an_open_menu_breaks_no_rule(screen: Screen, samples: dict[str, list[str]], name: str) -> None:
    """On every page it is the same, but for the page that it says is open."""
    page = screen()
    broken = []
    for address in [""] if name == "home" else samples[name]:
        visit(page, address)
        page.locator(".menu summary").click()
        broken += broken_rules(page, where=".menu")
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
@pytest.mark.parametrize(("look", "runs"), SCHEMES)
@pytest.mark.parametrize("found", [pytest.param(True, id="found"), pytest.param(False, id="not-found")])
def test_a_search_breaks_no_rule(
    screen: Screen, guide: Guide, look: dict[str, Any], runs: list[Run], found: bool
) -> None:
    page = screen(**look)
    visit(page, address_of(guide.page_calling("search")))
    page.get_by_role("searchbox").fill(guide.pages["index.md"].title if found else "qqqqq")
    expect(page.get_by_role("status")).not_to_be_empty()
    # Where nothing is found, help is.
    expect(page.locator(".search-results a").first).to_be_visible()
    broken = broken_rules(page, runs)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
@pytest.mark.parametrize(("look", "runs"), SCHEMES)
def test_a_filled_in_worksheet_breaks_no_rule(
    screen: Screen, guide: Guide, look: dict[str, Any], runs: list[Run]
) -> None:
    page = screen(**look)
    visit(page, address_of(guide.page_calling("worksheet")))
    fill_in(page)
    expect(page.locator(".asked:not(:has(:checked))")).to_have_count(0)
    broken = broken_rules(page, runs)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
@pytest.mark.parametrize("text", ["main h2", "main p", "main textarea", ".site-footer a"])
def test_one_text_that_is_hard_to_read_is_named(screen: Screen, guide: Guide, text: str) -> None:
    """Of texts that look the same one is looked at, and here the last of a kind looks as none before it."""
    page = screen()
    visit(page, address_of(guide.page_calling("worksheet")))
    last = page.locator(text).locator("visible=true").last
    for rule, colour in (("color-contrast", "#a0a0a0"), ("color-contrast-enhanced", "#6a6a6a")):
        last.evaluate("(text, colour) => { text.style.color = colour; }", colour)
        broken = broken_rules(page)
        large = text == "main h2" and rule == "color-contrast-enhanced"  # large text needs less
        assert any(f": {rule}: " in line for line in broken) != large, broken


@pytest.mark.proves("rules")
def test_no_rule_is_left_out(screen: Screen) -> None:
    page = screen()
    visit(page, "")
    page.evaluate(AXE)
    rules: list[Rule] = page.evaluate("() => axe.getRules()")
    left_out = {rule["ruleId"] for rule in rules if not set(rule["tags"]) & {*LEVELS, *NO_PROMISE}}
    assert not left_out, f"Rules of axe-core that no test runs: {left_out}"
    coloured = {
        rule["ruleId"] for rule in rules if "cat.color" in rule["tags"] and {*rule["tags"]} & {*LEVELS}
    }
    assert coloured == {*ON_COLOURS}
