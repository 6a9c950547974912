"""On a slow network the scripts come long after the words: nothing that a reader is reading may move then."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, Route

from tests.access.pages import visit

LATE, EACH = 0.5, 0.05
"""Seconds after which the first script of a page comes, by when it is painted, and each further one."""

WATCH = """
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.moved.push(`${value}: ${sources.map(({ node }) => node?.className || node?.nodeName)}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""

SETTLED = 200
"""Milliseconds after which a browser has told of what moved."""


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
def test_nothing_moves_when_scripts_come_late(page: Page, sample: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(WATCH)
    came: list[str] = []

    def late(route: Route) -> None:
        time.sleep(EACH if came else LATE)
        came.append(route.request.url)
        route.continue_()

    page.route("**/scripts/**", late)
    for address in sample:
        came.clear()
        visit(page, address)
        page.wait_for_timeout(SETTLED)
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint').length")
        assert painted, f"{address}: nothing was shown."
        assert page.evaluate("moved") == [], address
