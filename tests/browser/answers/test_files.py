"""A file of one's own: what is saved comes back, and a bad file changes nothing."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.helpers.answers import Sheet, press_print
from tests.helpers.long_run import now

STRANGE = (
    "👩‍👩‍👧 مرحبا \ud800 \u0000 e\u0301 </textarea><script>alert(1)</script><img src=x onerror=alert(1)>"
)

MARKUP = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"

TRIPS = """async (stores) => {
    const { Store } = await import('/scripts/answers/store.js');
    const { toText, fromBytes } = await import('/scripts/answers/file.js');
    const { merge } = await import('/scripts/answers/merge.js');
    const { clear } = await import('/scripts/answers/clear.js');
    const trip = async (data, number) => {
        const store = new Store(`trip-${number}`);
        await store.change(() => data);
        const before = await store.read();
        const bytes = new TextEncoder().encode(toText(before, store.name));
        await clear(store);
        const gone = (await indexedDB.databases()).every((one) => one.name !== store.name);
        await store.change((here) => merge(here, fromBytes(bytes.buffer, store.name)));
        const after = await store.read();
        await clear(store);
        return [before, after, gone];
    };
    return JSON.stringify(await Promise.all(JSON.parse(stores).map(trip)));
}"""
"""Takes stores through a file, several at a time, each in a database of its own."""


def said(sheet: Sheet, words: str) -> None:
    expect(sheet.said()).to_contain_text(words, timeout=60_000)


@pytest.mark.fault(22)
def test_any_sign_comes_back_as_it_was(sheet: Sheet) -> None:
    sheet.page.evaluate(
        """([selector, text]) => {
            const field = document.querySelector(selector);
            field.value = JSON.parse(text);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }""",
        [sheet.field(), json.dumps(STRANGE)],
    )
    sheet.saved()
    sheet.open()
    read = f'JSON.stringify(document.querySelector("{sheet.field()}").value)'
    assert json.loads(sheet.page.evaluate(read)) == STRANGE
    file = sheet.file()
    assert file["answers"][0]["value"] == STRANGE
    sheet.clear()
    sheet.give(file)
    said(sheet, "Answers added: 1")
    assert json.loads(sheet.page.evaluate(read)) == STRANGE


@pytest.mark.fault(24)
def test_opening_a_file_over_answers_keeps_both_and_can_be_taken_back(sheet: Sheet) -> None:
    sheet.write("From the file", 0)
    sheet.write("Only in the file", 1)
    file = sheet.file()
    sheet.write("Written since", 0)
    sheet.write("", 1)
    before = sheet.file()
    sheet.give(file)
    said(sheet, "Answers that differ: 1")
    assert (sheet.text(0), sheet.text(1)) == ("Written since", "Only in the file")
    expect(sheet.page.locator(".answers-other-text")).to_have_text("From the file")
    sheet.open()
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    said(sheet, "as it was")
    assert json.dumps(sheet.file()) == json.dumps(before)


unicode_text = st.text(st.characters(exclude_categories=()), max_size=40)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)


@st.composite
def stores(draw: st.DrawFn) -> dict[str, Any]:
    """Anything that could be kept."""
    sheets = draw(st.lists(ids, unique=True, min_size=1, max_size=4))
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(sheets), ids, st.sampled_from(["text", "note", "choice", "done"])),
            unique=True,
            max_size=8,
        )
    )
    numbers = st.integers(0, 10**15)
    return {
        "counter": draw(numbers),
        "current": draw(st.sampled_from(sheets)),
        "sheets": [
            {"id": one, "made": number, "name": draw(unicode_text), "label": draw(unicode_text)}
            for number, one in enumerate(sheets)
        ],
        "answers": [
            {
                **{"sheet": sheet, "item": item, "part": part},
                **{"value": draw(unicode_text), "question": draw(unicode_text), "rev": draw(numbers)},
                "others": draw(st.lists(unicode_text, max_size=2)),
            }
            for sheet, item, part in keys
        ],
        "broken": draw(st.lists(numbers | unicode_text, max_size=1)),
    }


@pytest.mark.fault(25)
@pytest.mark.parametrize("many", [30, pytest.param(1000, marks=pytest.mark.long)])
def test_any_store_saved_cleared_and_opened_is_the_same(sheet: Sheet, many: int) -> None:
    made: list[dict[str, Any]] = []

    # Made first and taken to the browser together: a thousand visits would take minutes.
    @settings(
        max_examples=many, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(stores())
    def make(store: dict[str, Any]) -> None:
        made.append(store)

    make()
    assert len(made) >= many
    for start in range(0, len(made), 50):
        some = made[start : start + 50]
        for store, (before, after, gone) in zip(
            some, json.loads(sheet.page.evaluate(TRIPS, json.dumps(some))), strict=True
        ):
            assert gone, store
            assert after == before, store
            assert in_order(before) == in_order(store), store


def in_order(store: dict[str, Any]) -> dict[str, Any]:
    """Return a store with its answers in the order of the database, which is another one."""
    return {
        **store,
        "answers": sorted(store["answers"], key=lambda one: (one["sheet"], one["item"], one["part"])),
    }


@pytest.mark.fault(26)
def test_keys_that_would_poison_objects_are_refused(sheet: Sheet) -> None:
    sheet.write("Mine")
    file = sheet.file()
    before = sheet.stored()
    text = json.dumps(file)
    for key in ("__proto__", "constructor", "prototype"):
        for place in ('{"format"', '{"sheet"'):
            sheet.give(text.replace(place, f'{{"{key}": {{"polluted": true}}, {place[1:]}', 1).encode())
            said(sheet, "wasn't saved here, or it has been edited")
    assert sheet.page.evaluate("({}).polluted") is None
    assert sheet.stored() == before


@pytest.mark.fault(27)
def test_a_huge_file_is_refused_unread(sheet: Sheet, tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    sheet.page.evaluate("() => { Blob.prototype.arrayBuffer = () => { window.read = true; }; }")
    sheet.page.evaluate("""() => {
        const said = document.querySelector('#tools-open ~ .said');
        document.addEventListener('change', () => { window.started = performance.now(); }, true);
        new MutationObserver(() => { window.took = performance.now() - window.started; })
            .observe(said, { childList: true });
    }""")
    sheet.page.get_by_label("Open a file").set_input_files(huge)
    said(sheet, "too large")
    assert sheet.page.evaluate("window.read") is None
    assert sheet.page.evaluate("window.took") <= 100


@pytest.mark.fault(28)
def test_markup_is_text_wherever_a_file_puts_it(sheet: Sheet) -> None:
    """On the page, on paper and in the next file: as an answer, a name, a choice, or a question now gone."""
    sheet.page.evaluate(
        """() => {
            window.broken = [];
            for (const event of ['securitypolicyviolation', 'error']) {
                addEventListener(event, (one) => window.broken.push(one.type), true);
            }
        }"""
    )
    sheet.write(MARKUP)
    file = sheet.file()
    [answer] = file["answers"]
    file["answers"] += [
        {**answer, "item": MARKUP, "question": MARKUP},
        {**answer, "item": sheet.choices[0].id, "part": "choice"},
        {**answer, "item": sheet.texts[1].id, "value": "Mine", "others": [MARKUP]},
    ]
    file["sheets"] = [
        {**file["sheets"][0], "name": MARKUP},
        {"id": "b", "made": 9, "name": "", "label": MARKUP},
    ]
    sheet.clear()
    sheet.give(file)
    said(sheet, "Answers added: 4")
    expect(sheet.page.locator(".answers-gone dd")).to_have_text([MARKUP, MARKUP])
    expect(sheet.page.locator(".answers-other-text")).to_have_text(MARKUP)
    expect(sheet.page.locator("#sheet-open option")).to_have_text([MARKUP, MARKUP])
    press_print(sheet.page)
    paper = PdfReader(io.BytesIO(sheet.page.pdf())).pages
    assert "onerror=alert" in "".join(page.extract_text() for page in paper).replace("\n", "")
    assert sheet.page.locator("img[src=x]").count() == 0
    assert sheet.page.locator("script:not([src])").filter(has_text="alert").count() == 0
    assert sheet.page.evaluate("window.broken") == []
    saved = sheet.file()
    assert sorted(map(json.dumps, saved["answers"])) == sorted(map(json.dumps, file["answers"]))


@pytest.mark.fault(30)
def test_what_looks_like_a_formula_goes_into_no_file_of_cells(sheet: Sheet, context: BrowserContext) -> None:
    """A spreadsheet runs what stands in cells. The page hands out its own kind of file and plain text."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    for number, sign in enumerate(("=1+1", '+1,"=1+1', "-1\n=1+1", "@SUM(1)", "\t=1+1")):
        sheet.write(sign, number)
    sheet.page.locator("input[type=date]").last.fill("2027-01-01")
    sheet.saved()
    for button in sheet.page.locator("main .button:visible, .content .button:visible").all():
        assert not re.search(r"csv|table|spreadsheet", button.inner_text(), re.IGNORECASE)
    files = []
    for selector in (".tools-save", ".summary-dates"):
        with sheet.page.expect_download() as download:
            sheet.page.locator(selector).click()
        files.append(Path(download.value.suggested_filename).suffix)
    assert files == [".json", ".ics"]
    sheet.page.get_by_role("button", name="Copy as text").click()
    said(sheet, "Copied")
    kinds = "async () => (await navigator.clipboard.read()).flatMap((one) => one.types)"
    assert sheet.page.evaluate(kinds) == ["text/plain"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda file: file[: len(file) // 2], "end of this file is missing", id="truncated"),
        pytest.param(lambda file: file.decode().encode("utf-16"), "isn't in UTF-8", id="utf-16"),
        pytest.param(lambda file: file.decode().encode("utf-16-le"), "isn't in UTF-8", id="utf-16-unmarked"),
        pytest.param(lambda _: b'{"name": "package"}', "wasn't saved here", id="another-schema"),
        pytest.param(lambda _: b"Dear diary", "wasn't saved here", id="another-kind"),
        pytest.param(lambda _: b"[" * 5_000_000 + b"]" * 5_000_000, "wasn't saved here", id="nested"),
        pytest.param(
            lambda file: file.replace(b'"version": 1', b'"version": 2'), "a newer version", id="newer"
        ),
        pytest.param(
            lambda file: file.replace(b'"site": "', b'"site": "x'),
            "belongs to another guide",
            id="another-site",
        ),
        pytest.param(lambda _: b"", "is empty", id="empty"),
    ],
)
@pytest.mark.fault(29)
def test_a_bad_file_is_named_and_changes_nothing(written: Sheet, change: Any, words: str) -> None:  # noqa: ANN401
    written.refuses(change(json.dumps(written.file()).encode()), words)


def test_a_byte_order_mark_does_no_harm(sheet: Sheet) -> None:
    sheet.write("Mine")
    file = sheet.file()
    sheet.give(b"\xef\xbb\xbf" + json.dumps(file).encode())
    said(sheet, "Answers added: 0")


@pytest.mark.fault(31)
def test_an_answer_that_stands_twice_in_a_file_keeps_both_texts(sheet: Sheet) -> None:
    sheet.write("One")
    file = sheet.file()
    file["answers"].append({**file["answers"][0], "value": "Two"})
    sheet.page.evaluate("(name) => { indexedDB.deleteDatabase(name); }", sheet.name)
    sheet.open()
    sheet.give(file)
    said(sheet, "Answers added: 1. Answers that differ: 1")
    [answer] = sheet.stored()["answers"]
    assert (answer["value"], answer["others"]) == ("One", ["Two"])


def from_elsewhere(file: dict[str, Any], sheets: dict[str, dict[str, str]], current: str) -> dict[str, Any]:
    """Return a file of another device: what is answered on each of its sheets, and which of them was open."""
    words = file["answers"][0]
    answers = [
        {**words, "sheet": sheet, "item": item, "value": value, "others": []}
        for sheet, values in sheets.items()
        for item, value in values.items()
    ]
    made = [{"id": sheet, "made": number, "name": sheet, "label": ""} for number, sheet in enumerate(sheets)]
    return {**file, "current": current, "sheets": made, "answers": answers}


@pytest.mark.fault(109)
@pytest.mark.parametrize("current", now("Tuesday", "Empty", of=["Tuesday", "Empty", ""]))
def test_the_page_shows_the_sheet_on_which_new_words_came(sheet: Sheet, current: str) -> None:
    sheet.write("Here before")
    item = sheet.texts[0].id
    sheets = {"Monday": {item: "Of Monday"}, "Tuesday": {item: "Of Tuesday"}, "Empty": {}}
    sheet.give(from_elsewhere(sheet.file(), sheets, current))
    shown = current if sheets.get(current) else "Monday"
    said(sheet, f"Open now: {shown}. Applications with something new: 2. Answers added: 2.")
    expect(sheet.page.locator(sheet.field())).to_have_value(f"Of {shown}")
    expect(sheet.page.locator(".answers-state")).to_contain_text(f"Application: {shown}.")
    sheet.open()
    assert sheet.text() == f"Of {shown}"
    sheet.page.get_by_role("button", name="Take the file's answers out again").click()
    expect(sheet.page.locator(sheet.field())).to_have_value("Here before")


@pytest.mark.fault(109)
def test_a_file_with_nothing_new_leaves_the_sheet_that_is_open(sheet: Sheet) -> None:
    sheet.write("Here before")
    item = sheet.texts[0].id
    file = from_elsewhere(sheet.file(), {"Monday": {item: "Of Monday"}}, "Monday")
    sheet.give(file)
    said(sheet, "Open now: Monday.")
    sheet.page.get_by_label("Which application is this?").select_option(index=1)
    expect(sheet.page.locator(sheet.field())).to_have_value("Here before")
    sheet.give(file)
    said(sheet, "Applications with something new: 0. Answers added: 0.")
    assert sheet.text() == "Here before"
    file["answers"].append({**file["answers"][0], "item": sheet.texts[1].id})
    file["current"] = "nowhere"
    sheet.give(file)
    said(sheet, "Open now: Monday. Applications with something new: 1. Answers added: 1.")
    expect(sheet.page.locator(sheet.field(1))).to_have_value("Of Monday")
