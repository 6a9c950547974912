"""Two tabs, a file or a program answer one question: both answers are kept until the reader decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from model.guide import Prompt
from tests.helpers.answers import Sheet
from tests.helpers.long_run import now

SET = """([selector, value, events]) => {
    const control = document.querySelector(selector);
    if (control.type === 'radio' || control.type === 'checkbox') {
        control.checked = value;
    } else {
        control.value = value;
    }
    for (const type of events) {
        control.dispatchEvent(new Event(type, { bubbles: true }));
    }
}"""

KINDS = ["text", "date", "choice", "hands"]


class Question:
    """A question in a kind of field, with two answers to it."""

    def __init__(self, sheet: Sheet, kind: str) -> None:
        self.kind = kind
        first = sheet.choices[0]
        [hand, other_hand, *_] = sheet.settings.hands
        [answer, other_answer, *_] = sheet.settings.scale
        day = next(
            one for one in sheet.guide.items.values() if isinstance(one, Prompt) and one.answer == "date"
        )
        self.item = {"text": sheet.texts[0].id, "date": day.id}.get(kind, first.id)
        self.part = {"date": "text"}.get(kind, kind)
        field = f"{self.item}_answer"
        self.answers, self.shown, self.controls = {
            "text": (("One", "Other"), ("One", "Other"), (field, field)),
            "date": (("2026-12-01", "2026-12-24"), ("1", "24"), (field, field)),
            "choice": (
                (answer.value, other_answer.value),
                (answer.text, other_answer.text),
                (f"{first.id}_{answer.value}", f"{first.id}_{other_answer.value}"),
            ),
            "hands": (
                (hand.value, other_hand.value),
                (hand.text, other_hand.text),
                (f"{first.id}_hands_{hand.value}", f"{first.id}_hands_{other_hand.value}"),
            ),
        }[kind]

    @property
    def ticks(self) -> bool:
        """Whether it is answered by a choice."""
        return self.kind in ("choice", "hands")

    def answer(self, page: Page, number: int) -> None:
        """Give one of the two answers, as a reader does."""
        control = page.locator(f"[id='{self.controls[number]}']")
        if self.ticks:
            control.check()
        else:
            control.focus()
            if self.kind == "date":
                year, month, day = self.answers[number].split("-")
                page.keyboard.type(month + day + year)
            else:
                control.fill(self.answers[number])

    def set(self, page: Page, number: int, *events: str) -> None:
        """Let a program give an answer, with these events."""
        value = True if self.ticks else self.answers[number]
        page.evaluate(SET, [f"[id='{self.controls[number]}']", value, list(events)])

    def kept(self, sheet: Sheet) -> Any:  # noqa: ANN401 - what JSON holds
        """Return what is on the disk."""
        answers = sheet.stored()["answers"]
        return next((one for one in answers if (one["item"], one["part"]) == (self.item, self.part)), None)

    def shows(self, page: Page, number: int) -> None:
        """Expect one of the answers in its place."""
        control = page.locator(f"[id='{self.controls[number]}']")
        if self.ticks:
            expect(control).to_be_checked()
        else:
            expect(control).to_have_value(self.answers[number])

    def other(self, page: Page) -> Locator:
        """Return the box with the other answer."""
        return page.locator(f"[id='{self.item}'] .answers-other")


@pytest.fixture(params=now("text", "choice", of=KINDS))
def question(request: pytest.FixtureRequest, sheet: Sheet) -> Question:
    """A question of each kind; a date has much in common with a text, and one choice with the other."""
    return Question(sheet, request.param)


@pytest.fixture
def text(sheet: Sheet) -> Question:
    """A question that is answered in words."""
    return Question(sheet, "text")


def differ(question: Question, sheet: Sheet, new_sheet: Callable[[], Sheet]) -> None:
    """Answer in two tabs that do not hear of each other, and open the page anew."""
    other = new_sheet()
    other.open()
    for tab in (sheet, other):
        tab.page.evaluate("() => { BroadcastChannel.prototype.postMessage = () => {}; }")
    question.answer(sheet.page, 0)
    sheet.saved()
    question.answer(other.page, 1)
    other.saved()
    sheet.open()


@pytest.mark.fault(9)
def test_two_tabs_that_differ_keep_both_and_offer_what_fits(
    sheet: Sheet, new_sheet: Callable[[], Sheet], question: Question
) -> None:
    differ(question, sheet, new_sheet)
    question.shows(sheet.page, 1)
    box = question.other(sheet.page)
    expect(box).to_have_count(1)
    expect(box.locator(".answers-other-text")).to_contain_text(question.shown[0])
    free = question.kind == "text"
    expect(box.get_by_role("button", name="Put it below mine")).to_be_visible(visible=free)
    expect(box.get_by_role("button", name="Take this one")).to_be_visible(visible=not free)
    box.get_by_role("button", name="Put it below mine" if free else "Take this one").click()
    expect(box).to_have_count(0)
    sheet.saved()
    kept = question.kept(sheet)
    assert (kept["value"], kept["others"]) == ("Other\nOne" if free else question.answers[0], [])
    if not free:
        question.shows(sheet.page, 0)


@pytest.mark.fault(9)
def test_the_other_answer_can_be_left_out(
    sheet: Sheet, new_sheet: Callable[[], Sheet], question: Question
) -> None:
    differ(question, sheet, new_sheet)
    question.other(sheet.page).get_by_role("button", name="Leave it out").click()
    expect(question.other(sheet.page)).to_have_count(0)
    # A decision holds for what is typed right after it.
    question.answer(sheet.page, 1)
    sheet.saved()
    sheet.open()
    question.shows(sheet.page, 1)
    expect(question.other(sheet.page)).to_have_count(0)


@pytest.mark.fault(9)
def test_a_file_that_differs_is_offered_beside(sheet: Sheet, question: Question) -> None:
    question.answer(sheet.page, 0)
    sheet.saved()
    file = sheet.file()
    question.answer(sheet.page, 1)
    sheet.saved()
    sheet.give(file)
    expect(question.other(sheet.page)).to_contain_text(question.shown[0])
    question.shows(sheet.page, 1)
    # It stands in the next file too, and comes back from there.
    again = sheet.file()
    sheet.clear()
    sheet.give(again)
    question.shows(sheet.page, 1)
    expect(question.other(sheet.page)).to_contain_text(question.shown[0])


def test_a_choice_between_three_days_is_made_one_by_one(sheet: Sheet) -> None:
    question = Question(sheet, "date")
    question.answer(sheet.page, 0)
    sheet.saved()
    file = sheet.file()
    file["answers"][0]["others"] = ["2026-12-05", "2026-12-06"]
    sheet.give(file)
    boxes = question.other(sheet.page)
    expect(boxes).to_have_count(2)
    boxes.filter(has_text=re.compile(r"\b6\b")).get_by_role("button", name="Leave it out").click()
    expect(boxes).to_have_count(1)
    boxes.get_by_role("button", name="Take this one").click()
    expect(boxes).to_have_count(0)
    sheet.saved()
    assert (question.kept(sheet)["value"], question.kept(sheet)["others"]) == ("2026-12-05", [])


@pytest.mark.fault(118)
@pytest.mark.parametrize("takes", [False, True])
def test_a_decision_moves_nothing(
    sheet: Sheet, new_sheet: Callable[[], Sheet], question: Question, *, takes: bool
) -> None:
    differ(question, sheet, new_sheet)
    taking = "Put it below mine" if question.kind == "text" else "Take this one"
    button = question.other(sheet.page).get_by_role("button", name=taking if takes else "Leave it out")
    button.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    after = sheet.page.locator(".item").filter(has_not=sheet.page.locator(f"[id='{question.item}']"))
    tops = "(all) => all.map((one) => one.getBoundingClientRect().top)"
    before = after.evaluate_all(tops)
    button.click()
    expect(question.other(sheet.page)).to_have_count(0)
    sheet.saved()
    assert after.evaluate_all(tops) == before


@pytest.mark.fault(98)
@pytest.mark.parametrize(
    "events",
    [["input", "change"], [], *(pytest.param([one], marks=pytest.mark.long) for one in ("input", "change"))],
    ids="-".join,
)
def test_what_a_program_fills_in_never_takes_the_place_of_an_answer(
    sheet: Sheet, question: Question, events: list[str]
) -> None:
    question.answer(sheet.page, 0)
    sheet.saved()
    sheet.open()
    question.set(sheet.page, 1, *events)
    # Something else is written, so that all that waits is on the disk.
    sheet.write("Elsewhere", 3)
    kept = question.kept(sheet)
    both = {kept["value"], *kept["others"]}
    assert both == set(question.answers) if events else both == {question.answers[0]}
    sheet.open()
    expect(question.other(sheet.page)).to_have_count(1 if events else 0)


@pytest.mark.fault(98)
def test_an_answer_that_is_not_on_the_disk_yet_is_kept_beside_a_programs(
    sheet: Sheet, question: Question
) -> None:
    question.answer(sheet.page, 0)
    question.set(sheet.page, 1, "input")
    sheet.saved()
    kept = question.kept(sheet)
    assert {kept["value"], *kept["others"]} == set(question.answers)


@pytest.mark.fault(98)
def test_a_field_that_a_program_filled_unseen_is_kept_beside_once_it_is_edited(
    sheet: Sheet, text: Question
) -> None:
    sheet.write("One")
    text.set(sheet.page, 1)
    sheet.page.locator(sheet.field()).press("End")
    sheet.page.keyboard.type("!")
    sheet.saved()
    kept = text.kept(sheet)
    assert (kept["value"], kept["others"]) == ("Other!", ["One"])


@pytest.mark.fault(98)
def test_a_program_that_writes_word_by_word_leaves_one_text_beside(sheet: Sheet, text: Question) -> None:
    sheet.write("One")
    for words in ("A", "A new", "Anew"):
        sheet.page.evaluate(SET, [sheet.field(), words, ["input"]])
        sheet.saved()
    kept = text.kept(sheet)
    assert (kept["value"], kept["others"]) == ("Anew", ["One"])


@pytest.mark.fault(98)
def test_a_program_that_presses_a_choice_is_taken_for_one(sheet: Sheet) -> None:
    question = Question(sheet, "choice")
    question.answer(sheet.page, 0)
    sheet.saved()
    for way in ("control", "control.closest('label')"):
        sheet.open()
        sheet.page.evaluate(
            f"(selector) => {{ const control = document.querySelector(selector); {way}.click(); }}",
            f"[id='{question.controls[1]}']",
        )
        sheet.saved()
        kept = question.kept(sheet)
        assert {kept["value"], *kept["others"]} == set(question.answers), way
        question.other(sheet.page).get_by_role("button", name="Take this one").click()
        sheet.saved()


@pytest.mark.fault(98)
def test_a_program_fills_an_empty_page_as_a_reader_would(sheet: Sheet, question: Question) -> None:
    question.set(sheet.page, 0, "input", "change")
    sheet.saved()
    assert (question.kept(sheet)["value"], question.kept(sheet)["others"]) == (question.answers[0], [])
