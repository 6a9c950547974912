"""What the tests of paper share: the worksheet printed once in every way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from model.guide import Guide
from tests.helpers.answers import press_print
from tests.paper.printed import Paper
from tests.paper.writing import WRITTEN, fill_in, open_worksheet

SIZES = {"A4": (595, 842), "Letter": (612, 792)}
"""Points."""

LETTERS = (12, 18)
STATES = (":is([type=checkbox], [type=radio])", ":checked")
FOOT = "(foot) => [...foot.children].map((one) => one.textContent).join('·')"
HEADS = "(groups) => groups.map((group) => group.dataset.continued)"
FURNITURE = """() => [...document.querySelectorAll(
  ".skip-link, .quick-links a, .menu > summary, .button, .print-choices label, .answer-tools label"
)].map((one) => one.textContent.trim()).filter((text) => text.length > 3)"""


@dataclass(frozen=True)
class Print:
    """A way to print the worksheet, and what came out."""

    size: str
    letters: int
    """Points."""

    written: str
    """What stands in every field: a key of `WRITTEN`."""

    with_answers: bool
    fields: tuple[str, ...]
    """Their names, in the order of the page."""

    boxes: int
    """How many boxes there are to choose from."""

    chosen: int
    """How many of them are chosen."""

    furniture: tuple[str, ...]
    paper: Paper


@pytest.fixture(scope="module")
def paper_page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page of a reader who prints."""
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def prints(browser: Browser, base_url: str, guide: Guide) -> list[Print]:
    """The worksheet on both papers, in both sizes of letters, with every kind of answer and blank."""
    found = []
    for written, words in WRITTEN.items():
        # What a program fills in beside an older answer is shown as another answer.
        context = browser.new_context(base_url=base_url)
        paper_page = context.new_page()
        open_worksheet(paper_page, guide)
        fields = fill_in(paper_page, words)
        boxes, marks = (paper_page.locator(f".item input[name]{state}").count() for state in STATES)
        furniture = tuple(paper_page.evaluate(FURNITURE))
        foot = paper_page.locator(".paper-foot").evaluate(FOOT)
        heads = paper_page.locator("[data-continued]").evaluate_all(HEADS)
        for with_answers in (False, True) if written == "short" else (True,):
            for letters in LETTERS:
                paper_page.locator("#print-large").set_checked(letters == 18)
                for size in SIZES:
                    press_print(paper_page, "Print my answers" if with_answers else "Print a blank sheet")
                    paper = Paper(paper_page.pdf(format=size), foot, heads)
                    found.append(
                        Print(size, letters, written, with_answers, fields, boxes, marks, furniture, paper)
                    )
        context.close()
    return found
