"""Long words of a reader fit every place that shows them, and hide nothing that has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from model.addresses import address
from model.guide import Guide, Prompt
from model.settings import Settings
from tests.access.pages import visit
from tests.access.test_keyboard import stops
from tests.access.test_zoom import SET_STYLE, WISHES
from tests.helpers.long_run import now

WORDS = {
    "with-spaces": ("Somebody who looks after the whole of it " * 8)[:300],
    "without-spaces": "W" * 300,
    "an-address": "https://example.org/" + "a-place-to-apply_for?it=1&" * 11,
}

EVERY_WISH = "\n".join(WISHES.values())

WINDOWS = [(320, 256), (320, 640), (360, 800), (1280, 300)]
"""Width and height; the first is what is left of 1280 by 1024 pixels at 400 %."""

GIVE = """async ([name, data]) => {
  const { Store } = await import("/scripts/answers/store.js");
  const store = new Store(name);
  await store.change(() => data);
  store.database.close();
}"""

LINES = """() => {
  const state = document.querySelector(".answers-state");
  return state.getBoundingClientRect().height / parseFloat(getComputedStyle(state).lineHeight);
}"""


BROKEN_HEADS = """() => [...document.querySelectorAll("thead th")].filter((head) => {
  const text = document.createRange();
  text.selectNodeContents(head);
  const lines = new Set([...text.getClientRects()].map((one) => Math.round(one.top)));
  return lines.size > head.textContent.trim().split(" ").length;
}).map((head) => head.textContent)"""
"""The heads of tables that are drawn on more lines than they have words."""


def everywhere(guide: Guide, words: str) -> dict[str, Any]:
    """Return sheets with the same words as name, in and beside each answer, and where no question is left."""
    sheets = [{"id": f"s{one}", "made": one, "name": words, "label": words} for one in range(4)]
    answers: list[dict[str, Any]] = []
    for sheet in sheets:
        for item in guide.items.values():
            if isinstance(item, Prompt) and item.answer == "text":
                answers.append({"item": item.id, "part": "text", "value": words, "others": [words + "!"]})
            if isinstance(item, Prompt) and item.answer == "stage":
                answers.append(
                    {"item": item.id, "part": "choice", "value": next(iter(guide.stages)), "others": []}
                )
        answers.append({"item": "asked-no-more", "part": "text", "value": words, "others": []})
        for answer in answers:
            answer.setdefault("sheet", sheet["id"])
    complete = [{**answer, "question": words, "rev": 1} for answer in answers]
    return {"counter": 1, "current": "s0", "sheets": sheets, "answers": complete, "broken": []}


@pytest.fixture(params=now("without-spaces", of=WORDS))
def worksheet(
    request: pytest.FixtureRequest, browser: Browser, base_url: str, guide: Guide, settings: Settings
) -> Iterator[Page]:
    """The worksheet with long words in every place, and all saved."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    place = address(guide.page_calling("worksheet"))
    visit(page, place)
    page.evaluate(GIVE, [settings.site_id, everywhere(guide, request.param)])
    visit(page, place)
    page.locator(".item textarea").first.press_sequentially("!")
    expect(page.locator(".answers-bar")).to_have_attribute("data-state", "saved")
    for shown in (".pattern", ".answers-other", ".answers-gone dd", ".summary dd"):
        expect(page.locator(shown).first).to_be_visible()
    yield page
    context.close()


@pytest.mark.fault(121)
def test_long_words_fit_every_place_and_the_bar_has_two_lines(worksheet: Page) -> None:
    for wish in WISHES.values():
        worksheet.evaluate(SET_STYLE, wish)
        for width, height in WINDOWS:
            worksheet.set_viewport_size({"width": width, "height": height})
            assert worksheet.evaluate(LINES) < 2.1, f"{width} by {height}, {wish}"
            scrolled = worksheet.evaluate("() => document.documentElement.scrollWidth")
            assert scrolled <= width, f"{width} by {height}, {wish}"


@pytest.mark.fault(122)
@pytest.mark.parametrize("worksheet", [WORDS["an-address"]], indirect=True, ids=["an-address"])
@pytest.mark.parametrize(
    ("height", "wish"),
    now(
        "low-and-large",
        of={"low": (256, ""), "low-and-large": (256, EVERY_WISH), "large": (640, EVERY_WISH)},
    ),
)
def test_no_stop_is_hidden_behind_long_words(worksheet: Page, wish: str, height: int) -> None:
    worksheet.set_viewport_size({"width": 320, "height": height})
    worksheet.evaluate(SET_STYLE, wish)
    worksheet.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    found = stops(worksheet, back=False, at_least=120)
    faults = {f"'{stop['name'][:60]}' {fault}" for stop in found for fault in stop["faults"]}
    assert not faults, "\n".join(sorted(faults))


def test_a_word_in_the_head_of_a_table_stays_whole(worksheet: Page) -> None:
    for width, height in WINDOWS:
        worksheet.set_viewport_size({"width": width, "height": height})
        assert worksheet.locator("thead th").count()
        assert worksheet.evaluate(BROKEN_HEADS) == [], width
