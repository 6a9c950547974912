"""What a reader takes with them: their own words, and their days as a calendar file."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from model.guide import Guide, Prompt
from tests.helpers.answers import Sheet
from tests.helpers.calendar_file import Component, read_calendar


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


def calendar_of(sheet: Sheet) -> list[Component]:
    """Save the dates, and return the entries of the file."""
    with sheet.page.expect_download() as download:
        sheet.page.get_by_role("button", name="calendar file").click()
    assert download.value.suggested_filename.endswith(".ics")
    return read_calendar(download.value.path().read_bytes()).inside


def choose_day(sheet: Sheet, item: Prompt, day: str) -> None:
    """Choose a day and wait until it is kept."""
    sheet.page.fill(f"[id='{item.id}_answer']", day)
    sheet.page.keyboard.press("Tab")
    sheet.saved()


def call_it(sheet: Sheet, name: str) -> None:
    """Give the open sheet a name."""
    sheet.page.locator("#sheet-name").evaluate("(field) => { field.closest('details').open = true; }")
    sheet.page.fill("#sheet-name", name)
    sheet.page.get_by_role("button", name="Rename").click()
    expect(sheet.page.locator("#sheet-open option:checked")).to_have_text(name)


@pytest.mark.fault(116)
def test_an_entry_has_the_words_of_the_author_the_name_of_the_sheet_and_an_alarm(
    sheet: Sheet, guide: Guide
) -> None:
    expect(sheet.page.get_by_role("button", name="calendar file")).to_be_hidden()
    days = gathered(guide, "date")
    assert days
    for number, item in enumerate(days, start=1):
        choose_day(sheet, item, f"2028-02-2{number}")
    name = "Night shift; a café, 🥐\\"
    call_it(sheet, name)
    for number, (item, entry) in enumerate(zip(days, calendar_of(sheet), strict=True), start=1):
        title = f"{item.calendar}: {name}"
        assert entry.name == "VEVENT"
        assert entry.text("SUMMARY") == title
        assert entry.values["DTSTART;VALUE=DATE"] == f"2028022{number}"
        assert entry.values["DTEND;VALUE=DATE"] == f"2028022{number + 1}"
        assert re.fullmatch(r"\d{8}T\d{6}Z", entry.values["DTSTAMP"])
        [alarm] = entry.inside
        assert (alarm.name, alarm.values["ACTION"]) == ("VALARM", "DISPLAY")
        assert alarm.text("DESCRIPTION") == title
        assert alarm.values["TRIGGER"] == "PT9H"


@pytest.mark.fault(116)
def test_a_changed_day_changes_the_same_entry_and_another_sheet_has_its_own(
    sheet: Sheet, guide: Guide
) -> None:
    item = gathered(guide, "date")[0]
    choose_day(sheet, item, "2028-12-31")
    [before] = calendar_of(sheet)
    assert before.values["DTEND;VALUE=DATE"] == "20290101"
    choose_day(sheet, item, "2029-02-28")
    [after] = calendar_of(sheet)
    assert before.values["UID"] == after.values["UID"]
    assert int(before.values["SEQUENCE"]) < int(after.values["SEQUENCE"])
    sheet.page.locator(".sheet-more summary").click()
    sheet.page.get_by_role("button", name="New application", exact=True).click()
    expect(sheet.page.locator(f"[id='{item.id}_answer']")).to_have_value("")
    choose_day(sheet, item, "2029-02-28")
    [other] = calendar_of(sheet)
    assert other.values["UID"] != after.values["UID"]
    assert other.text("SUMMARY") != after.text("SUMMARY")


def test_days_can_be_saved_where_nothing_is_kept(new_sheet: Callable[[], Sheet], guide: Guide) -> None:
    uids = set()
    for _ in range(2):
        sheet = new_sheet()
        sheet.page.add_init_script("IDBFactory.prototype.open = () => { throw new Error(); };")
        sheet.page.goto(sheet.address)
        field = sheet.page.locator(f"[id='{gathered(guide, 'date')[0].id}_answer']")
        sheet.ready()
        field.fill("2028-02-29")
        expect(sheet.page.locator(".answers-bar")).to_have_attribute(
            "data-state", re.compile("failed|blocked")
        )
        uids.add(calendar_of(sheet)[0].values["UID"])
    assert len(uids) == 2


@pytest.mark.fault(115)
@pytest.mark.parametrize(
    "typed", ["0026", *(pytest.param(one, marks=pytest.mark.long) for one in ("0206", "20266", "1926"))]
)
def test_a_day_of_no_likely_year_is_asked_about_and_not_exported(
    sheet: Sheet, guide: Guide, typed: str
) -> None:
    days = [item for item in guide.items.values() if isinstance(item, Prompt) and item.answer == "date"]
    # One year for every day, and every year for one.
    for item in days if typed == "0026" else days[-1:]:
        field = sheet.page.locator(f"[id='{item.id}_answer']")
        question = sheet.page.locator(f"[id='{item.id}_date']")
        expect(question).to_be_empty()
        field.focus()
        sheet.page.keyboard.type(f"1201{typed}")
        expect(question).to_be_empty()  # while the year is typed, each digit makes another one
        expect(question).to_contain_text("Is this date right?")
        assert str(question.get_attribute("id")) in str(field.get_attribute("aria-describedby"))
    sheet.saved()
    expect(sheet.page.get_by_role("button", name="calendar file")).to_be_hidden()
    summary = sheet.page.locator(".summary").inner_text()
    assert typed == "1926" or "1926" not in summary
    sheet.open()
    expect(question).to_contain_text("Is this date right?")
    field.fill("2028-12-01")
    expect(question).to_be_empty()
    field.focus()
    sheet.page.keyboard.type("0230")
    sheet.page.keyboard.press("Tab")
    expect(question).to_contain_text("Is this date right?")


def test_a_question_about_a_day_moves_nothing(sheet: Sheet, guide: Guide) -> None:
    for width in (320, 800):
        sheet.page.set_viewport_size({"width": width, "height": 900})
        item = gathered(guide, "date")[0]
        height = "() => document.documentElement.scrollHeight"
        sheet.page.fill(f"[id='{item.id}_answer']", "2028-12-01")
        sheet.page.keyboard.press("Tab")
        sheet.saved()
        before = sheet.page.evaluate(height)
        sheet.page.fill(f"[id='{item.id}_answer']", "0026-12-01")
        sheet.page.keyboard.press("Tab")
        expect(sheet.page.locator(f"[id='{item.id}_date']")).not_to_be_empty()
        sheet.saved()
        summary = sheet.page.locator(".summary-dates, .summary-hint")
        assert before - sheet.page.evaluate(height) >= 0, f"{width} pixels"
        expect(summary.first).to_be_hidden()


def test_long_lines_of_a_calendar_are_folded_between_signs(sheet: Sheet) -> None:
    text = sheet.page.evaluate(r"""async () => {
        const { asCalendar } = await import('/scripts/answers/calendar.js');
        const title = '👩‍👩‍👧,;\\\n\r\n\r\t'.repeat(30);
        return asCalendar([{ id: 'a', date: '2027-01-01', title }], 's', 1, new Date(0));
    }""")
    [entry] = read_calendar(str(text).encode()).inside
    assert entry.text("SUMMARY") == "👩‍👩‍👧,;\\\n\n\n " * 30
