"""Paper is blank unless the reader asks for their answers, and copies hold their words."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from model.guide import Guide, Prompt
from tests.helpers.answers import Sheet, press_print

WORDS = "Zebras under umbrellas"
CHECKED = "document.querySelectorAll('.item input:checked').length"


def printed(sheet: Sheet) -> str:
    """Return the words of the printed page."""
    pages = PdfReader(io.BytesIO(sheet.page.pdf())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def fill_in(sheet: Sheet) -> None:
    sheet.page.locator(f"[id='{sheet.choices[0].id}'] .choices input").first.check()
    sheet.write(WORDS)


@pytest.mark.fault(37)
def test_paper_is_blank_while_answers_are_kept(sheet: Sheet) -> None:
    fill_in(sheet)
    title = sheet.page.title()
    assert WORDS not in printed(sheet)
    assert sheet.text() == WORDS
    assert sheet.page.evaluate(CHECKED) == 1
    assert WORDS not in title


def test_boxes_are_empty_while_a_blank_sheet_is_printed(sheet: Sheet) -> None:
    fill_in(sheet)
    sheet.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert sheet.page.evaluate(CHECKED) == 0
    sheet.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.page.evaluate(CHECKED) == 1


def test_answers_are_printed_whole_on_request(sheet: Sheet) -> None:
    fill_in(sheet)
    sheet.write(" ".join(f"word{number}" for number in range(300)), 1)
    press_print(sheet.page)
    text = printed(sheet)
    assert WORDS in text
    assert "word299" in text


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        pytest.param("Copy as text", "{question}\n" + WORDS, id="text"),
        pytest.param("Copy as Markdown", "**{question}**\n\n> " + WORDS, id="markdown"),
    ],
)
def test_answers_are_copied(sheet: Sheet, context: BrowserContext, button: str, expected: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill_in(sheet)
    sheet.page.get_by_role("button", name=button).click()
    expect(sheet.said()).to_have_text("Copied.")
    copied = str(sheet.page.evaluate("navigator.clipboard.readText()"))
    assert expected.format(question=sheet.texts[0].text) in copied
    choice = sheet.page.locator(f"[id='{sheet.choices[0].id}'] .choices label").first.inner_text().strip()
    assert sheet.choices[0].text in copied
    assert choice in copied


def test_answers_can_be_copied_by_hand_where_a_page_may_not(sheet: Sheet) -> None:
    sheet.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    fill_in(sheet)
    sheet.page.get_by_role("button", name="Copy as text").click()
    assert WORDS in sheet.page.get_by_label("to copy yourself").input_value()


def test_markup_is_copied_as_signs(sheet: Sheet) -> None:
    escaped = sheet.page.evaluate("""async () => {
        const { asMarkdown } = await import('/scripts/answers/text-formats.js');
        return asMarkdown([{ question: 'Q', ticked: false, answers: ['<img src=x>\\n# [a](b)'] }]);
    }""")
    assert escaped == "**Q**\n\n> \\<img src=x\\>\n> \\# \\[a\\](b)"


@pytest.mark.fault(115)
@pytest.mark.parametrize(
    ("day", "words"),
    [("2028-02-29", "Tuesday, February 29, 2028"), ("0026-12-01", "Tuesday, December 1, 26")],
    ids=["likely", "year-26"],
)
def test_days_read_alike_on_paper_and_in_copies(
    sheet: Sheet, context: BrowserContext, guide: Guide, day: str, words: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    item = next(item for item in guide.items.values() if isinstance(item, Prompt) and item.answer == "date")
    sheet.page.fill(f"[id='{item.id}_answer']", day)
    sheet.saved()
    sheet.page.get_by_role("button", name="Copy as text").click()
    expect(sheet.said()).to_have_text("Copied.")
    assert sheet.page.evaluate("navigator.clipboard.readText()") == f"{item.text}\n{words}"
    press_print(sheet.page)
    assert words in printed(sheet)
