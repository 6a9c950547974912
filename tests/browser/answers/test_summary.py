"""What a reader takes with them: their own words, and their days as a calendar file."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from macros.content import Guide
from macros.content.model import Prompt
from tests.helpers.answers import Sheet


def gathered(guide: Guide, kind: str) -> list[Prompt]:
    """Return the questions of a kind that the summary gathers."""
    calls = [call for page in guide.pages.values() for call in page.calls if call.macro == "summary"]
    items = [item for call in calls for name in call.arguments for item in guide.groups[name].items]
    return [item for item in items if isinstance(item, Prompt) and item.answer == kind]


def test_the_summary_holds_the_words_of_the_reader_and_nothing_else(sheet: Sheet, guide: Guide) -> None:
    summary = sheet.page.locator(".summary")
    expect(summary.locator("dd")).to_have_count(0)
    for number, item in enumerate(gathered(guide, "text")):
        sheet.page.fill(f"[id='{item.id}_answer']", f"Words {number} <b>")
    sheet.saved()
    items = gathered(guide, "text")
    expect(summary.locator("dt")).to_have_text([item.text for item in items])
    expect(summary.locator("dd")).to_have_text([f"Words {number} <b>" for number in range(len(items))])
    sheet.open()
    expect(summary.locator("dd")).to_have_count(len(items))


def test_the_dates_become_a_calendar_file(sheet: Sheet, guide: Guide) -> None:
    button = sheet.page.get_by_role("button", name="calendar file")
    expect(button).to_be_hidden()
    days = gathered(guide, "date")
    for number, item in enumerate(days, start=1):
        sheet.page.fill(f"[id='{item.id}_answer']", f"2027-01-0{number}")
    sheet.saved()
    with sheet.page.expect_download() as download:
        button.click()
    file = download.value.path().read_bytes()
    assert download.value.suggested_filename.endswith(".ics")
    assert all(line.endswith(b"\r") for line in file.split(b"\n")[:-1])
    text = file.decode().replace("\r\n ", "").replace("\r\n", "\n")
    starts = re.findall(r"DTSTART;VALUE=DATE:(\d+)", text)
    assert starts == [f"2027010{number}" for number in range(1, len(days) + 1)]
    for item in days:
        assert f"SUMMARY:{item.text}" in text


def test_long_lines_of_a_calendar_are_folded_between_signs(sheet: Sheet) -> None:
    text = sheet.page.evaluate("""async () => {
        const { asCalendar } = await import('/scripts/answers/calendar.js');
        const title = '👩‍👩‍👧,;\\\\\\n'.repeat(30);
        return asCalendar([{ id: 'a', date: '2027-01-01', title }], 's', new Date(0));
    }""")
    lines = str(text).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = str(text).replace("\r\n ", "")
    assert "👩‍👩‍👧\\,\\;\\\\\\n" * 30 in whole
