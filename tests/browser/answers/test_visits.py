"""A visit leaves no trace, and an answer shows wherever its question stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from model.addresses import address
from model.guide import Guide
from tests.helpers.answers import Sheet, wait_until
from tests.helpers.long_run import now

EVERYTHING = """async () => {
    const bytes = (await navigator.storage.estimate()).usage;
    const databases = await indexedDB.databases();
    return [databases, {...localStorage}, {...sessionStorage}, await caches.keys(), bytes];
}"""


@pytest.mark.fault(33)
def test_a_visit_without_input_stores_nothing(
    context: BrowserContext, sheet: Sheet, guide: Guide, sample: list[str]
) -> None:
    for place in (one for one in map(address, guide.pages) if one in sample):
        sheet.page.goto(place)
        if sheet.page.locator(".answers-template").count():
            sheet.ready()
        sheet.page.mouse.wheel(0, 3000)
        sheet.page.keyboard.press("Tab")
        assert sheet.page.evaluate(EVERYTHING) == [[], {}, {}, [], 0], place
    assert context.cookies() == []


FILL_IN = """() => {
    const controls = [...document.querySelectorAll('.item [name]:is(input, textarea)')];
    for (const [number, one] of controls.entries()) {
        if (one.type === 'checkbox' || one.type === 'radio') {
            one.checked = true;
        } else {
            one.value = one.type === 'date' ? '2026-12-01' : `Answer ${number}`;
        }
        one.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
}"""

READ_ALL = """() => Object.fromEntries(
    [...document.querySelectorAll('.item [name]:is(input, textarea)')]
        .map((one) => [one.id, [one.value, one.checked]])
)"""


@pytest.mark.parametrize("name", now("representative", of=["representative", "rest"]))
def test_every_control_of_every_page_keeps_its_state(
    sheet: Sheet, guide: Guide, samples: dict[str, list[str]], name: str
) -> None:
    for path, page in guide.pages.items():
        if page.groups and address(path) in samples[name]:
            sheet.open(address(path))
            sheet.page.evaluate(FILL_IN)
            sheet.saved()
            filled = sheet.page.evaluate(READ_ALL)
            assert filled
            sheet.open(address(path))
            assert sheet.page.evaluate(READ_ALL) == filled, path


def test_an_answer_shows_on_its_own_page_and_on_the_worksheet(sheet: Sheet, guide: Guide) -> None:
    item = next(
        number
        for number, text in enumerate(sheet.texts)
        if any(
            text in group.items and address(group.page) != sheet.address for group in guide.groups.values()
        )
    )
    sheet.write("One answer", item)
    page = next(group.page for group in guide.groups.values() if sheet.texts[item] in group.items)
    sheet.open(address(page))
    assert sheet.text(item) == "One answer"


def test_where_answers_are_kept_is_said_before_the_first_input(sheet: Sheet) -> None:
    bar = sheet.page.locator(".answers-bar")
    expect(bar.get_by_text("stays on this device")).to_be_in_viewport()
    bar.get_by_text("More").click()
    expect(bar.get_by_text("isn't sent to anyone")).to_be_in_viewport()
    expect(bar.get_by_label("Forget my answers")).to_be_in_viewport()


def test_the_browser_is_asked_once_to_keep_answers_for_good(sheet: Sheet) -> None:
    sheet.page.add_init_script("""
        StorageManager.prototype.persist = async () => sessionStorage.setItem(
            'asked', Number(sessionStorage.getItem('asked') ?? 0) + 1,
        );
    """)
    sheet.open()
    asked = "Number(sessionStorage.getItem('asked') ?? 0)"
    assert sheet.page.evaluate(asked) == 0
    sheet.write("First")
    sheet.write("Second", 1)
    sheet.open()
    sheet.write("Third", 2)
    assert sheet.page.evaluate(asked) == 1


def test_the_count_of_a_group_is_shown_and_said_once(sheet: Sheet) -> None:
    item = sheet.choices[0]
    group = sheet.page.locator(".group").filter(has=sheet.page.locator(f"[id='{item.id}']"))
    sheet.page.locator(f"[id='{item.id}'] .choices input").first.check()
    expect(group.locator(".answered")).to_have_text(f"1 of {len(group.locator('.item').all())} answered")
    expect(sheet.page.get_by_role("status").filter(has_text="1 of")).to_have_count(1)


def test_saved_is_said_only_when_it_is_true(sheet: Sheet) -> None:
    """The transaction is held up; meanwhile nothing may be called saved."""
    sheet.page.evaluate("""() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function () {
            const until = performance.now() + 600;
            const store = this;
            const spin = () => { if (performance.now() < until) { store.get('x').onsuccess = spin; } };
            spin();
            return put.apply(this, arguments);
        };
    }""")
    sheet.page.fill(sheet.field(), "Slow")
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", "waiting")
    assert "Saved" not in sheet.page.locator(".answers-bar").inner_text().replace("Saving", "")
    sheet.saved()


def test_answers_that_come_back_move_nothing(sheet: Sheet) -> None:
    for number in range(len(sheet.texts)):
        sheet.page.fill(sheet.field(number), "Several words " * 20)
    sheet.saved()
    sheet.page.add_init_script("""
        window.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shifts += one.value; }))
            .observe({ type: 'layout-shift', buffered: true });
    """)
    sheet.page.goto(sheet.address)
    expect(sheet.page.locator("html")).to_have_attribute("data-answers", "ready")
    sheet.page.wait_for_timeout(300)
    assert sheet.page.evaluate("window.shifts") == 0
    while sheet.page.evaluate("scrollY + innerHeight + 1 < document.documentElement.scrollHeight"):
        sheet.page.mouse.wheel(0, 500)
        sheet.page.wait_for_timeout(100)
    assert sheet.page.locator(".summary dd").count()
    assert sheet.page.evaluate("window.shifts") == 0


AS_FIREFOX = """
    delete Navigator.prototype.userAgentData;
    window.asked = 0;
    navigator.permissions.query = async () => ({ state: "STATE" });
    navigator.storage.persist = async () => { window.asked += 1; };
"""


@pytest.mark.fault(120)
@pytest.mark.parametrize(("state", "times"), [("prompt", 0), ("granted", 1)])
def test_a_browser_that_would_ask_the_reader_is_not_made_to(sheet: Sheet, state: str, times: int) -> None:
    """Firefox asks whether a site may keep data, which nobody has been told about at the first letter."""
    sheet.page.add_init_script(AS_FIREFOX.replace("STATE", state))
    sheet.open()
    sheet.write("The first words")
    sheet.write("And more", 1)
    wait_until(sheet.page, f"window.asked === {times}")
