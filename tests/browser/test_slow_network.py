"""On a slow network a page comes in pieces, and its scripts long after the words: nothing may move then."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import visit
from tests.helpers.server import QuietHandler, serve

LATE, EACH = 0.5, 0.05
"""Seconds after which the first script of a page comes, by when it is painted, and each further one."""

PAUSE = 0.04
"""Seconds between two pieces of a page, in which a browser paints what it has."""

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

at_both_widths = pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])

ELEMENT = re.compile(r"(?=<\w)")
SOME_ELEMENTS = re.compile(r"(?s).{3000}.*?(?=<\w)|.+")


def _pieces(html: str) -> Iterator[str]:
    """Cut a page at each element of its head, and below it at some."""
    before, header, rest = re.split(r"(?s)(<header.*?</header>)", html, maxsplit=1)
    yield before
    yield from filter(None, ELEMENT.split(header))
    yield from SOME_ELEMENTS.findall(rest)


class PiecesHandler(QuietHandler):
    """Sends a page in pieces."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - the name is given
        """Answer a browser."""
        if not self.path.endswith("/"):
            return super().do_GET()
        page = Path(self.translate_path(self.path), "index.html").read_text(encoding="utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in [*_pieces(page), ""]:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece.encode()), piece.encode()))
            time.sleep(PAUSE)
        return None


@at_both_widths
def test_nothing_moves_when_a_page_comes_in_pieces(page: Page, site: Path, guide: Guide, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(WATCH)
    with serve(site, handler=PiecesHandler) as start:
        for path in ("index.md", guide.parts[0].pages[0], guide.page_calling("worksheet")):
            visit(page, start + address_of(path))
            page.wait_for_timeout(SETTLED)
            assert page.evaluate("moved") == [], path


@at_both_widths
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
