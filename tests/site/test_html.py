"""Every built page is whole: a heading, a name, a language, and controls that say what they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from publish.single_file import FILE as SINGLE_FILE
from tests.helpers.project import PROJECT
from tests.site.built import attribute, by_id, follow, words

Built = dict[str, BeautifulSoup]

CONTROLS = "input:not([type=hidden]), textarea, select, button"
OF_THE_THEME = "[class^=md-], [class*=' md-'], [data-md-component]"
"""How the theme marks what its own styles and scripts look for, which are not loaded."""

POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns")


def test_every_page_has_one_h1(built: Built) -> None:
    wrong = [f"{name}: {len(page.find_all('h1'))}" for name, page in built.items() if len(page("h1")) != 1]
    assert not wrong, f"h1 headings on a page: {wrong}"


def test_no_page_skips_a_heading_level(built: Built) -> None:
    wrong = []
    for name, page in built.items():
        level = 0
        for heading in page.find_all(re.compile("^h[1-6]$")):
            found = int(heading.name[1])
            if found > level + 1:
                wrong.append(f"{name}: '{words(heading)}' is an h{found} below an h{level}")
            level = found
    assert not wrong, "\n".join(wrong)


def test_every_heading_says_something(built: Built) -> None:
    wrong = [
        f"{name}: {heading}"
        for name, page in built.items()
        for heading in page.find_all(re.compile("^h[1-6]$"))
        if not words(heading)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.fault(123)
def test_every_link_says_something(built: Built) -> None:
    wrong = [
        f"{name}: {link}"
        for name, page in built.items()
        for link in page.select("a[href]")
        if not words(link) and not link.select("img[alt]:not([alt='']), svg[aria-label]")
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("selector", "name"),
    [
        pytest.param("head > title", "", id="title"),
        pytest.param("head > meta[name=description]", "content", id="description"),
    ],
)
def test_every_page_says_what_it_is_as_no_other_does(built: Built, selector: str, name: str) -> None:
    found: dict[str, list[str]] = {}
    for path, page in built.items():
        tags = page.select(selector)
        assert len(tags) == 1, f"{path}: has {len(tags)} of '{selector}' and needs one."
        found.setdefault(attribute(tags[0], name) if name else words(tags[0]), []).append(path)
    assert "" not in found, f"Nothing stands in '{selector}' of {found.get('')}."
    shared = {text: paths for text, paths in found.items() if len(paths) > 1}
    assert not shared, f"Pages that cannot be told apart: {shared}"


def test_every_page_names_its_language(built: Built) -> None:
    wrong = [name for name, page in built.items() if not page.select("html[lang]:not([lang=''])")]
    assert not wrong, f"Pages without a language: {wrong}"


@pytest.mark.parametrize(
    "selector",
    [
        pytest.param("[markdown]", id="markdown-left-over"),
        pytest.param("[style], style:not(head > style)", id="style-in-the-words"),
    ],
)
def test_no_page_holds(built: Built, selector: str) -> None:
    wrong = [f"{name}: {str(tag)[:120]}" for name, page in built.items() for tag in page.select(selector)]
    assert not wrong, "\n".join(wrong)


def test_every_script_is_ours(built: Built) -> None:
    """Each comes from the scripts of the looks, in the page without notes or by address; data is no script.

    The single file has all of them joined, which another test proves by using it.
    """
    texts = [file.read_text(encoding="utf-8") for file in (PROJECT / "overrides/scripts").glob("*.js")]
    ours = {
        "\n".join(line for line in text.split("\n") if line.strip()[:2] != "//").strip() for text in texts
    }
    wrong = []
    for name, page in built.items():
        for script in page.select("script:not([type='application/ld+json'])"):
            goal = follow(name, attribute(script, "src")) if script.get("src") else None
            joined = name == SINGLE_FILE and script.get("type") == "module"
            if (
                not joined
                and not (goal and goal[0].startswith("scripts/"))
                and script.text.strip() not in ours
            ):
                wrong.append(f"{name}: {str(script)[:120]}")
    assert not wrong, "\n".join(wrong)


def test_no_element_handles_events_by_an_attribute(built: Built) -> None:
    wrong = [
        f"{name}: '{key}' on {str(tag)[:120]}"
        for name, page in built.items()
        for tag in page.find_all(True)
        for key in tag.attrs
        if key.startswith("on")
    ]
    assert not wrong, "\n".join(wrong)


def test_no_id_stands_twice_on_a_page(built: Built) -> None:
    wrong = []
    for name, page in built.items():
        count = Counter(attribute(tag, "id") for tag in page.find_all(id=True))
        wrong += [f"{name}: '{one}' stands {times} times" for one, times in count.items() if times > 1]
    assert not wrong, "\n".join(wrong)


def test_every_picture_has_a_text_even_if_it_is_empty(built: Built) -> None:
    wrong = [
        f"{name}: {tag}" for name, page in built.items() for tag in page("img") if tag.get("alt") is None
    ]
    assert not wrong, "\n".join(wrong)


def test_every_picture_is_a_drawing_that_can_be_read(built: Built, site: Path) -> None:
    wrong = []
    for name, page in built.items():
        for tag in page("img"):
            goal = follow(name, attribute(tag, "src"))
            problem = _picture_problem(site / goal[0]) if goal else "it is somewhere else"
            wrong += [f"{name}: {attribute(tag, 'src')}: {problem}"] if problem else []
    assert not wrong, "\n".join(wrong)


def _picture_problem(file: Path) -> str:
    if not file.is_file():
        return "there is no such file"
    try:
        root = ElementTree.parse(file).getroot()  # noqa: S314 - our own files
    except ElementTree.ParseError as error:
        return f"it is not well-formed: {error}"
    return "" if root.tag == "{http://www.w3.org/2000/svg}svg" else f"it is no SVG but '{root.tag}'"


def test_every_label_belongs_to_a_control(built: Built) -> None:
    wrong = []
    for name, page in built.items():
        ids = by_id(page)
        for label in page("label"):
            control = ids.get(attribute(label, "for")) if label.get("for") else label.select_one("input")
            if not control or control.name not in ("input", "textarea", "select"):
                wrong.append(f"{name}: {str(label)[:120]}")
    assert not wrong, "\n".join(wrong)


def test_every_control_has_a_name(built: Built) -> None:
    wrong = []
    for name, page in built.items():
        ids = by_id(page)
        labels = {attribute(label, "for"): words(label) for label in page("label")}
        wrong += [f"{name}: {str(one)[:160]}" for one in page.select(CONTROLS) if not _name(one, ids, labels)]
    assert not wrong, "\n".join(wrong)


def test_a_page_holds_no_markup_of_the_theme(built: Built) -> None:
    left = {name: page.select(OF_THE_THEME) for name, page in built.items()}
    assert not any(left.values()), left


def _name(control: Tag, ids: dict[str, Tag], labels: dict[str, str]) -> str:
    """Return the name by which assistive technology knows a control."""
    pointed = attribute(control, "aria-labelledby").split()
    if pointed:
        return " ".join(words(ids[one]) for one in pointed if one in ids)
    around = control if control.name == "button" else control.find_parent("label")
    own = words(around) if around else ""
    return labels.get(attribute(control, "id")) or attribute(control, "aria-label") or own


def test_every_choice_stands_in_one_group_with_a_name(built: Built) -> None:
    wrong = []
    for name, page in built.items():
        ids = by_id(page)
        groups: dict[str, list[Tag | None]] = {}
        for radio in page.select("input[type=radio]"):
            groups.setdefault(attribute(radio, "name"), []).append(radio.find_parent(_is_group))
        for group, places in groups.items():
            first = places[0]
            named = attribute(first, "aria-labelledby").split() if first else []
            legend = first.find_all("legend", recursive=False) if first else []
            names = [*legend, *(ids[one] for one in named if one in ids)]
            if not any(map(words, names)) or any(one is not first for one in places):
                wrong.append(f"{name}: '{group}'")
    assert not wrong, f"Choices outside of one group with a name: {wrong}"


def _is_group(tag: Tag) -> bool:
    return tag.name == "fieldset" or tag.get("role") == "group"


def test_what_points_to_a_text_finds_it(built: Built) -> None:
    wrong = []
    for name, page in built.items():
        ids = by_id(page)
        wrong += [
            f"{name}: {key}='{attribute(tag, key)}' on {tag.name}"
            for key in POINTERS
            for tag in page.select(f"[{key}]")
            if not set(attribute(tag, key).split() or [""]) <= ids.keys()
        ]
    assert not wrong, "\n".join(wrong)
