"""Firefox prints the worksheet as Chromium does: in order, no heading alone, and nothing to click."""

from __future__ import annotations

import base64

import pytest
from selenium.webdriver.common.print_page_options import PrintOptions

from model.guide import Guide
from tests.engines.conftest import Visit
from tests.engines.reader import Reader
from tests.paper.conftest import FOOT, FURNITURE
from tests.paper.printed import Paper, squeezed
from tests.paper.writing import FILL, asked, gathered

HEADINGS = """(labels) => [...document.querySelectorAll(`.content :is(h2, h3, dt${labels})`)]
  .filter((one) => !one.closest(".print-choices, .answer-tools"))
  .map((one) => one.textContent.trim())"""

MARGINS = (1.2, 1.6, 1.2, 1.6)
"""Centimetres, as the page asks for them."""


def printed(reader: Reader) -> Paper:
    """Return what comes out of the printer."""
    options = PrintOptions()
    options.page_width, options.page_height = 21.0, 29.7
    options.margin_top, options.margin_right, options.margin_bottom, options.margin_left = MARGINS
    return Paper(
        base64.b64decode(reader.driver.print_page(options)),
        reader.ask(f"({FOOT})(arguments[0])", foot(reader)),
    )


def foot(reader: Reader) -> object:
    """Return what stands at the foot of every side."""
    return reader.driver.find_element("css selector", ".paper-foot")


@pytest.mark.fault(125)
@pytest.mark.parametrize("letters", ["normal", "large"])
@pytest.mark.parametrize(
    "words", ["", "Words for field #", "A longer thought. " * 60], ids=["blank", "short", "long"]
)
def test_firefox_prints_questions_in_order_and_no_heading_alone(
    visit: Visit, guide: Guide, words: str, letters: str
) -> None:
    labels = ", legend, .field-label" if words else ""  # on a blank sheet lines without words follow
    with visit("Firefox") as reader:
        if words:
            reader.ask(f"({FILL})(arguments[0])", words)
            reader.sees_saved()
            reader.tick("print-with-answers")
        if letters == "large":
            reader.tick("print-large")
        assert reader.ask("document.querySelector('.print-numbers').checkVisibility()")
        paper = printed(reader)
        headings = [squeezed(one) for one in reader.ask(f"({HEADINGS})(arguments[0])", labels)]
        furniture = [squeezed(one) for one in reader.ask(f"({FURNITURE})()")]
    text = "".join(side.text for side in paper.sides)
    places = [text.find(squeezed(asked(item))) for item in gathered(guide)]
    assert -1 not in places
    assert places == sorted(places)
    assert all(paper.foot in side.text for side in paper.sides)
    bodies = [side.text.replace(paper.foot, "") for side in paper.sides]
    alone = [one for body in bodies[:-1] for one in headings if body.endswith(one)]
    assert not alone, alone
    assert len(furniture) > 10
    assert not [one for one in furniture if one in text]
