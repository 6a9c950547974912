"""A question in any script reads in its own direction, keeps its id, and is printed whole."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.helpers.project import publish, without_sheet_files
from tests.helpers.server import serve
from tests.mistakes.fixture_site import Case, add_engine, make_site

QUESTIONS = {
    "yellow-leaves": ("Were leaves yellow before they fell?", "האם העלים הצהיבו לפני שנפלו?"),
    "dry-soil": ("The soil is dry a finger deep.", "هل التربة جافة بعمق إصبع؟"),
    "one-change": ("What is the one thing I will change?", "What will I do 👩‍🌾 next?"),
}
RIGHT_TO_LEFT = ("yellow-leaves", "dry-soil")

ENDS = """([id, words]) => {
  const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && !node.data.includes(words)) node = walker.nextNode();
  const start = node.data.indexOf(words);
  const box = (at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  return [box(start), box(start + words.length - 1)];
}"""
"""Where the first and the last sign of a question stand on the screen."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with these questions is served."""
    changes = [{"replace": old, "by": f"'{new}'"} for old, new in QUESTIONS.values()]
    site = add_engine(
        make_site(tmp_path_factory.mktemp("words"), Case("any", change={"docs/part.md": changes}))
    )
    result = publish(without_sheet_files(site))
    assert result.returncode == 0, result.stdout + result.stderr
    with serve(site / "site") as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page with the questions, on a desk."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    page.goto(f"{address}part/")
    yield page
    context.close()


@pytest.mark.fault(54)
@pytest.mark.parametrize("one", QUESTIONS)
def test_a_question_reads_in_its_own_direction(page: Page, one: str) -> None:
    first, last = page.evaluate(ENDS, [one, QUESTIONS[one][1]])
    assert (last < first) == (one in RIGHT_TO_LEFT), f"'{one}' goes from {first} to {last}"


@pytest.mark.fault(54)
def test_every_question_is_printed_whole(page: Page) -> None:
    printed = "".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf())).pages)
    signs = "".join(
        unicodedata.normalize("NFKC", printed).split()
    )  # letters are printed in their joined forms
    for _, words in QUESTIONS.values():
        for word in filter(str.isalpha, words.split()):
            assert word in signs or word[::-1] in signs, f"'{word}' is not on paper"
