"""Firefox prints the worksheet as Chromium does: in order, no heading alone, and nothing to click."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.print_page_options import PrintOptions

from model.guide import Guide
from tests.engines.conftest import installed
from tests.engines.firefox import firefox
from tests.engines.reader import Reader
from tests.paper.conftest import FOOT, FURNITURE
from tests.paper.printed import Paper, squeezed
from tests.paper.writing import FILL, asked, gathered

pytestmark = pytest.mark.long

HEADINGS = """(labels) => [...document.querySelectorAll(`.content :is(h2, h3, dt${labels})`)]
  .filter((one) => !one.closest(".print-choices, .answer-tools"))
  .map((one) => one.textContent.trim())"""

MARGINS = (1.2, 1.6, 1.2, 1.6)
"""Centimetres, as the page asks for them."""


Filled = tuple[Reader, str]
"""A reader at the worksheet, and what stands in every field."""


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


WRITTEN = {"blank": "", "short": "Words for field #", "long": "A longer thought. " * 60}


@pytest.fixture(
    scope="module",
    params=["blank", "long", "short"],
)
def written(
    request: pytest.FixtureRequest, worksheet: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """A worksheet in Firefox as it is printed, with the same words in every field, or blank."""
    words = WRITTEN[request.param]
    home, saved = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("saved")
    with firefox(installed("Firefox"), home, saved) as driver:
        reader = Reader(driver, worksheet, saved)
        reader.open()
        reader.ask("window.print = () => {}")
        reader.ask("document.querySelector('.print-choices details').open = true")
        if words:
            reader.ask(f"({FILL})(arguments[0])", words)
            reader.sees_saved()
        yield reader, words
        reader.meets_no_error()


@pytest.mark.fault(125)
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_firefox_prints_questions_in_order_and_no_heading_alone(
    written: Filled, guide: Guide, large: bool
) -> None:
    reader, words = written
    labels = ", legend, .field-label" if words else ""  # on a blank sheet lines without words follow
    if reader.ask("document.getElementById('print-large').checked") != large:
        reader.tick("print-large")
    assert reader.ask("document.querySelector('.print-numbers').checkVisibility()")
    reader.press("Print my answers" if words else "Print a blank sheet")
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
