"""Every box, tick and focus ring can be seen, in high contrast modes and in the colours of the guide."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page
from selectolax.lexbor import LexborHTMLParser

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import Screen, visit

LOOKS = [
    pytest.param({"forced_colors": "active", "color_scheme": "light"}, id="forced-light"),
    pytest.param(
        {"forced_colors": "active", "color_scheme": "dark"}, id="forced-dark", marks=pytest.mark.long
    ),
    pytest.param({"color_scheme": "light"}, id="light", marks=pytest.mark.long),
    pytest.param({"color_scheme": "dark"}, id="dark"),
]

BOXES = {
    "checkbox": ".tick input",
    "radio": ".choice input",
    "colour": ".colours input",
}

FIELDS = {
    "one-line": "textarea[rows='1']",
    "date": ".field[type=date]",
    "search": ".field[type=search]",
    "textarea": ".group textarea",
}

LINKS = {
    "home": ".site-title",
    "quick-link": ".quick-links a",
    "menu": ".menu summary",
    "menu-link": ".menu a",
    "stage": ".stage-choice a",
    "text-link": "main p a",
    "sources": ".sources summary",
    "next-step": ".next-step a",
    "footer": ".site-footer a",
}

SHARP = 2
"""Pixels of the screen for one of CSS, so that thin edges are not blurred."""

FRAME = 5
"""Pixels of CSS in which the edge of a box lies; what stands further inside is no edge."""

ROOM = 8
"""Pixels of CSS around a control that its ring may take."""

SHOW = """(control) => {
  const details = control.closest("details");
  if (details && !control.matches("summary")) details.open = true;
  control.scrollIntoView({ block: "center" });
}"""

CLEAR = """async ([pictures, frame]) => {
  const [before, after] = await Promise.all(pictures.map(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  }));
  const part = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.05 + 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  let clear = 0;
  for (let pixel = 0; pixel < before.width * before.height; pixel += 1) {
    const [x, y] = [pixel % before.width, Math.floor(pixel / before.width)];
    const depth = Math.min(x, y, before.width - 1 - x, before.height - 1 - y);
    if (depth >= frame) continue;
    const [one, other] = [before, after].map(({ data }) => light(data.subarray(4 * pixel, 4 * pixel + 3)));
    if (Math.max(one, other) / Math.min(one, other) >= 3) clear += 1;
  }
  return clear;
}"""


def clear_pixels(page: Page, before: bytes, after: bytes, frame: int = 0) -> int:
    """Return how many pixels differ by a contrast of at least 3:1, which WCAG 1.4.11 asks of controls.

    With a frame, only those that are no further from the edge of the pictures count.
    """
    pictures = [base64.b64encode(picture).decode() for picture in (before, after)]
    found: int = page.evaluate(CLEAR, [pictures, frame * SHARP or 10_000])
    return found


def around(place: FloatRect) -> float:
    """Return how many pixels a thin line around a place takes."""
    return 2 * (place["width"] + place["height"]) * SHARP


@pytest.fixture(scope="module", params=LOOKS)
def page(request: pytest.FixtureRequest, screen: Screen) -> Page:
    """A page in the colours of some reader, sharp enough for thin edges."""
    look: dict[str, Any] = request.param
    return screen(device_scale_factor=SHARP, **look)


@pytest.fixture(scope="module")
def places(site: Path, guide: Guide) -> dict[str, LexborHTMLParser]:
    """Every page by its address, with its templates taken out, which hide what they hold from a selector."""
    return {
        address: LexborHTMLParser(
            re.sub(r"(</?)template\b", r"\1div", (site / address / "index.html").read_text(encoding="utf-8"))
        )
        for address in map(address_of, guide.pages)
    }


def first(page: Page, places: dict[str, LexborHTMLParser], selector: str) -> Locator:
    """Open the first page that has a control, and bring the control into view."""
    address = next((address for address, place in places.items() if place.css_matches(selector)), None)
    assert address is not None, f"No page has a '{selector}'."
    visit(page, address)
    control = page.locator(selector).first
    control.evaluate(SHOW)
    return control


def region(control: Locator, room: int = 0) -> FloatRect:
    """Return where a control is, with some room around it."""
    box = control.bounding_box()
    assert box
    return {
        "x": max(0, box["x"] - room),
        "y": max(0, box["y"] - room),
        "width": box["width"] + 2 * room,
        "height": box["height"] + 2 * room,
    }


@pytest.mark.proves("forced-colours")
@pytest.mark.parametrize("selector", (BOXES | FIELDS).values(), ids=BOXES | FIELDS)
@pytest.mark.fault(68)
def test_an_empty_box_can_be_seen(page: Page, places: dict[str, LexborHTMLParser], selector: str) -> None:
    box = first(page, places, selector)
    box.evaluate("(box) => { box.checked = false }")
    place = region(box)
    there = page.screenshot(clip=place)
    box.evaluate("(box) => { box.style.visibility = 'hidden' }")
    clear = clear_pixels(page, page.screenshot(clip=place), there, FRAME)
    least = 0.75 * around(place)  # a round edge is shorter
    assert clear > least, f"{selector}: {clear} clear pixels, not {least}"


@pytest.mark.proves("forced-colours")
@pytest.mark.parametrize("selector", BOXES.values(), ids=BOXES)
@pytest.mark.fault(68)
def test_a_tick_can_be_seen(page: Page, places: dict[str, LexborHTMLParser], selector: str) -> None:
    box = first(page, places, selector)
    place = region(box)
    box.evaluate("(box) => { box.checked = false }")
    empty = page.screenshot(clip=place)
    box.evaluate("(box) => { box.checked = true }")
    clear = clear_pixels(page, empty, page.screenshot(clip=place))
    tenth = place["width"] * place["height"] * SHARP**2 / 10
    assert clear > tenth, f"{selector}: {clear} clear pixels, not {tenth}"


@pytest.mark.proves("forced-colours")
@pytest.mark.parametrize("selector", (BOXES | FIELDS | LINKS).values(), ids=BOXES | FIELDS | LINKS)
@pytest.mark.fault(68)
def test_the_focus_can_be_seen(page: Page, places: dict[str, LexborHTMLParser], selector: str) -> None:
    control = first(page, places, selector)
    place = region(control, ROOM)
    without = page.screenshot(clip=place)
    page.keyboard.press("Shift")  # tells the browser that a keyboard is in use
    control.focus()
    clear = clear_pixels(page, without, page.screenshot(clip=place))
    assert clear > around(place), f"{selector}: {clear} clear pixels, not {around(place)}"
