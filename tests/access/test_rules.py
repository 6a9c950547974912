"""No page breaks a rule that axe-core knows, in any state that a reader may see it in."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import AXE, Screen, fill_in, open_all, visit

LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22aa", "best-practice"]

NO_PROMISE = {"experimental", "deprecated"}
"""The tags of rules that axe-core itself does not stand by."""

SCHEMES = [pytest.param({"color_scheme": scheme}, id=scheme) for scheme in ("light", "dark")]
LOOKS = [*SCHEMES, pytest.param({"viewport": {"width": 320, "height": 600}}, id="narrow")]


Rule = dict[str, Any]
"""A rule of axe-core, and the places that break it."""


def broken_rules(page: Page, *, covered: bool = False) -> list[str]:
    """Return a line for every place that breaks a rule.

    Unknown contrast breaks one too, unless something covers a part of the page.
    """
    results = ["violations"] if covered else ["violations", "incomplete"]
    options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": results}
    page.evaluate(AXE)
    # At the end of the page the bar stands in its own place: over the text, its background cannot be told.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    response: dict[str, list[Rule]] = page.evaluate("(options) => axe.run(options)", options)
    rules = response["violations"]
    if not covered:
        rules += [rule for rule in response["incomplete"] if rule["id"].startswith("color-contrast")]
    return [_line(page, rule, node) for rule in rules for node in rule["nodes"]]


def _line(page: Page, rule: Rule, node: dict[str, Any]) -> str:
    reasons = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{page.url}: {rule['id']}: {node['target']}: {rule['help']}: {'; '.join(reasons)}"


@pytest.mark.proves("rules")
@pytest.mark.fault(123)
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_breaks_no_rule(screen: Screen, addresses: list[str], look: dict[str, Any]) -> None:
    page = screen(**look)
    broken = []
    for address in addresses:
        visit(page, address)
        open_all(page, "main")
        broken += broken_rules(page)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
def test_an_open_menu_breaks_no_rule(screen: Screen, addresses: list[str]) -> None:
    page = screen()
    broken = []
    for address in addresses:
        visit(page, address)
        page.locator(".menu summary").click()
        broken += broken_rules(page, covered=True)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
@pytest.mark.parametrize("look", SCHEMES)
@pytest.mark.parametrize("found", [pytest.param(True, id="found"), pytest.param(False, id="not-found")])
def test_a_search_breaks_no_rule(screen: Screen, guide: Guide, look: dict[str, Any], found: bool) -> None:
    page = screen(**look)
    visit(page, address_of(guide.page_calling("search")))
    page.get_by_role("searchbox").fill(guide.pages["index.md"].title if found else "qqqqq")
    expect(page.get_by_role("status")).not_to_be_empty()
    # Where nothing is found, help is.
    expect(page.locator(".search-results a").first).to_be_visible()
    broken = broken_rules(page)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
@pytest.mark.parametrize("look", SCHEMES)
def test_a_filled_in_worksheet_breaks_no_rule(screen: Screen, guide: Guide, look: dict[str, Any]) -> None:
    page = screen(**look)
    visit(page, address_of(guide.page_calling("worksheet")))
    fill_in(page)
    expect(page.locator(".asked:not(:has(:checked))")).to_have_count(0)
    broken = broken_rules(page)
    assert not broken, "\n".join(broken)


@pytest.mark.proves("rules")
def test_no_rule_is_left_out(screen: Screen) -> None:
    page = screen()
    visit(page, "")
    page.evaluate(AXE)
    rules: list[Rule] = page.evaluate("() => axe.getRules()")
    left_out = {rule["ruleId"] for rule in rules if not set(rule["tags"]) & {*LEVELS, *NO_PROMISE}}
    assert not left_out, f"Rules of axe-core that no test runs: {left_out}"
