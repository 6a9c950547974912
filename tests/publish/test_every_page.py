"""Everything on every page is used in a real browser: the policy forbids none of it, no style is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

from publish.cut import without
from publish.minify import THEME
from publish.style_sheet import read_rules
from publish.styles import OUR_OWN
from tests.access.pages import fill_in, open_all, visit
from tests.helpers.server import serve
from tests.publish.left_out import left_out

WATCH = """() => {
    window.refused = [];
    window.print = () => {};
    document.addEventListener("securitypolicyviolation", (event) => {
        refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
}"""
MATCHING = "(selectors) => selectors.filter((one) => document.querySelector(one))"
PRESS = "(button) => button.checkVisibility() && !button.disabled && (button.click(), true)"
BUTTONS = "main button:visible, .answers-bar button:visible, .md-content button:visible"


@dataclass
class Used:
    """What was seen while everything on a page was used."""

    refused: list[str]
    errors: list[str]
    missing: dict[str, list[str]] = field(default_factory=dict)
    """By what was done last: selectors that were cut and match something."""


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A browser that is told by headers, too, what it may do."""
    with serve(site, headers=True) as base_url:
        context = browser.new_context(base_url=base_url)
        context.add_init_script(f"({WATCH})()")
        yield context.new_page()
        context.close()


def styles(site: Path, address: str) -> str:
    """Return the text of the style sheets of a built page, linked or inside.

    What ours draw anew is not missed among the rules of the theme: test_looks.py compares how it looks.
    """
    file = site / (address if address.endswith(".html") else f"{address}index.html")
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    linked = [str(link["href"]) for link in soup.select("link[rel=stylesheet]")]
    files = [site / href.lstrip("/") if href.startswith("/") else file.parent / href for href in linked]
    texts = {one: one.read_text(encoding="utf-8") for one in files}
    for one in (one for one in files if THEME in one.parts):
        texts[one] = "".join(map(str, without(read_rules(texts[one]), OUR_OWN)))
    return "\n".join([*texts.values(), *(style.text for style in soup("style"))])


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


def watch(page: Page, address: str, cut: list[str]) -> Used:
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
        missing[done] = page.evaluate(MATCHING, cut)
    page.remove_listener("pageerror", note)
    page.remove_listener("console", hear)
    refused = page.evaluate("refused")
    return Used(refused, errors, {done: found for done, found in missing.items() if found})


@pytest.mark.fault(123)
def test_everything_works_under_the_policy_and_nothing_cut_is_missing(
    page: Page, addresses: list[str], site: Path, unfinished: Path
) -> None:
    for address in addresses:
        # What finishing adds is made of pages, all of which link the same style sheets.
        before = address if (unfinished / address).exists() else ""
        cut = left_out(styles(unfinished, before), styles(site, address))
        assert len(cut) > 100, f"{address}: next to nothing was cut, or what was cut is not seen."
        used = watch(page, address, cut)
        assert not used.refused, f"{address}: the policy forbids what the page does: {used.refused}"
        assert not used.errors, f"{address}: {used.errors}"
        assert not used.missing, f"{address}: was cut and is needed: {used.missing}"


def test_a_rule_that_is_missing_is_seen(page: Page, site: Path) -> None:
    whole = styles(site, "") + ".menu[open]:hover > summary::after{color:red} .nowhere{color:red}"
    assert watch(page, "", left_out(whole, styles(site, ""))).missing == {
        "opening what opens": [".menu[open]>summary"],
        "filling it in": [".menu[open]>summary"],
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
