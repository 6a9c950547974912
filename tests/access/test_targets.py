"""What one presses is large enough for an unsteady thumb."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.access.pages import Screen, open_all, visit
from tests.helpers.samples import SAMPLES

PHONE = {"viewport": {"width": 360, "height": 740}}

OWN = {
    ".choice": 44,
    ".tick": 44,
    ".group textarea": 44,
    ".field": 44,
    ".menu summary": 44,
    ".menu a": 44,
    ".colours label": 44,
    ".quick-links a": 44,
    ".site-title": 44,
    ".site-footer a": 44,
    ".stage-choice a": 44,
    ".next-step a": 44,
    ".opens > summary": 44,
    ".jumps a": 44,
    ".number": 24,
    ".support .number": 44,
    ".stage-path li > a": 24,
    ".card-title a": 24,
}
"""How high our own controls are at least, in pixels of CSS."""

SMALL = """([own]) => {
  const hidden = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).clipPath !== "none") return true;
    }
    return !element.checkVisibility({ visibilityProperty: true });
  };
  // The exception of WCAG 2.5.8: beside other words, the height of their line decides.
  const inSentence = (link) => {
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const beside = texts.currentNode.parentElement;
      const words = /\\w/.test(texts.currentNode.data);
      if (words && !beside.closest("a") && sameBlock(beside, block)) return true;
    }
    return false;
  };
  const sameBlock = (element, block) => {
    while (getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
    return element === block;
  };
  const targetOf = (control) => (/checkbox|radio/.test(control.type) && control.labels[0]) || control;
  const faults = new Set();
  const measure = (element, least) => {
    if (hidden(element)) return;
    for (const { width, height } of element.getClientRects()) {
      if (width > 23.9 && height > least - 0.1) continue;
      const size = `${Math.round(width)} by ${Math.round(height)}`;
      faults.add(`${element.outerHTML.slice(0, 120)}: ${size}, not ${least}`);
    }
  };
  for (const one of document.querySelectorAll("a[href], summary, button, input, textarea, select")) {
    if (one.tagName !== "A" || !inSentence(one)) measure(targetOf(one), 24);
  }
  for (const [selector, least] of Object.entries(own)) {
    for (const one of document.querySelectorAll(selector)) measure(one, least);
  }
  return [...faults];
}"""


PRESENT = "(selectors) => selectors.filter((one) => document.querySelector(one))"


@dataclass(frozen=True)
class Measured:
    """What is too small on some pages, and which of our own controls these have."""

    faults: list[str]
    own: set[str]


@pytest.fixture(scope="module")
def measure(screen: Screen, samples: dict[str, list[str]]) -> Callable[[str], Measured]:
    """Measures the pages of a sample, once."""

    @functools.cache
    def measured(name: str) -> Measured:
        page = screen(**PHONE)
        found = Measured([], set())
        for address in samples[name]:
            visit(page, address)
            open_all(page)
            found.faults.extend(f"{page.url}: {fault}" for fault in page.evaluate(SMALL, [OWN]))
            found.own.update(page.evaluate(PRESENT, [*OWN]))
        return found

    return measured


@pytest.mark.proves("targets")
@pytest.mark.fault(123)
@pytest.mark.parametrize("name", SAMPLES)
def test_what_one_presses_is_large_enough(measure: Callable[[str], Measured], name: str) -> None:
    faults = measure(name).faults
    assert not faults, "\n".join(faults)


@pytest.mark.proves("targets")
def test_every_control_of_our_own_is_on_a_page_that_is_measured(measure: Callable[[str], Measured]) -> None:
    missing = {*OWN} - measure("representative").own
    assert not missing, f"No page has any of {missing}."
