"""A saved file is called what it is, and tells nobody who sees its name what was answered."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.helpers.answers import Sheet


@pytest.fixture
def name_of_guide(sheet: Sheet) -> str:
    """What the guide is called."""
    return sheet.page.locator(".site-title").inner_text()


def name_of_file(sheet: Sheet) -> str:
    """Save everything, and return what the file is called."""
    with sheet.page.expect_download() as download:
        sheet.page.locator(".tools-save").click()
    return download.value.suggested_filename


def name_sheet(sheet: Sheet, name: str) -> None:
    """Give the open sheet a name."""
    sheet.page.locator(".sheet-more").evaluate("(more) => { more.open = true; }")
    sheet.page.get_by_label("New name for this application").fill(name)
    sheet.page.get_by_role("button", name="Rename").click()
    expect(sheet.said()).to_contain_text("Open now")


def test_a_saved_file_is_named_in_words(sheet: Sheet, name_of_guide: str) -> None:
    """After the guide, the day, and the name that the reader gave to a sheet; never after an answer."""
    sheet.write("Secret words")
    today = sheet.page.evaluate("() => new Date().toLocaleDateString('en-US', { dateStyle: 'full' })")
    assert name_of_file(sheet) == f"{name_of_guide} - {today}.json"
    name_sheet(sheet, "My first try")
    assert name_of_file(sheet) == f"{name_of_guide} - My first try - {today}.json"
    sheet.page.get_by_role("button", name="New application", exact=True).click()
    expect(sheet.page.locator("#sheet-open option")).to_have_count(2)
    assert name_of_file(sheet) == f"{name_of_guide} - 2 applications - {today}.json"


def test_no_name_is_too_odd_for_a_file(sheet: Sheet, name_of_guide: str) -> None:
    sheet.write("Mine")
    name_sheet(sheet, f'../a\\b:c*d?"e<f>|g\u202eh.\u0007 {"x" * 200}')
    name = name_of_file(sheet)
    assert name.startswith(f"{name_of_guide} - a b c d e f g h xxx")
    assert not set(name.removesuffix(".json")) & set('\\/:*?"<>|.\u202e\u0007')
    assert len(name) < 200


def test_where_answers_are_to_be_forgotten_a_file_names_no_sheet(sheet: Sheet) -> None:
    sheet.write("Mine")
    name_sheet(sheet, "My first try")
    sheet.forget()
    assert "try" not in name_of_file(sheet)
