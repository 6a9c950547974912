"""What a reader meets: what moves, which part of the scripts is used, and how soon a page answers."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.access.pages import fill_in, open_all
from tests.bench.build import finish_sheet
from tests.bench.corpus import QUESTIONS, SHEET
from tests.bench.served import served
from tests.browser.answers.test_speed import EACH, FILL_SHEETS, SHEETS, keys_of

SLOWED = 4
"""How many times slower the processor is made, for a phone."""

ASKED = 500

WATCH = """
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) {
      if (!hadRecentInput) {
        window.moved.push(value);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver(() => {
    if (document.documentElement?.dataset.answers) {
      window.ready ??= performance.now();
    }
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-answers"] });
"""
SEARCH = """(queries) => {
  const field = document.querySelector(".search input");
  return queries.map((query) => {
    const start = performance.now();
    field.value = query;
    field.dispatchEvent(new Event("input"));
    return performance.now() - start;
  });
}"""
LONGEST = 120_000
SETTLED = 500
"""Milliseconds after which nothing comes any more."""


def print_use(browser: Browser, address: str, pages: Iterable[str]) -> None:
    """Print for each page what moves when answers come back, and how much of its scripts is never run."""
    print(
        f"\nIn a browser slowed {SLOWED} times: shift with and without saved answers; bytes of scripts unused"
    )
    print(f"{'':28}{'shift':>8}{'saved':>8}{'bytes':>8}{'at load':>9}{'in use':>8}")
    for page in pages:
        with _open(browser) as (tab, session):
            ran = Ran(session)
            bare = _visit(tab, address + page)
            _, idle = ran.unused()
            _use(tab)
            whole, rest = ran.unused()
            saved = _visit(tab, address + page)
        print(
            f"{page or '/':28}{bare:8.4f}{saved:8.4f}{whole:8}{_share(idle, whole)}{_share(rest, whole)}",
            flush=True,
        )


def print_search(browser: Browser, address: str, find: str, queries: Iterable[str]) -> None:
    """Print how long the search works on a query."""
    with _open(browser, slowed=1) as (tab, _):
        tab.goto(address + find)
        expect(tab.get_by_role("searchbox")).to_be_editable()
        times = tab.evaluate(SEARCH, [*queries])
    print(f"\nWork for a query: {statistics.median(times):.1f} ms, at most {max(times):.1f} ms")


def print_speed(browser: Browser, address: str, worksheet: str, site_id: str) -> None:
    """Print how soon a key shows with many answers kept, and how soon many questions can be answered."""
    with _open(browser, slowed=1) as (tab, _):
        tab.goto(address + worksheet)
        tab.evaluate(FILL_SHEETS, [site_id, SHEETS, EACH])
        _visit(tab, address + worksheet)
        keys, _ = keys_of(tab, ".worksheet textarea >> nth=0")
    median, slowest = statistics.median(keys), max(keys)
    kept = f"{SHEETS * EACH} answers in {SHEETS} sheets"
    print(f"\nWork for a key and its save with {kept}: {median:.0f} ms, at most {slowest:.0f} ms")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        site = finish_sheet(Path(folder), ASKED // QUESTIONS)
        with served(site) as place, _open(browser) as (tab, _):
            _visit(tab, f"{place}{SHEET}/")
            first = tab.evaluate("window.ready")
            fill_in(tab)
            expect(tab.locator(".answers-bar")).to_have_attribute("data-state", "saved", timeout=LONGEST)
            _visit(tab, f"{place}{SHEET}/")
            again = tab.evaluate("window.ready")
        with served(site) as place, _open(browser, slowed=1) as (tab, session):
            session.send("Performance.enable")
            _visit(tab, f"{place}{SHEET}/")
            measures = {
                one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]
            }
            worked, ran = (1000 * measures[one] for one in ("ThreadTime", "ScriptDuration"))
    print(f"{ASKED} questions, slowed {SLOWED} times: ready after {first:.0f} ms, filled in {again:.0f} ms")
    print(f"Of that work, not slowed by anybody: {worked:.0f} ms, {ran:.0f} ms of it in scripts")


@contextmanager
def _open(browser: Browser, slowed: int = SLOWED) -> Iterator[tuple[Page, CDPSession]]:
    """Give a page of a phone with a slow processor, and what to ask its browser with."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    yield page, session
    context.close()


def _visit(page: Page, url: str) -> float:
    """Open a page, wait until nothing comes any more, and return how much moved."""
    page.goto(url)
    expect(page.locator("html:has(.answers-template):not([data-answers=ready])")).to_have_count(
        0, timeout=LONGEST
    )
    page.wait_for_timeout(SETTLED)
    return float(page.evaluate("window.moved.reduce((sum, one) => sum + one, 0)"))


def _use(page: Page) -> None:
    """Do on a page what readers do: open, answer, choose colours, print, and take the answers along."""
    page.locator(".menu summary").click()
    page.get_by_label("Dark").check()
    page.keyboard.press("Escape")
    open_all(page)
    fill_in(page)
    bar = page.locator("body:has(.item) > .answers-bar")
    if bar.count():
        expect(bar).to_have_attribute("data-state", "saved", timeout=LONGEST)
    # A new sheet comes last: it empties the page.
    for kind in ("summary-dates", "letter-copy", "tools-save", "tools-text", "sheet-new"):
        for button in page.locator(f".{kind}:visible").all():
            button.click()
    page.pdf()
    if page.locator(".search input").count():
        page.locator(".search input").fill("help")
    page.wait_for_timeout(SETTLED)


class Ran:
    """Which letters of our scripts ran; the browser counts anew each time that it is asked."""

    def __init__(self, session: CDPSession) -> None:
        """Take what to ask the browser with."""
        self.session = session
        self.letters: dict[str, bytearray] = {}
        session.send("Profiler.enable")
        session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})

    def unused(self) -> tuple[int, int]:
        """Return the letters of all scripts, and of those the ones that never ran until now."""
        for script in self.session.send("Profiler.takePreciseCoverage")["result"]:
            if "/scripts/" in script["url"]:
                ranges = [one for function in script["functions"] for one in function["ranges"]]
                now = _ran(ranges)
                before = self.letters.setdefault(script["url"], bytearray(len(now)))
                self.letters[script["url"]] = bytearray(map(max, now.ljust(len(before), b"\0"), before))
        return sum(map(len, self.letters.values())), sum(one.count(0) for one in self.letters.values())


def _ran(ranges: list[dict[str, Any]]) -> bytearray:
    """Return for each letter whether it ran; of ranges in each other, the inner one counts."""
    used = bytearray(max(one["endOffset"] for one in ranges))
    for one in sorted(ranges, key=lambda one: (one["startOffset"], -one["endOffset"])):
        start, end = one["startOffset"], one["endOffset"]
        used[start:end] = bytes([one["count"] > 0]) * (end - start)
    return used


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:8.0f}%" if whole else f"{'':9}"
