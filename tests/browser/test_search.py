"""A search leads to the right page, tells nobody what was typed, and survives a spoilt browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from macros.render import TEMPLATES, environment
from model.addresses import address
from model.guide import Guide
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


@pytest.fixture(scope="module")
def opened(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page of a browser for all searches, of which nothing is kept."""
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(opened: Page, guide: Guide) -> Page:
    """The page to search on, opened anew."""
    opened.goto(address(guide.page_calling("search")))
    return opened


SEARCH = """(all) => {
    const box = document.querySelector("[type=search]");
    const root = new URL("../", location).href;
    return all.map((words) => {
        box.value = words;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        const links = [...document.querySelectorAll(".search-results a")];
        return links.map((link) => link.href.replace(root, "").split("#")[0]);
    });
}"""
"""A letter at a time would take a hundred times as long; one test types."""


def found_by_each(page: Page, words: Sequence[str]) -> list[list[str]]:
    """Search for one after the other, and return the addresses of the results of each, without anchors."""
    page.locator(".search:not([inert])").wait_for()
    found: list[list[str]] = page.evaluate(SEARCH, words)
    return found


def found(page: Page, words: str) -> list[str]:
    """Search, and return the addresses of the results below the site, without anchors."""
    return found_by_each(page, [words])[0]


def led_elsewhere(page: Page, words: Sequence[str], wanted: str) -> dict[str, list[str]]:
    """Return the first result of each search that leads to another page than wanted."""
    results = zip(words, found_by_each(page, words), strict=True)
    return {one: led[:1] for one, led in results if led[:1] != [wanted]}


def not_found(page: Page, wanted: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is searched for and the page it should lead to, where that is not among the first three."""
    results = zip(wanted, found_by_each(page, [words for words, _ in wanted]), strict=True)
    return [one for one, led in results if address(one[1]) not in led[:3]]


def test_what_is_typed_finds_the_worksheet(page: Page, guide: Guide) -> None:
    page.get_by_role("searchbox", name="Search the guide").press_sequentially("form")
    expect(page.locator(".search-results a").first).to_have_attribute("href", re.compile("worksheet/"))
    assert found(page, "form")[0] == address(guide.page_calling("worksheet"))


@pytest.fixture(scope="session")
def distress(guide: Guide) -> list[str]:
    """Words, names and numbers that lead to help."""
    help_page = guide.pages[guide.page_calling("support")]
    language: Any = environment(TEMPLATES).get_template("_search_language.html").module
    lines = [word for country in help_page.help_lines for word in country.search_words]
    return [*language.distress, *help_page.search_words, *lines]


@pytest.mark.fault(135)
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(str, id="as-it-is"),
        pytest.param(str.upper, id="capitals", marks=pytest.mark.long),
        pytest.param(lambda words: f"  {words}  ", id="spaces", marks=pytest.mark.long),
        pytest.param(lambda words: f"\N{CRYING FACE}{words}!!!", id="signs", marks=pytest.mark.long),
        pytest.param(lambda words: words.replace("'", ""), id="no-apostrophes", marks=pytest.mark.long),
        pytest.param(
            lambda words: words.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
            id="curly-apostrophes",
            marks=pytest.mark.long,
        ),
        pytest.param(lambda words: words.replace(" ", ""), id="without-spaces", marks=pytest.mark.long),
        pytest.param(lambda words: words.replace(" ", "-"), id="hyphens", marks=pytest.mark.long),
    ],
)
def test_distress_in_any_writing_leads_to_help_first(
    page: Page, guide: Guide, distress: list[str], typed: Callable[[str], str]
) -> None:
    helped = address(guide.page_calling("support"))
    wrong = led_elsewhere(page, [typed(one) for one in distress], helped)
    assert not wrong, f"Lead elsewhere: {wrong}"


@pytest.mark.fault(135)
@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(lambda word: word[:-3] + word[-2:], id="letter-left-out"),
        pytest.param(lambda word: word[:3] + "x" + word[3:], id="letter-too-many"),
        pytest.param(lambda word: word[:-2] + "x" + word[-1], id="other-letter"),
        pytest.param(lambda word: word[:2] + word[3] + word[2] + word[4:], id="letters-exchanged"),
        pytest.param(lambda word: "".join(letter * 2 for letter in word), id="letters-doubled"),
    ],
)
def test_distress_with_a_slip_leads_to_help_first(
    page: Page, guide: Guide, distress: list[str], slip: Callable[[str], str]
) -> None:
    helped = address(guide.page_calling("support"))
    slips = [slip(word) for word in distress if word.isalpha() and len(word) > 6]
    wrong = led_elsewhere(page, slips, helped)
    assert not wrong, f"Lead elsewhere: {wrong}"


@pytest.mark.fault(135)
@pytest.mark.parametrize("words", ["not", "notes", "note", "skills", "panel", "deadline", "self-employed"])
def test_a_word_is_not_read_as_one_of_distress(page: Page, guide: Guide, words: str) -> None:
    led = found(page, words)[:1]
    nothing = page.locator(".search-results").get_by_text("We didn't find anything").count()
    assert nothing or led != [address(guide.page_calling("support"))]


@pytest.mark.fault(135)
def test_pages_about_the_site_come_last(page: Page, guide: Guide) -> None:
    about = {address(path) for path, one in guide.pages.items() if one.about_site}
    assert about
    everyday = [word for one in guide.pages.values() if not one.about_site for word in one.search_words]
    results = zip(everyday, found_by_each(page, everyday), strict=True)
    wrong = {word: led for word, led in results if led and led[0] in about}
    assert not wrong, f"Lead to what the site says of itself: {wrong}"


@pytest.mark.fault(135)
def test_a_long_text_is_compared_no_further_than_its_beginning(page: Page) -> None:
    page.evaluate(
        "() => { const min = Math.min; "
        "Math.min = (...numbers) => { window.compared += 1; return min(...numbers); }; }"
    )
    work = []
    for count in (100, 3000):
        page.evaluate("() => { window.compared = 0; }")
        found(page, " ".join(f"zq{chr(97 + one % 26)}wvk" for one in range(count)))
        work.append(page.evaluate("() => window.compared"))
    assert 0 < work[1] <= work[0] * 1.1


def test_distress_is_heard_in_a_whole_sentence(page: Page, guide: Guide) -> None:
    help_page = guide.page_calling("support")
    titles = [other.title for other in guide.pages.values()]
    sentences = [
        f"{title} and today it is {word} because of {NOTHING}"
        for word in guide.pages[help_page].search_words
        for title in titles[:2]
    ]
    wrong = led_elsewhere(page, sentences, address(help_page))
    assert not wrong, f"Lead elsewhere: {wrong}"


def test_the_search_words_of_a_page_lead_to_it(page: Page, guide: Guide) -> None:
    wrong = not_found(page, [(word, path) for path, one in guide.pages.items() for word in one.search_words])
    assert not wrong, f"Not among the first three: {wrong}"


def test_every_page_is_found_by_its_title(page: Page, guide: Guide) -> None:
    here = guide.page_calling("search")
    wrong = not_found(page, [(one.title, path) for path, one in guide.pages.items() if path != here])
    assert not wrong, f"Not among the first three: {wrong}"


def test_every_question_is_found_by_its_words(page: Page, guide: Guide) -> None:
    items = [(item.text, group.page) for group in guide.groups.values() for item in group.items]
    wrong = not_found(page, items)
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


@pytest.mark.fault(136)
@pytest.mark.parametrize("words", [NOTHING, "\N{CRYING FACE}", "?!"])
def test_nothing_found_is_said_beside_help_and_leaves_the_index(page: Page, guide: Guide, words: str) -> None:
    assert found(page, words)[0] == address(guide.page_calling("support"))
    first = page.locator(".search-results > li")
    expect(first).to_have_count(1)
    expect(first).to_contain_text("someone who can listen")
    shortest = [line.number for country in guide.help_lines for line in country.lines if line.short]
    assert first.locator("a.number").all_inner_texts() == shortest
    expect(page.get_by_role("status")).to_contain_text("We didn't find anything")
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
    strangers = page.locator(".search :not(label, input, p, ol, li, a, template, .number)")
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
