"""Pages fit a narrow screen, also with larger text and wider spacing, and nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import Screen, open_all, visit
from tests.helpers.samples import in_every_look

NARROW = {"viewport": {"width": 320, "height": 600}}
"""Also what is left of 1280 pixels at 400 %."""

WISHES = {
    "as-it-is": "",
    "text-at-200-percent": "html { font-size: 200% !important; }",
    # The spacing of WCAG 1.4.12.
    "wider-spacing": """* {
      line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
    }
    p { margin-bottom: 2em !important; }""",
}

# Set by hand as a reader's own style is: a policy of the page cannot refuse it.
SET_STYLE = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""

FAULTS = """() => {
  const root = document.documentElement;
  const window = { left: 0, right: root.clientWidth, top: -Infinity, bottom: Infinity };
  const faults = new Set();
  if (root.scrollWidth > root.clientWidth) faults.add(`scrolls sideways, to ${root.scrollWidth} pixels`);
  const around = (element) => {
    const boxes = [];
    for (let one = element; one !== root; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.clipPath !== "none") return null; // for screen readers alone
      if (/hidden|clip/.test(style.overflow)) boxes.push(one.getBoundingClientRect());
    }
    return [...boxes, window];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const [text, element] = [texts.currentNode, texts.currentNode.parentElement];
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(text);
    for (const box of around(element) ?? []) {
      for (const line of range.getClientRects()) {
        const cut = Math.max(
          box.left - line.left, line.right - box.right, box.top - line.top, line.bottom - box.bottom,
        );
        if (cut > 1) faults.add(`cuts ${Math.round(cut)} pixels off '${text.data.trim()}'`);
      }
    }
  }
  return [...faults];
}"""


def faults(page: Page) -> list[str]:
    """Return what scrolls sideways or is cut off."""
    return [f"{page.url}: {fault}" for fault in page.evaluate(FAULTS)]


@pytest.mark.proves("zoom")
@pytest.mark.parametrize(
    ("name", "wish"), in_every_look([pytest.param(wish, id=name) for name, wish in WISHES.items()])
)
@pytest.mark.fault(67, 123)
def test_a_page_fits_a_narrow_screen(
    screen: Screen, samples: dict[str, list[str]], name: str, wish: str
) -> None:
    page = screen(**NARROW)
    found = []
    for address in samples[name]:
        visit(page, address)
        page.evaluate(SET_STYLE, wish)
        found += faults(page)
        open_all(page)
        found += faults(page)
    assert not found, "\n".join(found)


@pytest.mark.proves("zoom")
@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_what_a_search_finds_fits_a_narrow_screen(screen: Screen, guide: Guide, wish: str) -> None:
    page = screen(**NARROW)
    visit(page, address_of(guide.page_calling("search")))
    page.evaluate(SET_STYLE, wish)
    page.get_by_role("searchbox").fill("a")
    expect(page.locator(".search-results a").first).to_be_visible()
    assert not faults(page)


@pytest.mark.proves("zoom")
def test_a_reader_may_zoom(site: Path, sample: list[str]) -> None:
    for address in sample:
        file = site / address if address.endswith(".html") else site / address / "index.html"
        [viewport] = LexborHTMLParser(file.read_bytes()).css("meta[name=viewport]")
        assert not {"user-scalable", "maximum-scale"} & {
            part.partition("=")[0].strip() for part in str(viewport.attributes["content"]).split(",")
        }, address
