"""A search leads to the right page, tells nobody what was typed, and survives a spoilt browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from macros.content import Guide
from macros.content.addresses import address
from tests.helpers.topics import FIRST

BLOCKED = """() => {
  for (const store of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, store, {
      get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
    });
  }
}"""
"""What a browser does that keeps no data of sites."""

SPOILT = """() => {
  if (!location.host) return;
  for (const value of ["SCHEME", "__palette", "/.__palette"]) localStorage.setItem(value, '{"index": [');
}""".replace("SCHEME", f"scheme:{FIRST.settings.site_id}")

BROWSERS = {
    "as-usual": "() => {}",
    "site-data-blocked": BLOCKED,
    "site-data-spoilt": SPOILT,
}

NOTHING = "qqqqq"
"""No word of any page begins like that."""


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser that nothing was kept in."""
    context = browser.new_context(base_url=base_url)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, guide: Guide) -> Page:
    """The page to search on."""
    page = context.new_page()
    page.goto(address(guide.page_calling("search")))
    return page


def found(page: Page, words: str) -> list[str]:
    """Search, and return the addresses of the results below the site, without anchors."""
    page.get_by_role("searchbox", name="Search the guide").fill(words)
    links = page.locator(".search-results a")
    hrefs: list[str] = links.evaluate_all("(links) => links.map((link) => link.href)")
    root = page.evaluate("() => new URL('../', location).href")
    return [href.removeprefix(root).partition("#")[0] for href in hrefs]


def test_form_finds_the_worksheet(page: Page, guide: Guide) -> None:
    assert found(page, "form")[0] == address(guide.page_calling("worksheet"))


def test_every_word_of_distress_leads_to_help_first(page: Page, guide: Guide) -> None:
    help_page = guide.page_calling("support")
    words = guide.pages[help_page].search_words
    assert words, f"{help_page} names no words that people in distress may type."
    wrong = {one: found(page, one)[:1] for one in words if found(page, one)[:1] != [address(help_page)]}
    assert not wrong, f"Lead elsewhere: {wrong}"


def test_distress_is_heard_in_a_whole_sentence(page: Page, guide: Guide) -> None:
    help_page = guide.page_calling("support")
    titles = [other.title for other in guide.pages.values()]
    wrong = [
        sentence
        for word in guide.pages[help_page].search_words
        for title in titles[:2]
        for sentence in [f"{title} and today it is {word} because of {NOTHING}"]
        if found(page, sentence)[:1] != [address(help_page)]
    ]
    assert not wrong, f"Lead elsewhere: {wrong}"


def test_the_search_words_of_a_page_lead_to_it(page: Page, guide: Guide) -> None:
    wrong = {
        f"{path}: {word}": found(page, word)[:3]
        for path, one in guide.pages.items()
        for word in one.search_words
        if address(path) not in found(page, word)[:3]
    }
    assert not wrong, f"Not among the first three: {wrong}"


def test_every_page_is_found_by_its_title(page: Page, guide: Guide) -> None:
    here = guide.page_calling("search")
    wrong = [
        path
        for path, one in guide.pages.items()
        if path != here and address(path) not in found(page, one.title)[:3]
    ]
    assert not wrong, f"Not among the first three: {wrong}"


def test_every_question_is_found_by_its_words(page: Page, guide: Guide) -> None:
    wrong = [
        item.id
        for group in guide.groups.values()
        for item in group.items
        if address(group.page) not in found(page, item.text)[:3]
    ]
    assert not wrong, f"Not among the first three: {wrong}"


def test_a_result_leads_where_it_says(page: Page, guide: Guide) -> None:
    found(page, "form")
    title = guide.pages[guide.page_calling("worksheet")].title
    page.locator(".search-results").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_every_result_says_what_it_is_about(page: Page, guide: Guide) -> None:
    here = guide.page_calling("search")
    for path, one in guide.pages.items():
        if path != here:
            found(page, one.title)
            result = page.locator(".search-results li").filter(
                has=page.get_by_role("link", name=one.title, exact=True)
            )
            expect(result.first).to_contain_text(one.description)
    found(page, guide.pages[here].title)
    expect(page.locator(".search-results li:not(:has(p:not(:empty)))")).to_have_count(0)


def test_nothing_found_is_said_and_leaves_the_index(page: Page) -> None:
    assert found(page, NOTHING) == []
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    expect(page.locator(".index-list")).to_be_visible()


def test_results_take_the_place_of_the_index_and_give_it_back(page: Page) -> None:
    found(page, "form")
    expect(page.locator(".index-list")).to_be_hidden()
    assert found(page, "  ") == []
    expect(page.locator(".index-list")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<img src=x onerror=alert(1)>", id="image"),
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("form\"><b onmouseover='alert(1)'>", id="attribute"),
        pytest.param("{count} ${1} $& {{ 7 * 7 }} constructor __proto__", id="template"),
    ],
)
def test_what_is_typed_is_never_markup(page: Page, words: str) -> None:
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    found(page, words)
    expect(page.get_by_role("status")).not_to_be_empty()
    strangers = page.locator(".search :not(label, input, p, ol, li, a)")
    assert strangers.count() == 0, strangers.first.evaluate("(one) => one.outerHTML")
    assert dialogs == []


@pytest.mark.parametrize("words", ["(", "\\", "a" * 5000, "\u202e\u0000\ud83d\ude00", "İ"])
def test_no_text_is_too_odd_to_search_for(page: Page, words: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    found(page, words)
    expect(page.get_by_role("status")).not_to_be_empty()
    assert errors == []


def test_nothing_typed_leaves_the_page(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    before = page.evaluate("() => [location.href, history.length, document.title, history.state]")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    found(page, "a secret of mine")
    expect(page.get_by_role("status")).not_to_be_empty()
    page.keyboard.press("Enter")
    assert page.evaluate("() => [location.href, history.length, document.title, history.state]") == before
    assert requests == []
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0


@pytest.mark.parametrize("state", BROWSERS.values(), ids=BROWSERS)
def test_it_works_in_a_browser(context: BrowserContext, guide: Guide, state: str) -> None:
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(error.error.message))
    context.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    context.add_init_script(f"({state})()")
    page = context.new_page()
    page.goto(address(guide.page_calling("search")))
    assert found(page, "form")[0] == address(guide.page_calling("worksheet"))
    expect(page.get_by_role("status")).not_to_be_empty()
    assert errors == []
