"""Everything on every page is used in a real browser: the policy forbids none of it, no style is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from publish.assets import run_bundler
from publish.styles import COMPONENTS, MINIFY, PROPERTY
from tests.access.pages import fill_in, open_all, visit
from tests.helpers.project import PROJECT
from tests.helpers.server import serve
from tests.publish.css_selectors import in_any_state

WATCH = """() => {
    window.refused = [];
    window.print = () => {};
    document.addEventListener("securitypolicyviolation", (event) => {
        refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
}"""
SELECTORS = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const below = (rules) => [...rules].flatMap((rule) => {
        const draws = [...(rule.style ?? [])].some((name) => !name.startsWith("--"));
        return [...(rule.selectorText && draws ? [rule.selectorText] : []), ...below(rule.cssRules ?? [])];
    });
    return below(sheet.cssRules);
}"""
"""Of all rules that do more than set variables."""

MATCHING = "(selectors) => selectors.filter((one) => document.querySelector(one))"
PRESS = "(button) => button.checkVisibility() && !button.disabled && (button.click(), true)"
BUTTONS = "main button:visible, .answers-bar button:visible, .content button:visible"


@dataclass
class Used:
    """What was seen while everything on a page was used."""

    refused: list[str]
    errors: list[str]
    missing: dict[str, list[str]] = field(default_factory=dict)
    """By what was done last: selectors that match something and are in no stylesheet of the page."""


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A browser that is told by headers, too, what it may do."""
    with serve(site, headers=True) as base_url:
        context = browser.new_context(base_url=base_url)
        context.add_init_script(f"({WATCH})()")
        yield context.new_page()
        context.close()


@pytest.fixture(scope="module")
def selectors(page: Page) -> dict[str, list[str]]:
    """What the stylesheet of each component selects in any state, by the text that pages carry of it."""
    bundled = (
        run_bundler(PROJECT / "overrides" / "styles", *MINIFY, f"{one}.css").strip() for one in COMPONENTS
    )
    texts = [PROPERTY.sub(r"\1:", css) for css in bundled]
    visit(page, "")
    return {text: [in_any_state(one) for one in page.evaluate(SELECTORS, text)] for text in texts}


def use(page: Page, address: str) -> Iterator[str]:
    """Do what can be done on a page, and yield the name of each thing that was done."""
    visit(page, address)
    yield "opening it"
    open_all(page)
    for radio in page.locator(".colours input").all():
        radio.check()
    yield "opening what opens"
    fill_in(page)
    if page.locator("search input").count():
        page.get_by_role("searchbox").fill("form")
    yield "filling it in"
    buttons = {button.inner_text(): button.element_handle() for button in page.locator(BUTTONS).all()}
    for name, button in buttons.items():
        # At once, for what was pressed before may take a button away meanwhile.
        if button.evaluate(PRESS):
            yield f"pressing '{name}'"


def watch(page: Page, address: str, absent: list[str]) -> Used:
    """Use everything on a page, and return what went wrong."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(error.message)

    def hear(line: ConsoleMessage) -> None:
        if line.type in {"error", "warning"}:
            errors.append(line.text)

    page.on("pageerror", note)
    page.on("console", hear)
    missing = {}
    for done in use(page, address):
        missing[done] = page.evaluate(MATCHING, absent)
    page.remove_listener("pageerror", note)
    page.remove_listener("console", hear)
    refused = page.evaluate("refused")
    return Used(refused, errors, {done: found for done, found in missing.items() if found})


@pytest.mark.fault(123)
def test_everything_works_under_the_policy_and_no_stylesheet_is_missing(
    page: Page, sample: list[str], site: Path, selectors: dict[str, list[str]]
) -> None:
    for address in sample:
        file = site / (address if address.endswith(".html") else f"{address}index.html")
        html = file.read_text(encoding="utf-8")
        absent = [one for text, found in selectors.items() if text not in html for one in found]
        assert absent, f"{address} carries every stylesheet, or what it carries is not seen."
        used = watch(page, address, absent)
        assert not used.refused, f"{address}: the policy forbids what the page does: {used.refused}"
        assert not used.errors, f"{address}: {used.errors}"
        assert not used.missing, f"{address}: is not carried and is needed: {used.missing}"


def test_every_stylesheet_is_seen_with_what_it_selects(selectors: dict[str, list[str]], site: Path) -> None:
    assert len(selectors) == len(COMPONENTS)
    assert all(selectors.values())
    pages = [file.read_text(encoding="utf-8") for file in site.rglob("*.html")]
    carried = [text for text in selectors if any(text in page for page in pages)]
    assert len(carried) > len(COMPONENTS) / 2


def test_a_stylesheet_that_is_missing_is_seen(page: Page) -> None:
    css = "@media print { .menu[open]:hover > summary::after { color: red } } a { --b: 1 } .no { color: red }"
    absent = [in_any_state(one) for one in page.evaluate(SELECTORS, css)]
    assert watch(page, "", absent).missing == {
        "opening what opens": [".menu[open] > summary"],
        "filling it in": [".menu[open] > summary"],
    }


def test_what_the_policy_forbids_is_seen(page: Page) -> None:
    visit(page, "")
    page.evaluate("""() => {
        for (const name of ["script", "style"]) {
            const one = document.createElement(name);
            one.append("/* not ours */");
            document.head.append(one);
        }
    }""")
    assert len(page.evaluate("refused")) >= 2
