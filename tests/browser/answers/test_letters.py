"""Letters are filled in from the sheet, copied as they stand, and count their signs."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from model.addresses import address
from model.guide import Guide, Letter, Prompt
from tests.helpers.answers import Sheet
from tests.paper.printed import Paper


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


def details(guide: Guide) -> tuple[Prompt, Letter]:
    """Return a detail of the sheet, and a letter that it fills a gap of."""
    for item in guide.items.values():
        if isinstance(item, Prompt) and item.fills:
            for letter in guide.items.values():
                if isinstance(letter, Letter) and f"[{item.fills}]" in letter.body:
                    return item, letter
    raise AssertionError("No detail fills a letter.")


def open_filled(sheet: Sheet, guide: Guide, words: str) -> tuple[Letter, Locator, str]:
    """Write a detail, open the letter that it fills, and return the letter, its place and the words now."""
    detail, letter = details(guide)
    sheet.page.fill(f"[id='{detail.id}_answer']", words)
    sheet.saved()
    page = next(group.page for group in guide.groups.values() if letter in group.items)
    sheet.open(address(page))
    return letter, sheet.page.locator(f"[id='{letter.id}']"), letter.body.replace(f"[{detail.fills}]", words)


@pytest.mark.parametrize("words", ["Gardener", "R&D <b> [x] $& lead"])
def test_a_letter_is_filled_in_from_the_sheet_and_copied_so(
    sheet: Sheet, context: BrowserContext, guide: Guide, words: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    before = sheet.page.evaluate("indexedDB.databases()")
    assert before == []
    letter, place, expected = open_filled(sheet, guide, words)
    expect(place.locator(f"[id='{letter.id}_body']")).to_have_value(expected)
    place.get_by_role("button", name=f"Copy text {letter.text}").click()
    expect(place.locator(".letter-said")).to_have_text("Copied.")
    assert sheet.page.evaluate("navigator.clipboard.readText()") == expected
    assert len(sheet.stored()["answers"]) == 1, "What the page fills in is no answer."


def test_a_letter_follows_the_open_sheet_until_it_is_edited(sheet: Sheet, guide: Guide) -> None:
    letter, place, expected = open_filled(sheet, guide, "Gardener")
    field = place.locator(f"[id='{letter.id}_body']")
    field.press("End")
    field.press_sequentially("!")
    sheet.saved()
    edited = field.input_value()
    sheet.open()
    detail, _ = details(guide)
    sheet.page.fill(f"[id='{detail.id}_answer']", "Baker")
    sheet.saved()
    sheet.page.go_back()
    sheet.ready()
    expect(field).to_have_value(edited)
    assert "Gardener" in edited
    assert sheet.stored()["answers"][-1]["others"] == []
    assert expected != edited


def test_a_letter_names_what_is_left_to_fill_in(sheet: Sheet, guide: Guide) -> None:
    letter, place, _ = open_filled(sheet, guide, "Gardener")
    detail, _ = details(guide)
    left = [gap for gap in letter.gaps if gap != f"[{detail.fills}]"]
    gaps, field = place.locator(".letter-gaps"), place.locator(f"[id='{letter.id}_body']")
    button = place.get_by_role("button", name=f"Copy text {letter.text}")
    assert letter.gaps != left
    expect(gaps).to_have_text(f"To fill in: {', '.join(left)}")
    expect(button).to_have_accessible_description(f"To fill in: {', '.join(left)}")
    field.fill("Dear [name], dear [name] and [another one], [] [")
    expect(gaps).to_contain_text("To fill in: [name], [another one]")
    field.fill("Dear all")
    if not letter.subject:
        expect(gaps).to_be_hidden()


def test_the_original_words_come_back_into_a_letter_that_was_emptied(sheet: Sheet, guide: Guide) -> None:
    letter, place, expected = open_filled(sheet, guide, "Gardener")
    field = place.locator(f"[id='{letter.id}_body']")
    copies = place.get_by_role("button", name=f"Copy text {letter.text}")
    original = place.get_by_role("button", name=f"Put the text back {letter.text}")
    expect(original).to_be_hidden()
    field.fill("")
    expect(copies).to_be_hidden()
    sheet.saved()
    sheet.page.reload()
    sheet.ready()
    expect(field).to_have_value("")
    original.focus()
    sheet.page.keyboard.press("Enter")
    expect(field).to_have_value(expected)
    expect(field).to_be_focused()
    expect(copies).to_be_visible()
    sheet.saved()
    sheet.page.reload()
    sheet.ready()
    expect(field).to_have_value(expected)
    expect(sheet.page.locator(".answers-other")).to_have_count(0)


def test_an_edited_letter_prints_as_it_was_edited_and_whole(sheet: Sheet, guide: Guide) -> None:
    letter, place = open_letter(sheet, guide, "subject")
    lines = [f"Line{number}" for number in range(90)]
    place.locator(f"[id='{letter.id}_body']").fill("\n".join(lines))
    place.locator(f"[id='{letter.id}_subject']").fill("Zebras")
    sheet.saved()
    words = Paper(sheet.page.pdf()).text
    assert all(line in words for line in lines)
    assert "Zebras" in words
    expect(place.locator(".written")).to_have_count(0)
