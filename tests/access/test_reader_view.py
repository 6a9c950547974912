"""A reader view, which shows a page without its looks, keeps what matters on a bad day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from model.addresses import address as address_of
from model.guide import Guide
from tests.access.pages import visit
from tests.helpers.project import PROJECT

READABILITY = PROJECT / "requirements/node/node_modules/@mozilla/readability/Readability.js"
"""What Firefox finds the words of a page with, as a package."""

KEPT = (
    "a[href^='tel:'], a[href^='sms:'],"
    " .question, .hands > p, .item .field-label, .item .tick > span:not(.box)"
)
"""Numbers of help lines and whatever asks something."""

LOST = f"""(kept) => {{
  {READABILITY.read_text(encoding="utf-8")}
  const plain = (one) => one.textContent.replace(/\\s+/g, " ").trim();
  const wanted = [...document.querySelectorAll(kept)].map(plain);
  const found = new Readability(document.cloneNode(true)).parse();
  const text = plain(new DOMParser().parseFromString(found?.content ?? "", "text/html").body);
  return [wanted.length, wanted.filter((one) => !text.includes(one))];
}}"""

AWKWARD = """() => document.querySelectorAll(".item").forEach((item, number) => {
  item.id = `extra-comment-on-related-media-${number}`;
})"""
"""Ids that an author may choose, made of words by which a reader view tells what surrounds an article."""


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page into which a reader view may put its script."""
    context = browser.new_context(base_url=base_url, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.proves("reader-view")
@pytest.mark.fault(124)
def test_help_and_questions_of_every_page_survive(page: Page, sample: list[str]) -> None:
    lost, wanted = {}, 0
    for address in sample:
        visit(page, address)
        count, lost[address] = page.evaluate(LOST, KEPT)
        wanted += count
    assert wanted
    assert not {address: words for address, words in lost.items() if words}


@pytest.mark.fault(124)
def test_questions_survive_whatever_their_ids_are(page: Page, guide: Guide) -> None:
    pages = {group.page for group in guide.groups.values()}
    assert {group.kind for group in guide.groups.values()} == {"checklist", "letter", "prompt", "reflection"}
    for path in pages:
        page.goto(address_of(path))
        page.evaluate(AWKWARD)
        _, lost = page.evaluate(LOST, KEPT)
        assert not lost, path
