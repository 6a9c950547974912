"""The worksheet prints whole, once and blank, on every paper and in every size of letters."""

from __future__ import annotations

import itertools

import pytest

from model.guide import Guide, Prompt
from model.settings import Settings
from tests.paper.conftest import LETTERS, SIZES, Print
from tests.paper.printed import MILLIMETRE, Side, squeezed
from tests.paper.writing import WRITTEN, asked, gathered

WAYS = [pytest.param("short", False, id="blank"), *(pytest.param(name, True, id=name) for name in WRITTEN)]
every_way = pytest.mark.parametrize(("written", "with_answers"), WAYS)


def chosen(prints: list[Print], written: str, *, with_answers: bool) -> list[Print]:
    """Return the prints of one kind of answer: both papers in both sizes of letters."""
    found = [one for one in prints if (one.written, one.with_answers) == (written, with_answers)]
    assert len(found) == len(SIZES) * len(LETTERS)
    return found


@every_way
def test_every_side_has_the_size_of_the_paper(prints: list[Print], written: str, with_answers: bool) -> None:
    for one in chosen(prints, written, with_answers=with_answers):
        for side in one.paper.sides:
            assert (side.width, side.height) == pytest.approx(SIZES[one.size], abs=2)


@every_way
def test_no_side_is_blank_and_each_says_which_it_is(
    prints: list[Print], written: str, with_answers: bool
) -> None:
    for one in chosen(prints, written, with_answers=with_answers):
        count = len(one.paper.sides)
        for number, side in enumerate(one.paper.sides, start=1):
            assert f"{number}/{count}" in side.text
            assert one.paper.foot in side.text
            assert one.paper.bodies[number - 1], f"{one.size}, {one.letters} points: side {number} is blank"


def test_a_blank_worksheet_takes_few_sheets(prints: list[Print]) -> None:
    most = {12: 8, 18: 14}
    for one in chosen(prints, "short", with_answers=False):
        assert len(one.paper.sides) <= most[one.letters], f"{one.size}, {one.letters} points"


@every_way
@pytest.mark.fault(125)
def test_every_question_is_printed_once_and_in_its_order(
    prints: list[Print], guide: Guide, written: str, with_answers: bool
) -> None:
    for one in chosen(prints, written, with_answers=with_answers):
        text = one.paper.text
        for item in gathered(guide):
            count = text.count(squeezed(asked(item)))
            assert count == 1, f"{one.size}, {one.letters} points: '{item.text}'"
        if written != "long":
            places = [text.index(squeezed(asked(item))) for item in gathered(guide)]
            assert places == sorted(places), f"{one.size}, {one.letters} points"


def test_no_question_is_parted_from_its_lines(prints: list[Print], guide: Guide) -> None:
    for one in chosen(prints, "short", with_answers=False):
        for item in gathered(guide):
            if isinstance(item, Prompt) and item.answer == "text":
                count = lines_below(one.paper.sides, asked(item))
                assert count >= item.lines, (
                    f"{one.size}, {one.letters} points: '{item.text}' has {count} lines"
                )


def lines_below(sides: list[Side], question: str) -> int:
    """Return how many lines to write on follow a question on its side."""
    start = squeezed(question)
    [(side, top)] = [
        (side, piece.top)
        for side in sides
        for piece in side.pieces
        if len(squeezed(piece.text)) > 9 and start.startswith(squeezed(piece.text))
    ]
    return sum(rule > top for rule in side.rules)


def test_lines_leave_room_for_a_pen(prints: list[Print]) -> None:
    for one in chosen(prints, "short", with_answers=False):
        gaps = [
            (after - before) / MILLIMETRE
            for side in one.paper.sides
            for before, after in itertools.pairwise(sorted(side.rules))
        ]
        assert gaps
        assert min(gaps) >= 8, f"{one.size}, {one.letters} points"


@every_way
def test_no_letter_is_smaller_than_was_chosen(prints: list[Print], written: str, with_answers: bool) -> None:
    for one in chosen(prints, written, with_answers=with_answers):
        smallest = min((piece.size, piece.text) for side in one.paper.sides for piece in side.pieces)
        assert smallest[0] >= one.letters - 0.01, f"{one.size}: {smallest}"


@every_way
def test_nothing_on_paper_can_be_pressed(prints: list[Print], written: str, with_answers: bool) -> None:
    for one in chosen(prints, written, with_answers=with_answers):
        assert len(one.furniture) > 10
        found = [words for words in one.furniture if squeezed(words) in one.paper.text]
        assert not found, f"{one.size}, {one.letters} points: {found}"


@pytest.mark.parametrize("written", WRITTEN)
def test_every_answer_is_printed_whole(prints: list[Print], written: str) -> None:
    for one in chosen(prints, written, with_answers=True):
        lost = [
            name
            for number, name in enumerate(one.fields, start=1)
            if squeezed(WRITTEN[written].in_field(number)) not in one.paper.text
        ]
        assert one.fields
        assert not lost, f"{one.size}, {one.letters} points: the answers of fields {lost}"


@pytest.mark.fault(130)
@every_way
def test_the_first_side_says_whose_the_sheet_is(
    prints: list[Print], settings: Settings, written: str, with_answers: bool
) -> None:
    for one in chosen(prints, written, with_answers=with_answers):
        assert squeezed(settings.words.plain("worksheet.yours")) in one.paper.sides[0].text


@pytest.mark.fault(37)
def test_nothing_written_is_on_a_blank_sheet(prints: list[Print]) -> None:
    for one in chosen(prints, "short", with_answers=False):
        words = squeezed(WRITTEN["short"].text).partition("#")[0]
        assert words not in one.paper.text
        assert boxes(one) == (one.boxes, 0)


def test_no_question_is_parted_from_the_first_words_of_a_long_answer(
    prints: list[Print], guide: Guide
) -> None:
    for one in chosen(prints, "long", with_answers=True):
        for number, name in enumerate(one.fields, start=1):
            question = squeezed(asked(guide.items[name.removesuffix("_note")]))
            start = squeezed(WRITTEN["long"].in_field(number)[:12])
            parted = not any(question in body and start in body for body in one.paper.bodies)
            assert not parted, f"{one.size}, {one.letters} points: '{name}'"


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.fault(69)
def test_every_box_has_an_edge_and_the_chosen_one_is_full(prints: list[Print], written: str) -> None:
    """Backgrounds are not printed here, as most browsers leave them out."""
    for one in chosen(prints, written, with_answers=True):
        assert boxes(one) == (one.boxes - one.chosen, one.chosen)


def boxes(one: Print) -> tuple[int, int]:
    """Return how many boxes are empty, and how many are full: all border, drawn along its middle."""
    widths = [width / one.letters for side in one.paper.sides for width in side.boxes]
    return sum(0.9 < width < 1.2 for width in widths), sum(0.4 < width < 0.6 for width in widths)


def test_short_answers_keep_spare_lines(prints: list[Print], guide: Guide) -> None:
    spare = sum(
        item.lines - 1 for item in gathered(guide) if isinstance(item, Prompt) and item.answer == "text"
    )
    for one in chosen(prints, "short", with_answers=True):
        assert sum(len(side.rules) for side in one.paper.sides) >= spare


@every_way
def test_a_group_that_breaks_says_so_on_each_side_that_continues_it(
    prints: list[Print], guide: Guide, written: str, with_answers: bool
) -> None:
    groups = guide.shown_on(guide.pages[guide.page_calling("worksheet")])
    for one in chosen(prints, written, with_answers=with_answers):
        continued = 0
        for group, head in zip(groups, one.paper.heads, strict=True):
            sides = list(enumerate(one.paper.sides))
            has = [n for n, side in sides if any(squeezed(asked(item)) in side.text for item in group.items)]
            says = [n for n, side in sides if side.first_line == head]
            place = f"{one.size}, {one.letters} points: '{group.legend}' is on {has}, and says so on {says}"
            assert says == list(range(has[0] + 1, max(has + says) + 1)), place
            assert max(has) == max(has + says) or written == "long", place
            assert sum(side.text.count(head) for side in one.paper.sides) == len(says), place
            continued += len(says)
        assert continued, f"{one.size}, {one.letters} points: no group breaks"
