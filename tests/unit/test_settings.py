"""What a topic states once is read from its settings, and what is wrong there is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.problems import ContentError
from model.settings import Answer, QuickLink, Settings, parse_settings

WHOLE = """\
site_name: A guide
extra:
  site_id: a-guide
  hands_question: Could I have changed this?
  note: What I saw
  scale:
    - {value: "yes", text: "Yes"}
    - {value: partly, text: In part}
  hands:
    - {value: "no", text: "No"}
  quick_links:
    - {text: Worksheet, address: worksheet/}
  picture: pictures/leaf.svg
"""


def read(folder: Path, text: str | bytes) -> Settings:
    """Read settings from a file."""
    file = folder / "mkdocs.yml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    settings, problems = parse_settings(file)
    if problems:
        raise ContentError(problems)
    return settings


def said(folder: Path, text: str | bytes) -> list[str]:
    """Return what is said about settings."""
    with pytest.raises(ContentError) as caught:
        read(folder, text)
    return [str(problem) for problem in caught.value.problems]


def test_settings_are_read_as_they_are_meant(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == Settings(
        site_id="a-guide",
        scale=(Answer("yes", "Yes"), Answer("partly", "In part")),
        hands_question="Could I have changed this?",
        hands=(Answer("no", "No"),),
        note="What I saw",
        quick_links=(QuickLink("Worksheet", "worksheet/"),),
        picture="pictures/leaf.svg",
        site_name="A guide",
    )


def test_the_place_and_the_order_of_the_pages_are_taken_from_what_the_host_is_told(tmp_path: Path) -> None:
    place = "site_url: https://example.org/guide/\n"
    menu = "nav:\n  - Home: index.md\n  - About:\n      - a.md\n      - B: b.md\n"
    settings = read(tmp_path, WHOLE + place + menu)
    assert (settings.site_url, settings.order) == ("https://example.org/guide/", ("index.md", "a.md", "b.md"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE.encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param(WHOLE.replace("\n", "\r\n").encode(), id="other-line-ends"),
        pytest.param(WHOLE + "theme:\n  name: material\n", id="settings-of-the-host"),
    ],
)
def test_how_a_file_is_saved_changes_nothing(text: str | bytes, tmp_path: Path) -> None:
    assert read(tmp_path, text) == read(tmp_path, WHOLE)


@pytest.mark.parametrize("name", ["site_id", "quick_links", "picture"])
def test_a_setting_that_is_missing_is_said(name: str, tmp_path: Path) -> None:
    [sentence] = said(tmp_path, _without(name))
    assert sentence.startswith("mkdocs.yml:2: ")
    assert f"has no '{name}'" in sentence


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    sentences = said(
        tmp_path, WHOLE.replace("a-guide", "A Guide").replace('"no"', "no").replace("  note:", "  notes:")
    )
    assert [sentence.split(": ")[0] for sentence in sentences] == [
        "mkdocs.yml:3",
        "mkdocs.yml:5",
        "mkdocs.yml:10",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("site_name: [A guide\n", 1, id="no-yaml"),
        pytest.param("site_name: A guide\nextra: words\n", 2, id="words"),
        pytest.param(WHOLE.replace("What I saw", "What I saw é").encode("latin-1"), 5, id="latin-1"),
        pytest.param(WHOLE.encode("utf-16"), 1, id="utf-16"),
        pytest.param(WHOLE.replace("a-guide", "!ENV HOME"), 3, id="environment"),
        pytest.param(WHOLE.replace("A guide", "!!python/name:os.system"), 1, id="python"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_crashes(
    text: str | bytes, line: int, tmp_path: Path
) -> None:
    assert said(tmp_path, text)[0].startswith(f"mkdocs.yml:{line}: ")


@pytest.mark.parametrize("text", ["", "# words\n", "- a list\n", "words\n", "site_name: A guide\n"])
def test_without_settings_every_one_is_asked_for(text: str, tmp_path: Path) -> None:
    assert len(said(tmp_path, text)) == 3


def test_no_two_answers_are_kept_as_one(tmp_path: Path) -> None:
    [sentence] = said(tmp_path, WHOLE.replace("value: partly", 'value: "yes"'))
    assert sentence.startswith("mkdocs.yml:8: ")


def test_who_is_told_of_a_weakness_may_be_named(tmp_path: Path) -> None:
    contact = "mailto:someone@example.org"
    assert read(tmp_path, f"{WHOLE}  security_contact: {contact}\n").security_contact == contact
    assert read(tmp_path, WHOLE).security_contact == ""


def test_no_sentence_names_a_folder_of_the_machine(tmp_path: Path) -> None:
    assert str(tmp_path) not in "\n".join(said(tmp_path, WHOLE.replace("a-guide", "A Guide")))


def _without(name: str) -> str:
    """Return the settings without one of them, and without the list below it."""
    lines, taken = [], False
    for line in WHOLE.splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            taken = line.startswith(f"  {name}:")
        if not taken:
            lines.append(line)
    return "\n".join(lines)
