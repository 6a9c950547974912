"""A worksheet gathers every item it was asked for, once, and as it stands on its own page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from model.guide import Group, Guide
from tests.site.built import attribute, built_path, by_id, follow, words

Pages = dict[str, BeautifulSoup]
Sheets = dict[str, list[Group]]


@pytest.fixture(scope="module")
def sheets(guide: Guide) -> Sheets:
    """The groups of every page that is a worksheet, in the order in which it asks for them."""
    found: Sheets = {}
    for path, page in guide.pages.items():
        for call in page.calls:
            if call.macro == "worksheet":
                found.setdefault(path, []).extend(guide.groups[name] for name in call.arguments)
    return found


def test_every_group_meant_for_a_worksheet_is_on_one(guide: Guide, sheets: Sheets) -> None:
    gathered = {group.name for groups in sheets.values() for group in groups}
    lost = [name for name, group in guide.groups.items() if group.worksheet and name not in gathered]
    assert not lost, f"Groups on no worksheet: {lost}"


def test_every_item_is_on_the_worksheet_once_and_in_order(pages: Pages, sheets: Sheets) -> None:
    for path, groups in sheets.items():
        expected = [item.id for group in groups for item in group.items]
        found = [attribute(tag, "id") for tag in pages[path].select(".worksheet .item")]
        lost = [one for one in expected if one not in found]
        assert not lost, f"{path}: items that are not on the worksheet: {lost}"
        assert found == expected, f"{path}: the items stand in another order, or twice."


def test_every_item_reads_as_on_its_own_page(pages: Pages, sheets: Sheets) -> None:
    wrong = []
    ids = {path: by_id(page) for path, page in pages.items()}
    for path, groups in sheets.items():
        for group in groups:
            for one in (group.name, *(item.id for item in group.items)):
                here, there = ids[path].get(one), ids[group.page].get(one)
                if not here or not there or _what_it_says(here) != _what_it_says(there):
                    wrong.append(f"{path}: '{one}' differs from {group.page}")
    assert not wrong, "\n".join(wrong)


def _what_it_says(tag: Tag) -> tuple[str, list[tuple[str, str]]]:
    fields = tag.find_all(["input", "textarea"])
    return words(tag), [(attribute(field, "id"), attribute(field, "name")) for field in fields]


def test_every_group_from_another_page_shows_the_way_back(pages: Pages, sheets: Sheets) -> None:
    wrong = []
    for path, groups in sheets.items():
        links = pages[path].select(".worksheet a")
        ways = {follow(built_path(path), attribute(link, "href")) for link in links}
        wrong += [
            f"{path}: no link to '{group.name}' on {group.page}"
            for group in groups
            if group.page != path and (built_path(group.page), group.name) not in ways
        ]
    assert not wrong, "\n".join(wrong)
