"""Writing stays quick, however much is kept."""

from __future__ import annotations

from tests.helpers.answers import Sheet

FILL = """async ([name, count]) => {
    const { Store } = await import('/scripts/answers/store.js');
    const store = new Store(name);
    const edits = Array.from({ length: count }, (_, number) => ({
        item: `item-${number}`, part: 'text', value: 'Several words. '.repeat(20), question: '', base: 0,
    }));
    await store.write(edits);
    store.database.close();
}"""

TYPE = """async (selector) => {
    const field = document.querySelector(selector);
    field.focus();
    let slowest = 0;
    for (let key = 0; key < 40; key++) {
        const start = performance.now();
        document.execCommand('insertText', false, 'x');
        await new Promise(requestAnimationFrame);
        slowest = Math.max(slowest, performance.now() - start);
        await new Promise((next) => setTimeout(next, 20));
    }
    return slowest;
}"""


def test_typing_is_answered_within_a_tenth_of_a_second_with_a_thousand_answers_kept(sheet: Sheet) -> None:
    sheet.page.evaluate(FILL, [sheet.name, 1000])
    sheet.open()
    slowest = sheet.page.evaluate(TYPE, sheet.field())
    sheet.saved()
    assert len(sheet.stored()["answers"]) == 1001
    assert slowest < 100, f"{slowest:.0f} ms"
