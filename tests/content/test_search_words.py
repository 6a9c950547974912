"""What people are likely to type leads to the page that was written for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from macros.content.addresses import address

FIRST = 3
"""How many results somebody reads before trying other words."""


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """The page to search on."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("find/")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("form", "worksheet.md"),
        ("print", "worksheet.md"),
        ("no reply", "ask-for-feedback.md"),
        ("ghosted", "ask-for-feedback.md"),
        ("email to the recruiter", "ask-for-feedback.md"),
        ("i want to die", "get-support.md"),
        ("cannot cope with another rejection", "get-support.md"),
        ("suicide", "get-support.md"),
        ("help line", "get-support.md"),
        ("crisis", "get-support.md"),
        ("doctor", "get-support.md"),
        ("sad and tired", "first-days.md"),
        ("discrimination", "your-rights.md"),
        ("ask for my data", "your-rights.md"),
        ("linkedin", "keep-connections-open.md"),
        ("seven questions", "review-and-reflect.md"),
        ("change career", "refine-your-search.md"),
        ("large print", "accessibility.md"),
        ("cookies", "privacy.md"),
    ],
)
def test_words_lead_to_the_page_written_for_them(page: Page, words: str, path: str) -> None:
    page.get_by_role("searchbox").fill(words)
    results: list[str] = page.locator(".search-results a").evaluate_all(
        "(links) => links.map((link) => new URL(link.href).pathname)"
    )
    first = [result.removeprefix("/") for result in results[:FIRST]]
    assert address(path) in first, f"'{words}' leads to {first}"
