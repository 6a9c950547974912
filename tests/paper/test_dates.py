"""A day that nobody chose prints as a line for a pen, with scripts or without; a chosen one is printed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from model.addresses import address
from model.guide import Guide
from tests.paper.printed import Paper

PATTERN = re.compile(r"(mm|dd|yyyy|-{2,})[/.-]", re.IGNORECASE)
"""What a browser shows in an empty date field."""


def printed(page: Page) -> str:
    """Return what comes out of the printer."""
    return Paper(page.pdf(format="A4")).text


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_day_that_nobody_chose_is_a_blank_line(
    browser: Browser, base_url: str, guide: Guide, scripts: bool
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address(guide.page_calling("worksheet")))
    assert page.locator("input[type=date]").count() > 0
    assert not PATTERN.search(printed(page))
    context.close()


def test_a_day_chosen_without_scripts_is_printed(browser: Browser, base_url: str, guide: Guide) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False, locale="en-US")
    page = context.new_page()
    page.goto(address(guide.page_calling("worksheet")))
    field = page.locator("input[type=date]").first
    field.focus()
    page.keyboard.type("02282031")
    assert field.input_value() == "2031-02-28"
    assert "02/28/2031" in printed(page)
    context.close()
