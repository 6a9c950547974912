"""One sheet for each occasion: made, named, switched and deleted without mixing up or losing an answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from model.addresses import address
from model.guide import Guide, Prompt
from tests.helpers.answers import Sheet, groups
from tests.helpers.long_run import now


def detail(guide: Guide) -> str:
    """Return the id of a one-line question of the details, which are the group that asks for the stage."""
    items = next(
        group
        for group in groups(guide, "prompt")
        if any(isinstance(item, Prompt) and item.answer == "stage" for item in group)
    )
    return next(item.id for item in items if isinstance(item, Prompt) and item.lines == 1)


def press(sheet: Sheet, name: str) -> None:
    more = sheet.page.locator(".sheet-more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    more.get_by_role("button", name=name, exact=True).click()
    expect(sheet.page.locator(".group[inert]")).to_have_count(0)


def name_it(sheet: Sheet, guide: Guide, name: str) -> None:
    sheet.page.fill(f"[id='{detail(guide)}_answer']", name)
    sheet.saved()
    expect(sheet.page.locator("#sheet-open option:checked")).to_have_text(name)


def test_a_first_sheet_needs_no_ceremony_and_takes_its_name_from_its_details(
    sheet: Sheet, guide: Guide
) -> None:
    expect(sheet.page.locator("#sheet-open option")).to_have_text(["Application 1"])
    name_it(sheet, guide, "The bakery")
    assert len(sheet.stored()["sheets"]) == 1


def test_enter_in_the_field_for_a_name_names_the_sheet(sheet: Sheet) -> None:
    sheet.write("Mine")
    sheet.page.locator(".sheet-more summary").click()
    sheet.page.locator("#sheet-name").fill("The bakery")
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.locator("#sheet-open option:checked")).to_have_text("The bakery")
    expect(sheet.page.locator("#sheet-name")).to_be_focused()


def test_each_sheet_keeps_its_own_answers(sheet: Sheet, guide: Guide) -> None:
    name_it(sheet, guide, "One")
    sheet.write("About one")
    press(sheet, "New application")
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    name_it(sheet, guide, "Two")
    sheet.write("About two")
    sheet.page.get_by_label("Which application is this?").select_option("One")
    expect(sheet.page.locator(sheet.field())).to_have_value("About one")
    sheet.open()
    assert sheet.text() == "About one"
    sheet.page.get_by_label("Which application is this?").select_option("Two")
    expect(sheet.page.locator(sheet.field())).to_have_value("About two")


@pytest.mark.parametrize("name", now("representative", of=["representative", "rest"]))
def test_every_page_with_a_field_says_which_sheet_is_open_and_can_switch(
    sheet: Sheet, guide: Guide, samples: dict[str, list[str]], name: str
) -> None:
    name_it(sheet, guide, "One")
    press(sheet, "New application")
    name_it(sheet, guide, "Two")
    state, switch = (
        sheet.page.locator(".answers-state"),
        sheet.page.get_by_label("Application to write about"),
    )
    places = {*samples[name]} & {address(group.page) for group in guide.groups.values()}
    assert places
    for place in places:
        before = sheet.stored()
        sheet.open(place)
        expect(state).to_have_text(re.compile(r"Application: (One|Two)\.$"))
        expect(state).to_be_in_viewport()
        assert sheet.stored() == before
        sheet.page.locator(".answers-more summary").click()
        for one in ("Two", "One"):
            switch.select_option(one)
            expect(sheet.page.locator(".group[inert]")).to_have_count(0)
            expect(state).to_contain_text(f"Application: {one}.")


def test_another_page_writes_on_the_sheet_that_it_switches_to(sheet: Sheet, guide: Guide) -> None:
    name_it(sheet, guide, "One")
    press(sheet, "New application")
    name_it(sheet, guide, "Two")
    page = next(
        g.page for g in guide.groups.values() if sheet.texts[0] in g.items and g.page != "worksheet.md"
    )
    sheet.open(address(page))
    switch = sheet.page.get_by_label("Application to write about")
    sheet.page.locator(".answers-more summary").click()
    switch.select_option("One")
    expect(sheet.page.locator(".group[inert]")).to_have_count(0)
    sheet.write("About one")
    switch.select_option("Two")
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    sheet.write("About two")
    ids = {one["label"]: one["id"] for one in sheet.stored()["sheets"]}
    kept = {
        one["sheet"]: one["value"] for one in sheet.stored()["answers"] if one["item"] == sheet.texts[0].id
    }
    assert kept == {ids["One"]: "About one", ids["Two"]: "About two"}


def test_one_sheet_is_not_named_where_nothing_can_be_mistaken(sheet: Sheet) -> None:
    sheet.write("One")
    sheet.open()
    expect(sheet.page.locator(".answers-state")).to_have_text("What you write stays on this device.")
    sheet.page.locator(".answers-more summary").click()
    expect(sheet.page.get_by_label("Application to write about")).to_be_hidden()


def test_a_sheet_can_be_renamed(sheet: Sheet, guide: Guide) -> None:
    name_it(sheet, guide, "One")
    sheet.page.locator(".sheet-more summary").click()
    sheet.page.get_by_label("New name").fill("First try")
    press(sheet, "Rename")
    expect(sheet.page.locator("#sheet-open option")).to_have_text(["First try"])


def test_a_sheet_can_start_from_the_details_of_another(sheet: Sheet, guide: Guide) -> None:
    name_it(sheet, guide, "One")
    sheet.write("About one")
    press(sheet, "New application, same details")
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    assert sheet.page.input_value(f"[id='{detail(guide)}_answer']") == "One"
    assert len(sheet.stored()["sheets"]) == 2


def test_a_deleted_sheet_can_come_back(sheet: Sheet, guide: Guide) -> None:
    name_it(sheet, guide, "One")
    sheet.write("About one")
    before = sheet.stored()["answers"]
    press(sheet, "Delete")
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    assert sheet.stored()["answers"] == []
    sheet.page.locator(".sheet-undo").click()
    expect(sheet.page.locator(sheet.field())).to_have_value("About one")
    assert sheet.stored()["answers"] == before


def test_what_is_typed_while_a_tab_switches_stays_on_its_sheet(sheet: Sheet, guide: Guide) -> None:
    name_it(sheet, guide, "One")
    press(sheet, "New application")
    name_it(sheet, guide, "Two")
    sheet.page.fill(sheet.field(), "About two")
    sheet.page.get_by_label("Which application is this?").select_option("One")
    expect(sheet.page.locator(sheet.field())).to_have_value("")
    ids = {one["label"]: one["id"] for one in sheet.stored()["sheets"]}
    kept = [one["sheet"] for one in sheet.stored()["answers"] if one["value"] == "About two"]
    assert kept == [ids["Two"]]
