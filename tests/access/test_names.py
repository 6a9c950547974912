"""Every control says its whole question, what it is and how it stands, as assistive technology hears it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from model.addresses import address as address_of
from model.guide import Group, Guide, Item, Letter, Prompt
from model.inline import inline
from model.settings import Settings
from publish.single_file import FILE
from tests.access.pages import Screen, fill_in, visit

Node = dict[str, Any]
"""A node of the accessibility tree, as the browser tells it."""


@dataclass(frozen=True)
class Control:
    """What a control of an item is to say."""

    id: str
    role: str
    name: str
    group: str = ""
    """The question that it stands under, if its own name is only an answer."""

    hint: str = ""


class Tree:
    """The accessibility tree of a page, by the ids of its elements."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
        document = session.send("DOM.getFlattenedDocument", {"depth": -1})["nodes"]
        session.detach()
        self._nodes = {node["nodeId"]: node for node in nodes}
        by_element = {node.get("backendDOMNodeId"): node for node in nodes if not node["ignored"]}
        self._by_id = {
            attributes["id"]: by_element[element["backendNodeId"]]
            for element in document
            for attributes in [_pairs(element.get("attributes", []))]
            if "id" in attributes and element["backendNodeId"] in by_element
        }

    def node(self, id_: str) -> Node:
        """Return the node of an element, or one that says nothing."""
        return self._by_id.get(id_, {})

    def group(self, node: Node) -> Node:
        """Return the nearest group around a node, or one that says nothing."""
        while node and says(node, "role") != "group":
            node = self._nodes.get(node.get("parentId"), {})
        return node


def _pairs(attributes: list[str]) -> dict[str, str]:
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def says(node: Node, what: str) -> str:
    """Return the role, name or description of a node, with single spaces."""
    return " ".join(str(node.get(what, {}).get("value", "")).split())


def is_checked(node: Node) -> bool:
    """Return whether a box or button is ticked."""
    states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    return states.get("checked") == "true"


def controls(group: Group, item: Item, guide: Guide, settings: Settings) -> Iterator[Control]:
    """Yield what the controls of an item are to say."""
    text, hint = plain(item.text), plain(item.hint)
    if group.kind == "checklist":
        yield Control(f"{item.id}_done", "checkbox", text, hint=hint)
    elif group.kind == "reflection":
        for answer in settings.scale:
            yield Control(f"{item.id}_{answer.value}", "radio", answer.text, group=text, hint=hint)
        for answer in settings.hands:
            hands = f"{settings.hands_question} {text}"
            yield Control(f"{item.id}_hands_{answer.value}", "radio", answer.text, group=hands)
        yield Control(f"{item.id}_note", "textbox", f"{settings.note} {text}")
    elif isinstance(item, Letter):
        if item.subject:
            yield Control(f"{item.id}_subject", "textbox", f"Subject {text}")
        yield Control(f"{item.id}_body", "textbox", text, hint=hint)
    elif isinstance(item, Prompt) and item.answer == "stage":
        for stage in guide.stages.values():
            yield Control(f"{item.id}_{stage.id}", "radio", stage.text, group=text, hint=hint)
    elif isinstance(item, Prompt) and item.answer == "scale":
        names = [f"1 – {item.low}", "2 of 5", "3 of 5", "4 of 5", f"5 – {item.high}"]
        for step, name in enumerate(names, start=1):
            yield Control(f"{item.id}_{step}", "radio", name, group=text, hint=hint)
    else:
        role = "Date" if isinstance(item, Prompt) and item.answer == "date" else "textbox"
        yield Control(f"{item.id}_answer", role, text, hint=hint)


def plain(text: str) -> str:
    """Return a text of the content without its marks."""
    return str(inline(text, "").striptags()) if text else ""


@dataclass(frozen=True)
class Place:
    """An address with controls, before and after somebody filled it in."""

    path: str
    controls: tuple[Control, ...]
    blank: Tree
    filled: Tree


@pytest.fixture(scope="module", params=["pages", pytest.param("file", marks=pytest.mark.long)])
def places(request: pytest.FixtureRequest, screen: Screen, guide: Guide, settings: Settings) -> list[Place]:
    """Every page that shows groups, and the worksheet that gathers them; or the file of all pages."""
    shown: dict[str, list[Group]] = {}
    for group in guide.groups.values():
        shown.setdefault(group.page, []).append(group)
    worksheet = guide.page_calling("worksheet")
    calls = [call for call in guide.pages[worksheet].calls if call.macro == "worksheet"]
    shown[worksheet] = [guide.groups[name] for call in calls for name in call.arguments]
    asked = {address_of(path): groups for path, groups in shown.items()}
    if request.param == "file":
        asked = {FILE: list(guide.groups.values())}
    # Without scripts: what a reader kept, and the stage they chose, would change what is there.
    page = screen(java_script_enabled=False)
    found = []
    for path, groups in asked.items():
        expected = tuple(
            one for group in groups for item in group.items for one in controls(group, item, guide, settings)
        )
        page.goto(path)
        blank = Tree(page)
        fill_in(page)
        found.append(Place(path, expected, blank, Tree(page)))
    return found


def wrong(places: list[Place], what: str) -> list[str]:
    """Return a line for every control that does not say what it should in one respect."""
    lines = []
    for place in places:
        for control in place.controls:
            node = place.blank.node(control.id)
            group = place.blank.group(node)
            expected = {"role": control.role, "name": control.name, "group": control.group}[what]
            said = says(group, "name") if what == "group" else says(node, what)
            if said != expected and (what != "group" or expected):
                lines.append(f"{place.path}: the {what} of '{control.id}' is '{said}', not '{expected}'")
    return lines


@pytest.mark.proves("names")
@pytest.mark.parametrize("what", ["role", "name", "group"])
@pytest.mark.fault(72)
def test_every_control_says_what_it_is_and_asks(places: list[Place], what: str) -> None:
    assert sum(len(place.controls) for place in places)
    lines = wrong(places, what)
    assert not lines, "\n".join(lines)


@pytest.mark.proves("names")
def test_every_hint_belongs_to_what_it_explains(places: list[Place]) -> None:
    lines = []
    for place in places:
        for control in place.controls:
            node = place.blank.node(control.id)
            owner = place.blank.group(node) if control.group else node
            if says(owner, "description") != control.hint and control.hint:
                lines.append(f"{place.path}: '{control.id}' does not say '{control.hint}'")
    assert not lines, "\n".join(lines)


@pytest.mark.proves("names")
def test_no_two_controls_sound_alike(places: list[Place]) -> None:
    for place in places:
        nodes = [place.blank.node(control.id) for control in place.controls]
        heard = Counter((says(place.blank.group(node), "name"), says(node, "name")) for node in nodes)
        alike = [" ".join(words) for words, times in heard.items() if times > 1]
        assert not alike, f"{place.path}: cannot be told apart: {alike}"


@pytest.mark.proves("names")
@pytest.mark.fault(72)
def test_a_tick_is_told(places: list[Place]) -> None:
    lines = []
    for place in places:
        boxes = [control for control in place.controls if control.role in ("checkbox", "radio")]
        last = {control.group: control.id for control in boxes if control.role == "radio"}.values()
        for control in boxes:
            ticked = control.role == "checkbox" or control.id in last
            told = (is_checked(place.blank.node(control.id)), is_checked(place.filled.node(control.id)))
            if told != (False, ticked):
                lines.append(f"{place.path}: '{control.id}' says {told}, not {(False, ticked)}")
    assert not lines, "\n".join(lines)


@pytest.mark.proves("names")
def test_what_is_written_is_told(places: list[Place]) -> None:
    for place in places:
        fields = [one.id for one in place.controls if one.role in ("textbox", "Date")]
        silent = [one for one in fields if not says(place.filled.node(one), "value")]
        assert not silent, f"{place.path}: fields that do not tell what stands in them: {silent}"


@pytest.mark.proves("names")
def test_no_control_was_left_out(screen: Screen, places: list[Place]) -> None:
    page = screen()
    for place in places:
        visit(page, place.path)
        found = page.evaluate(
            "() => [...document.querySelectorAll('.group :is(input, textarea)')].map((one) => one.id)"
        )
        assert set(found) == {control.id for control in place.controls}, place.path
