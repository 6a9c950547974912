"""A very long checklist is built in time, answers at once, and prints whole."""

from __future__ import annotations

import io
import re
import resource
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.helpers.project import run_module
from tests.helpers.server import QuietHandler, serve
from tests.helpers.slowness import slowness
from tests.mistakes.fixture_site import Case, add_engine, make_site

SIZES = [1_000, pytest.param(10_000, marks=pytest.mark.long)]
PIECE, PAUSE = 100_000, 0.1
"""Bytes of a page that come at once, and seconds between them."""

LONGEST_BUILD = 10
"""Seconds of work; a clock on the wall would count what others do on the machine."""

LONGEST_OPENING = 15
"""Seconds of a browser's work, most of them for a busy machine: it takes three, and took a minute."""

LONGEST_ANSWER = 100
"""Milliseconds from a click to the next frame with the tick in it."""

TICK = """(id) => new Promise((resolve) => {
  const box = document.querySelector(`#${id} input`);
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
})"""


class Slowly(QuietHandler):
    """Sends a page as a network does, a piece at a time: a browser shows each before the next is there."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override] # only bytes here
        """Send a file in pieces."""
        while piece := source.read(PIECE):
            outputfile.write(piece)
            time.sleep(PAUSE)


def _items(many: int) -> str:
    return "".join(f"      - id: step-{n}\n        text: Do this one.\n" for n in range(many))


@pytest.fixture(scope="module", params=SIZES, ids=str)
def many(request: pytest.FixtureRequest) -> int:
    """How many items there are."""
    number: int = request.param
    return number


@pytest.fixture(scope="module")
def site(many: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a page of many items, and a note of the work that took."""
    facts = "title: Many\ndescription: Very many.\nowner: Somebody\nreviewed: 2026-03-01\n"
    facts += "review_every: 12 months\n"
    group = f"checklists:\n  many:\n    legend: Many\n    worksheet: false\n    items:\n{_items(many)}"
    body = 'Words.\n\n{{ checklist("many") }}\n\n{{ review_line() }}\n'
    case = Case("many", files={"docs/many.md": f"---\n{facts}{group}---\n{body}"})
    site = add_engine(make_site(tmp_path_factory.mktemp("many"), case))
    with (site / "docs" / "ids.txt").open("a", encoding="utf-8") as ledger:
        ledger.writelines(f"step-{n}\n" for n in range(many))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = run_module(site, "mkdocs", "build", "--strict")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert result.returncode == 0, result.stderr[-2000:]
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    (site / "seconds").write_text(str(worked), encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The page of many items."""
    context = browser.new_context()
    with serve(site / "site") as address:
        page = context.new_page()
        page.goto(f"{address}many/")
        yield page
        context.close()


@pytest.mark.fault(57)
def test_it_is_built_in_time(site: Path) -> None:
    seconds = float((site / "seconds").read_text(encoding="utf-8"))
    assert seconds <= LONGEST_BUILD * slowness(), f"It took {seconds:.1f} s of work."


@pytest.mark.fault(57)
def test_it_opens_in_time_though_it_comes_in_pieces(browser: Browser, site: Path) -> None:
    with serve(site / "site", handler=Slowly) as address, closing(browser.new_page()) as page:
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        page.goto(f"{address}many/")
        measures = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    assert measures["TaskDuration"] <= LONGEST_OPENING


@pytest.mark.fault(57)
def test_a_tick_is_answered_at_once(page: Page, many: int) -> None:
    took = [
        page.evaluate(TICK, f"step-{n}") for n in (0, 5, 50, 500, many * 3 // 5, many * 7 // 10, many - 1)
    ]
    assert page.locator(".checklist input:checked").count() == len(took)
    assert statistics.median(took) <= LONGEST_ANSWER, took


@pytest.mark.fault(57)
def test_it_is_printed_whole(page: Page, many: int) -> None:
    printed = PdfReader(io.BytesIO(page.pdf())).pages
    items = sum(len(re.findall(r"Do this one\.", one.extract_text())) for one in printed)
    assert items == many
