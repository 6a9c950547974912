"""Every question is on its page and on the worksheet, with its words, its hint and its id."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from model.guide import Guide
from model.inline import blocks, inline
from model.settings import Settings
from tests.content.expectations import ExpectedGroup, ExpectedPage, Promises, difference, every
from tests.site.built import attribute, by_id, words

Pages = dict[str, BeautifulSoup]

every_group = every("group", lambda promised: promised.groups.values())


@pytest.fixture(scope="session")
def sheets(guide: Guide) -> dict[str, list[str]]:
    """The groups on each page that gathers those of others, by the path of the page."""
    found: dict[str, list[str]] = {}
    for path, page in guide.pages.items():
        for call in page.calls:
            if call.macro == "worksheet":
                found.setdefault(path, []).extend(call.arguments)
    return found


@pytest.fixture
def places(group: ExpectedGroup, sheets: dict[str, list[str]]) -> set[str]:
    """The pages on which a group was promised."""
    return {group.page, *(path for path, names in sheets.items() if group.name in names)}


@every("expected", lambda promised: promised.pages.values())
def test_every_group_is_on_its_page_in_order(
    pages: Pages, sheets: dict[str, list[str]], expected: ExpectedPage
) -> None:
    if expected.path in sheets:
        return  # it gathers the groups of others; the next test is about it
    problem = difference(
        expected.path, [group.name for group in expected.groups], _groups(pages[expected.path])
    )
    assert not problem, problem


def test_every_group_of_the_worksheets_is_on_them_in_order(
    pages: Pages, promised: Promises, sheets: dict[str, list[str]]
) -> None:
    # A group may be on several worksheets.
    found = [*dict.fromkeys(name for path in sheets for name in _groups(pages[path]))]
    problem = difference(" and ".join(sheets), promised.worksheet, found)
    assert not problem, problem


def _groups(page: BeautifulSoup) -> list[str]:
    return [attribute(heading, "id") for heading in page.select(".group .legend")]


@every_group
def test_every_group_has_its_kind_and_legend(pages: Pages, group: ExpectedGroup, places: set[str]) -> None:
    for path in places:
        shown = _shown(pages[path], group)
        assert group.kind in attribute(shown, "class").split(), (
            f"{path}: '{group.name}' is no {group.kind} any more"
        )
        assert words(by_id(pages[path])[group.name]) == group.legend


@every_group
def test_every_question_is_on_its_page_and_on_the_worksheet(
    pages: Pages, group: ExpectedGroup, places: set[str]
) -> None:
    for path in places:
        found = [attribute(item, "id") for item in _shown(pages[path], group).select(".item")]
        problem = difference(f"{path}, {group.name}", group.items, found)
        assert not problem, problem


@every_group
def test_every_question_is_asked_in_its_own_words(
    pages: Pages, guide: Guide, group: ExpectedGroup, places: set[str]
) -> None:
    for path, one in ((path, one) for path in places for one in group.items):
        assert _asked(pages[path], one) == _plain(guide.items[one].text, path), (
            f"{path}: '{one}' is asked in other words"
        )


@every_group
def test_every_hint_is_joined_to_its_question(
    pages: Pages, guide: Guide, group: ExpectedGroup, places: set[str]
) -> None:
    for path, one in ((path, one) for path in places for one in group.items):
        hint = guide.items[one].hint
        joined = [
            words(target)
            for tag in (by_id(pages[path])[one].select("[aria-describedby]"))
            for pointer in attribute(tag, "aria-describedby").split()
            for target in [by_id(pages[path])[pointer]]
            if not {"letter-gaps", "unit"} & {*target.get_attribute_list("class")}
        ]
        assert joined == ([_plain(hint, path)] if hint else []), (
            f"{path}: the hint of '{one}' is not joined to it"
        )


@every("name", lambda promised: promised.questions)
def test_each_question_that_was_promised_asks_what_it_always_asked(
    pages: Pages, promised: Promises, sheets: dict[str, list[str]], name: str
) -> None:
    gathered = [path for path, names in sheets.items() if name in names]
    for path in (promised.groups[name].page, *gathered):
        for question, keys in promised.questions[name].items():
            text = _asked(pages[path], question)
            lost = [key for key in keys if key not in text]
            assert not lost, f"{path}: question '{question}' no longer speaks of {lost}: '{text}'"


@every("name", lambda promised: promised.questions)
def test_no_question_of_such_a_group_is_without_its_words(promised: Promises, name: str) -> None:
    problem = difference(name, promised.groups[name].items, list(promised.questions[name]))
    assert not problem, problem


@every("group", lambda promised: [one for one in promised.groups.values() if one.kind == "reflection"])
def test_every_question_of_a_reflection_can_be_answered(
    pages: Pages, settings: Settings, group: ExpectedGroup, places: set[str]
) -> None:
    for path, question in ((path, one) for path in places for one in group.items):
        item = by_id(pages[path])[question]
        for name, answers in ((question, settings.scale), (f"{question}_hands", settings.hands)):
            found = [words(choice) for choice in item.select(f"label:has(> input[name='{name}'])")]
            assert found == [answer.text for answer in answers], f"{path}: answers of '{name}': {found}"
        assert item.select(f"textarea[name='{question}_note']"), (
            f"{path}: '{question}' has no room for a note"
        )


def test_a_count_stands_only_where_the_author_wants_one(pages: Pages, guide: Guide) -> None:
    counted = {name for page in pages.values() for name in _counted(page)}
    assert counted == {name for name, group in guide.groups.items() if group.count}
    checklists = [group for group in guide.groups.values() if group.kind == "checklist"]
    assert not [group.name for group in checklists if group.count and "None is fine" in group.intro]
    assert [group for group in checklists if not group.count], "A checklist is counted without being asked."


def _counted(page: BeautifulSoup) -> list[str]:
    return [attribute(legend, "id") for legend in page.select(".group:has(.answered) .legend")]


def _shown(page: BeautifulSoup, group: ExpectedGroup) -> Tag:
    """Return the part of a page that shows a group."""
    shown = [one for one in page.select(".group") if group.name in _groups_in(one)]
    assert len(shown) == 1, f"'{group.name}' stands {len(shown)} times on the page"
    return shown[0]


def _groups_in(tag: Tag) -> list[str]:
    return [attribute(heading, "id") for heading in tag.select(".legend")]


def _asked(page: BeautifulSoup, one: str) -> str:
    """Return the words by which assistive technology knows the field of an item: question or label."""
    fields = page.select(f"[id='{one}'] [name='{one}']") or page.select(f"[id='{one}'] [name^='{one}_']")
    assert fields, f"There is no field for '{one}'"
    group = fields[0].find_parent(class_="asked")
    if group:
        return words(group.select(f"#{attribute(group, 'aria-labelledby')}")[0])
    return " ".join(words(label) for label in page.select(f"label[for='{attribute(fields[0], 'id')}']"))


def _plain(text: str, path: str) -> str:
    return words(BeautifulSoup(blocks(text, path) or inline(text, path), "html.parser"))
