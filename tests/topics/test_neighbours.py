"""Topics that share an origin never see, clear or confuse what was written on each other's pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.helpers.answers import Sheet
from tests.helpers.server import serve
from tests.helpers.topics import TOPICS, Topic

PLACES = {topic: f"guides/{number}/" * number for number, topic in enumerate(TOPICS)}
"""Where each topic is served: the first at the root, the others further and further down."""

KEPT = """async () => ({
    databases: (await indexedDB.databases()).map((one) => one.name).sort(),
    local: { ...localStorage },
})"""


@pytest.fixture(scope="module")
def origin(built_site: Callable[[Topic], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Every topic, served from one origin."""
    folder = tmp_path_factory.mktemp("origin")
    for topic, place in PLACES.items():
        shutil.copytree(built_site(topic), folder / place, dirs_exist_ok=True)
    with serve(folder) as address:
        yield address


@pytest.fixture
def context(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    """A device on which nothing is kept yet."""
    context = browser.new_context(base_url=origin)
    yield context
    context.close()


@pytest.fixture
def sheets(context: BrowserContext) -> list[Sheet]:
    """The worksheet of every topic, each with words of its own."""
    sheets = []
    for topic, place in PLACES.items():
        sheet = Sheet(context.new_page(), topic.guide, topic.settings)
        sheet.open(f"{place}{sheet.address}")
        sheet.write(f"Words for {topic}")
        sheets.append(sheet)
    return sheets


def choose_dark(page: Page) -> None:
    page.locator(".menu summary").click()
    page.get_by_role("radio", name="Dark").check()
    page.keyboard.press("Escape")


def test_no_two_topics_keep_answers_in_the_same_place() -> None:
    names = [topic.settings.site_id for topic in TOPICS]
    assert len(TOPICS) >= 3
    assert len(set(names)) == len(names), f"Topics share a site_id: {names}"


def test_every_topic_shows_its_own_answers_and_no_others(sheets: list[Sheet]) -> None:
    for sheet, topic in zip(sheets, TOPICS, strict=True):
        sheet.page.reload()
        sheet.ready()
        assert sheet.text() == f"Words for {topic}"
        values = [answer["value"] for answer in sheet.stored()["answers"]]
        assert values == [f"Words for {topic}"]
    assert sheets[0].page.evaluate(KEPT)["databases"] == sorted(sheet.name for sheet in sheets)


@pytest.mark.long
def test_colours_chosen_for_one_topic_are_not_put_on_another(sheets: list[Sheet]) -> None:
    choose_dark(sheets[1].page)
    for number, sheet in enumerate(sheets):
        sheet.page.reload()
        sheet.ready()
        found = sheet.page.evaluate("document.documentElement.dataset.scheme ?? ''")
        assert found == ("dark" if number == 1 else "")


@pytest.mark.long
def test_clearing_one_topic_leaves_the_others_as_they_were(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        choose_dark(sheet.page)
    before: list[Any] = [json.dumps(sheet.stored()) for sheet in sheets]
    cleared, *others = sheets
    cleared.page.locator(".tools-clear").click()
    cleared.page.locator(".tools-really").click()
    expect(cleared.page.locator(cleared.field())).to_have_value("")
    assert [json.dumps(sheet.stored()) for sheet in others] == before[1:]
    kept = cleared.page.evaluate(KEPT)
    assert set(kept["local"]) == {f"scheme:{sheet.name}" for sheet in others}
    assert not {cleared.name} & set(kept["databases"])


@pytest.mark.long
def test_a_saved_file_holds_one_topic_and_is_refused_kindly_by_the_others(
    sheets: list[Sheet], tmp_path: Path
) -> None:
    first, *others = sheets
    with first.page.expect_download() as saving:
        first.page.locator(".tools-save").click()
    file = tmp_path / "saved.json"
    saving.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert not [topic for topic in TOPICS[1:] if f"Words for {topic}" in text]
    for sheet in others:
        before = json.dumps(sheet.stored())
        sheet.page.locator("#tools-open").set_input_files(file)
        expect(sheet.said()).to_contain_text("belongs to another guide")
        assert json.dumps(sheet.stored()) == before


@pytest.mark.long
def test_forgetting_in_one_topic_does_not_forget_in_another(sheets: list[Sheet]) -> None:
    first, *others = sheets
    first.forget()
    for sheet in others:
        sheet.page.reload()
        sheet.ready()
        assert sheet.text().startswith("Words for")
