"""Answers of every kind are kept, copied with their words, and come back from the disk and from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from model.addresses import address
from model.answers import Choice, Rows, Several, WritingLines, prompt_control
from model.guide import Guide, Item, Letter, Page, Prompt
from tests.helpers.answers import Sheet
from tests.helpers.long_run import now
from tests.helpers.topics import Topic

DAY, IN_WORDS = "2026-12-01", "Tuesday, December 1, 2026"

KINDS = ("number", "choice", "several", "rows")

pytestmark = pytest.mark.parametrize("topic", [Topic("topics/moving-home")], indirect=True, ids=str)


def worksheet(guide: Guide) -> Page:
    """Return the worksheet that gathers the most."""
    return max(guide.pages.values(), key=lambda page: len(guide.shown_on(page)))


@pytest.fixture(params=KINDS)
def item(request: pytest.FixtureRequest, guide: Guide) -> Prompt:
    """The first question of a kind on the worksheet."""
    shown = {item.id for group in guide.shown_on(worksheet(guide)) for item in group.items}
    return next(item for item in guide.prompts(request.param) if item.id in shown)


on_rows = pytest.mark.parametrize("item", now("rows", of=KINDS), indirect=True)
"""In the long run on the other kinds too: a row has fields of several."""


@pytest.fixture
def new_sheet(new_sheet: Callable[[], Sheet], guide: Guide) -> Callable[[], Sheet]:
    """Opens another tab with the worksheet that gathers the most."""

    def make() -> Sheet:
        sheet = new_sheet()
        sheet.address = address(worksheet(guide).path)
        return sheet

    return make


@pytest.fixture
def place(sheet: Sheet, item: Prompt) -> Locator:
    """Where it stands on the worksheet."""
    return sheet.page.locator(f"#{item.id}")


def given(item: Prompt, guide: Guide) -> Iterator[tuple[str, str, str]]:
    """Yield the part and the value of each answer of a reader, and how it reads as text."""
    match prompt_control(item, item.text, guide):
        case Several() as several:
            for answer in several.answers[1:]:
                yield several.box(answer).key, "done", answer.text
        case Choice() as choice:
            yield choice.key, choice.answers[-1].value, choice.answers[-1].text
        case Rows() as rows:
            for column, cell in zip(rows.columns, rows.cells[1], strict=True):
                value = DAY if cell.kind == "date" else "12.5" if cell.kind == "number" else "A word"
                yield cell.key, value, f"2. {column}: {IN_WORDS if cell.kind == 'date' else value}"
        case WritingLines() as line:
            yield line.key, "12.5", f"12.5 {line.unit}"


def give(place: Locator, item: Prompt, guide: Guide) -> None:
    """Answer as a reader does."""
    for part, value, words in given(item, guide):
        name = item.id if part in ("choice", "text") else f"{item.id}_{part}"
        if value == DAY:
            place.locator(f"[name='{name}']").fill(value)
        elif part.startswith("text"):
            place.locator(f"[name='{name}']").press_sequentially(value)
        else:
            place.get_by_label(words, exact=True).check()


def shown(place: Locator) -> dict[str, str]:
    """Return what the fields of an item hold."""
    held: dict[str, str] = place.evaluate(
        """place => Object.fromEntries([...place.querySelectorAll("input, textarea")]
            .filter(one => /radio|checkbox/.test(one.type) ? one.checked : one.value)
            .map(one => [one.name, one.value]))"""
    )
    return held


def test_each_kind_is_kept_copied_and_opened_again(
    sheet: Sheet, item: Prompt, place: Locator, guide: Guide, context: BrowserContext
) -> None:
    give(place, item, guide)
    before = shown(place)
    sheet.saved()
    answers: list[Any] = sheet.stored()["answers"]
    wanted = {(item.id, part, value) for part, value, _ in given(item, guide)}
    assert {(one["item"], one["part"], one["value"]) for one in answers} == wanted
    assert len(before) == len(wanted)
    sheet.open()
    expect(place.locator(".filled").first).to_be_attached()
    assert shown(place) == before
    saved = sheet.file()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.page.get_by_role("button", name="Copy as text").click()
    expect(sheet.said()).to_have_text("Copied.")
    copied = sheet.page.evaluate("navigator.clipboard.readText()")
    for _, _, words in given(item, guide):
        assert words in copied
    sheet.clear()
    assert not shown(place)
    sheet.give(saved)
    expect(place.locator(".filled").first).to_be_attached()
    assert shown(place) == before


@on_rows
def test_a_kind_prints_blank_or_with_its_answers(
    sheet: Sheet, item: Prompt, place: Locator, guide: Guide
) -> None:
    give(place, item, guide)
    before = shown(place)
    sheet.saved()
    sheet.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not shown(place)
    sheet.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(place) == before
    sheet.page.evaluate("document.documentElement.classList.add('with-answers')")
    sheet.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    written = place.locator(".written")
    values = [value for part, value, _ in given(item, guide) if part.startswith("text")]
    texts = [IN_WORDS if value == DAY else value for value in values]
    expect(written).to_have_text(texts)
    sheet.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(place) == before


@on_rows
def test_a_narrow_phone_shows_every_field(sheet: Sheet, place: Locator) -> None:
    sheet.page.set_viewport_size({"width": 320, "height": 700})
    for field in place.locator("input, textarea").all():
        box = field.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert min(box["width"], box["height"]) >= 24
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_letter_says_a_date_in_words_and_a_number_with_its_unit(sheet: Sheet, guide: Guide) -> None:
    letters = [item for item in guide.items.values() if isinstance(item, Letter)]
    letter = next(one for one in letters if {f"[{name}]" for name in guide.fills} <= {*one.gaps})
    wanted = letter.body
    for name, (key, after) in guide.fills.items():
        asked = guide.items[key.removesuffix(" text")]
        value = DAY if asked in guide.prompts("date") else "12.5"
        sheet.open(_page_of(asked, guide))
        sheet.page.fill(f"[id='{asked.id}_answer']", value)
        sheet.saved()
        wanted = wanted.replace(f"[{name}]", f"{IN_WORDS if value == DAY else value}{after}")
    assert any(after for _, after in guide.fills.values())
    sheet.open(_page_of(letter, guide))
    expect(sheet.page.locator(f"[id='{letter.id}_body']")).to_have_value(wanted)


def test_a_table_asks_about_a_date_that_may_be_a_slip(sheet: Sheet, guide: Guide) -> None:
    place = sheet.page.locator(f"#{next(one.id for one in guide.prompts('rows') if _has_day(one))}")
    dates, said = place.locator("[type=date]"), place.locator(".date-question")
    dates.first.fill("0026-12-01")
    expect(said).not_to_be_empty()
    dates.last.fill(DAY)
    dates.last.blur()
    expect(said).not_to_be_empty()
    dates.first.fill(DAY)
    dates.first.blur()
    expect(said).to_be_empty()


def _page_of(item: Item, guide: Guide) -> str:
    return address(next(group.page for group in guide.groups.values() if item in group.items))


def _has_day(item: Prompt) -> bool:
    return any(column.answer == "date" for column in item.columns)


def test_two_tabs_tick_different_boxes_of_several(
    sheet: Sheet, new_sheet: Callable[[], Sheet], guide: Guide
) -> None:
    item = guide.prompts("several")[0]
    other = new_sheet()
    other.open()
    sheet.page.locator(f"#{item.id} input").first.check()
    sheet.saved()
    other.page.locator(f"#{item.id} input").last.check()
    other.saved()
    sheet.open()
    expect(sheet.page.locator(f"#{item.id} :checked")).to_have_count(2)
