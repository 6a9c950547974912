"""Letters are copied as they stand, without being kept, and count their signs where there is a limit."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from macros.content import Guide
from macros.content.addresses import address
from macros.content.model import Letter
from tests.helpers.answers import Sheet


def open_letter(sheet: Sheet, guide: Guide, fact: str) -> tuple[Letter, Locator]:
    """Open the page of the first letter that has a fact, and return the letter and its place there."""
    for group in guide.groups.values():
        for item in group.items:
            if isinstance(item, Letter) and getattr(item, fact):
                sheet.open(address(group.page))
                return item, sheet.page.locator(f"[id='{item.id}']")
    raise AssertionError(f"No letter has a {fact}.")


def test_a_letter_is_copied_and_nothing_is_kept(sheet: Sheet, context: BrowserContext, guide: Guide) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter, place = open_letter(sheet, guide, "subject")
    for button, words in (("Copy text", letter.body), ("Copy subject", letter.subject)):
        place.get_by_role("button", name=f"{button} {letter.text}").click()
        expect(place.get_by_role("status").first).to_have_text("Copied.")
        assert sheet.page.evaluate("navigator.clipboard.readText()") == words
    assert sheet.page.evaluate("indexedDB.databases()") == []


def test_a_letter_is_selected_where_a_page_may_not_copy(sheet: Sheet, guide: Guide) -> None:
    letter, place = open_letter(sheet, guide, "body")
    sheet.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    place.get_by_role("button", name="Copy text").click()
    expect(place.get_by_role("status").first).to_contain_text("selected")
    assert sheet.page.evaluate("getSelection().toString()") == letter.body


def test_a_letter_counts_its_signs_and_says_only_when_there_are_too_many(sheet: Sheet, guide: Guide) -> None:
    letter, place = open_letter(sheet, guide, "limit")
    field, count = place.locator(f"[id='{letter.id}_body']"), place.locator(".limit")
    announced = place.locator(".letter-count")
    expect(count).to_have_text(f"{len(letter.body)} of {letter.limit} characters.")
    field.fill("👩" * letter.limit)
    expect(count).to_have_text(f"{letter.limit} of {letter.limit} characters.")
    sheet.page.wait_for_timeout(1200)
    expect(announced).to_be_empty()
    field.press_sequentially("abc")
    over = f"{letter.limit + 3} of {letter.limit} characters: 3 too many."
    expect(count).to_have_text(over)
    expect(announced).to_be_empty()
    expect(announced).to_have_text(over)
    sheet.saved()
    sheet.open(sheet.page.url)
    expect(count).to_have_text(over)


@pytest.mark.parametrize("words", ["", "Other words"])
def test_a_changed_letter_is_kept(sheet: Sheet, guide: Guide, words: str) -> None:
    letter, _ = open_letter(sheet, guide, "subject")
    field = sheet.page.locator(f"[id='{letter.id}_body']")
    field.fill(words)
    sheet.saved()
    sheet.open(sheet.page.url)
    expect(field).to_have_value(words)
