"""What several sheets have in common shows only from enough of them on, as a table and as a picture."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from model.guide import Guide, Prompt
from tests.helpers.answers import Sheet

GIVE = """async ([name, data]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    await store.change(() => data);
    store.database.close();
}"""


def several(sheet: Sheet, guide: Guide, count: int) -> dict[str, Any]:
    """Return as many sheets, which stopped at two stages and answered the first two questions alike."""
    asks = next(i.id for i in guide.items.values() if isinstance(i, Prompt) and i.answer == "stage")
    stages = list(guide.stages)
    poor, good = sheet.choices[0].id, sheet.choices[1].id
    answers = []
    for number in range(count):
        for item, part, value in (
            (asks, "choice", stages[0] if number else stages[1]),
            (poor, "choice", "no"),
            (poor, "hands", "partly"),
            (good, "choice", "yes"),
        ):
            answers.append({"sheet": f"s{number}", "item": item, "part": part, "value": value})
    return {
        "counter": 1,
        "current": "s0",
        "sheets": [{"id": f"s{number}", "made": number, "name": "", "label": ""} for number in range(count)],
        "answers": [{**answer, "question": "", "rev": 1, "others": []} for answer in answers],
        "broken": [],
    }


def whole(shown: Locator) -> float:
    """Return the width that the longest bar may have."""
    box = shown.locator(".pattern-bar").first.bounding_box()
    assert box
    return box["width"]


def test_four_sheets_show_what_they_have_in_common(sheet: Sheet, guide: Guide) -> None:
    sheet.page.evaluate(GIVE, [sheet.name, several(sheet, guide, 4)])
    sheet.open()
    shown = sheet.page.locator(".pattern")
    expect(shown.locator(".pattern-note")).to_contain_text("4 applications")
    expect(shown.locator(".pattern-note")).to_contain_text("chance")
    first, second = list(guide.stages.values())[:2]
    expect(shown.locator(".pattern-stages tbody tr")).to_have_text([f"{first.text}3", f"{second.text}1"])
    widths = [bar.bounding_box() for bar in shown.locator(".pattern-stages rect").all()]
    assert [box and round(box["width"] / whole(shown), 2) for box in widths] == [1, 0.33]
    expect(shown.locator(".pattern-poor tbody tr")).to_have_text([f"{sheet.choices[0].text}44"])
    expect(shown.locator(".pattern-good tbody tr")).to_have_text([f"{sheet.choices[1].text}44"])


@pytest.mark.parametrize("count", [1, 3])
def test_few_sheets_show_nothing(sheet: Sheet, guide: Guide, count: int) -> None:
    sheet.page.evaluate(GIVE, [sheet.name, several(sheet, guide, count)])
    sheet.open()
    expect(sheet.page.locator(".pattern")).to_have_count(0)
