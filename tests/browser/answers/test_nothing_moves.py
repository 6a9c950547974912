"""What is in use stays where it is, and nothing else comes under the thumb; at the width of a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from model.addresses import address
from model.guide import Guide
from model.settings import Settings
from tests.helpers.answers import Sheet, wait_without
from tests.helpers.long_run import now

Phones = Callable[[str], Sheet]

A_WHILE = 250
"""Milliseconds after which a save has begun; twice that until a count and a message have come too."""

MEASURE = """(one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const place = [left + Math.min(width, 40) / 2, top + height / 2];
    const control = "button, a, summary, label, select, input, textarea";
    const below = document.elementFromPoint(...place)?.closest(control);
    window.thumb = { one, place, below, top };
}"""
"""Remembers where a control stands, and what is under a thumb on it."""

MOVED = """() => {
    const { one, place, below, top } = window.thumb;
    const control = "button, a, summary, label, select, input, textarea";
    const now = document.elementFromPoint(...place)?.closest(control);
    const shown = one.checkVisibility({ visibilityProperty: true });
    const moved = shown ? one.getBoundingClientRect().top - top : 0;
    const other = now && now !== below && !(below && (now.contains(below) || below.contains(now)));
    return [Math.abs(moved) > 1 ? `moved by ${moved}` : "", other ? now.outerHTML.slice(0, 200) : ""]
        .filter(Boolean).join(": ");
}"""
"""Says how far that control has moved, and which other one is under the thumb."""


@pytest.fixture
def kept(guide: Guide) -> list[str]:
    """The addresses of the pages that keep something."""
    paths = {group.page for group in guide.groups.values()}
    return [address(path) for path in sorted({*paths, guide.page_calling("stage_path")})]


@pytest.fixture(params=["representative", pytest.param("rest", marks=pytest.mark.long)])
def pages(request: pytest.FixtureRequest, samples: dict[str, list[str]], kept: list[str]) -> list[str]:
    """Those of a sample."""
    return [place for place in kept if place in samples[request.param]]


@pytest.fixture
def phones(browser: Browser, base_url: str, guide: Guide, settings: Settings) -> Iterator[Phones]:
    """Gives a new phone each time it is asked."""
    contexts = []

    def start(place: str) -> Sheet:
        context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 640})
        contexts.append(context)
        sheet = Sheet(context.new_page(), guide, settings)
        sheet.open(place)
        return sheet

    yield start
    for context in contexts:
        context.close()


def moved(page: Page, one: Locator, act: str = "click", **how: object) -> str:
    """Use a control, and say what moved by that."""
    one.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    one.evaluate(MEASURE)
    getattr(one, act)(**how)
    page.wait_for_timeout(A_WHILE)
    wait_without(page, ".answers-bar[data-state=waiting]")
    page.wait_for_timeout(A_WHILE)
    return str(page.evaluate(MOVED))


FIRSTS = {
    "a tick": (".item input[type=checkbox]", "check"),
    "an answer": (".item .choices input", "check"),
    "a letter": (".item textarea", "press_sequentially"),
    "a start": (".stage-use", "click"),
}


@pytest.mark.fault(118)
@pytest.mark.parametrize("first", now("a tick", "a letter", of=[*FIRSTS]))
def test_the_first_input_moves_nothing(
    phones: Phones, pages: list[str], samples: dict[str, list[str]], first: str
) -> None:
    selector, act = FIRSTS[first]
    tried = 0
    for place in pages:
        sheet = phones(place)
        found = sheet.page.locator(f"{selector}:visible")
        if found.count():
            tried += 1
            how = {"text": "a"} if act == "press_sequentially" else {}
            for one in [found.first] if act == "click" else [found.first, found.last]:
                assert not moved(sheet.page, one, act, **how), place
        sheet.page.context.close()
    assert tried or not {*pages} & {*samples["representative"]}


@pytest.mark.fault(118)
@pytest.mark.long
@pytest.mark.parametrize("again", [False, True])
def test_no_button_moves_or_brings_another_one_under_the_thumb(
    phones: Phones, kept: list[str], samples: dict[str, list[str]], again: bool
) -> None:
    """All of a page that is filled in, in their order, as they come into sight, and each time they do."""
    trouble = []
    pressed: set[str] = set()
    for place in kept:
        if again:
            pressed.clear()
        elif place not in samples["representative"]:
            continue
        page = phones(place).page
        page.evaluate("() => { window.print = () => {}; }")
        for field in page.locator(".item textarea:not([name*=_])").all():
            if field.is_visible():
                field.fill("Several words " * 20)
        # All but the menu, which would lie over what is pressed.
        page.evaluate(
            "() => document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true; })"
        )
        page.evaluate("() => { document.querySelector('.answers-more').open = false; }")
        while True:
            buttons = [
                one for one in page.get_by_role("button").all() if one.is_visible() and one.is_enabled()
            ]
            new = [one for one in buttons if one.inner_text() not in pressed]
            if not new:
                break
            name = new[0].inner_text()
            pressed.add(name)
            if what := moved(page, new[0]):
                trouble.append(f"{place}: {name}: {what}")
    assert not trouble, "\n".join(trouble)


@pytest.mark.fault(118)
@pytest.mark.parametrize("place", [".answer-tools", ".answers-panel"])
def test_what_is_asked_about_forgetting_leaves_the_tick_under_the_thumb(phones: Phones, place: str) -> None:
    sheet = phones("worksheet/")
    sheet.write("One")
    if place == ".answers-panel":
        sheet.page.locator(".answers-more summary").click()
    box = sheet.page.locator(f"{place} .answers-forget")
    assert not moved(sheet.page, box.get_by_role("checkbox"))
    assert not moved(sheet.page, box.get_by_role("button", name="Yes, forget it all"))
    assert not moved(sheet.page, box.get_by_role("checkbox"))


@pytest.mark.fault(118)
def test_the_line_at_the_foot_is_as_high_whatever_it_says(phones: Phones) -> None:
    sheet = phones("worksheet/")
    bar = sheet.page.locator(".answers-bar")
    heights = bar.evaluate("""(bar) => {
        const words = bar.querySelector(".answers-state");
        return ["idle", "waiting", "saved", "session", "apart", "failed"].map((state) => {
            bar.dataset.state = state === "apart" ? "saved" : state;
            words.textContent = words.dataset[state];
            return bar.getBoundingClientRect().height;
        });
    }""")
    assert len({round(height) for height in heights}) == 1, heights
