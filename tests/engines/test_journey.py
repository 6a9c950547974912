"""The whole way of a reader in Firefox and in WebKit: what they keep comes back, and goes when they say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from model.guide import Guide
from model.settings import Settings
from publish.single_file import FILE
from tests.engines.conftest import ENGINES, Visit, installed
from tests.engines.reader import Reader
from tests.helpers.answers import groups, texts

# The driver of WebKit types no sign from beyond the basic plane, such as an emoji.
pytestmark = pytest.mark.long

NOTE = "What I’d keep: naïve Zażółć <b>"
WORDS = "Once more, in my own words"
AGAIN = "The second time"

BLANK: list[bool | str] = [False, False, "", ""]
FIRST: list[bool | str] = [True, True, NOTE, WORDS]
SECOND: list[bool | str] = [False, True, "", AGAIN]


@pytest.fixture
def controls(guide: Guide, settings: Settings) -> list[str]:
    """The ids of a box, of an answer, of the note to it and of a field for words."""
    box = next(groups(guide, "checklist"))[0]
    question = next(groups(guide, "reflection"))[0]
    choice = f"{question.id}_{settings.scale[0].value}"
    return [f"{box.id}_done", choice, f"{question.id}_note", f"{next(texts(guide)).id}_answer"]


def test_answers_come_back_on_every_way_and_go_when_told(reader: Reader, controls: list[str]) -> None:
    box, choice, note, words = controls
    assert reader.databases() == [], "a mere visit leaves a trace"

    reader.tick(box)
    reader.tick(choice)
    reader.write(note, NOTE)
    reader.write(words, WORDS)
    reader.sees_saved()
    reader.reload()
    reader.sees(controls, FIRST)

    reader.press("Start, rename or delete an application")
    reader.press("New application")
    reader.sees(controls, BLANK)
    reader.tick(choice)
    reader.write(words, AGAIN)
    reader.sees_saved()
    reader.turn_to(0)
    reader.sees(controls, FIRST)
    reader.turn_to(1)
    reader.sees(controls, SECOND)

    file = reader.save_to_file()
    answers = json.loads(file.read_text(encoding="utf-8"))["answers"]
    assert {NOTE, WORDS, AGAIN} <= {answer["value"] for answer in answers}

    reader.press("Clear everything")
    reader.press("Yes, clear everything")
    reader.sees(controls, BLANK)
    reader.reload()
    reader.sees(controls, BLANK)
    assert reader.databases() == [], "clearing leaves a trace"

    reader.open_file(file)
    reader.sees(controls, SECOND)
    reader.turn_to(0)
    reader.sees(controls, FIRST)
    reader.reload()
    reader.sees(controls, FIRST)


EDITED = (
    """arguments[0].map((id) => document.getElementById(id).matches(":is(:user-valid, :user-invalid)"))"""
)


@pytest.mark.fault(99)
def test_a_browser_can_tell_what_its_reader_edited(reader: Reader, controls: list[str]) -> None:
    """By this the script knows, when it comes late, what was typed and tapped before."""
    reader.driver.execute_script(
        "for (const id of arguments[0]) document.getElementById(id).value += '';", controls
    )
    assert reader.ask(EDITED, controls) == [False, False, False, False]
    box, choice, note, words = controls
    reader.write(note, NOTE)
    reader.write(words, WORDS)
    reader.tick(box)
    reader.tick(choice)
    assert reader.ask(EDITED, controls) == [True, True, True, True]


def test_what_firefox_called_saved_is_there_after_a_kill(visit: Visit, controls: list[str]) -> None:
    with visit("Firefox") as reader:
        reader.write(controls[-1], WORDS)
        reader.sees_saved()
    with visit("Firefox") as reader:
        reader.sees(controls, [False, False, "", WORDS])


def test_firefox_without_site_data_hands_out_what_was_written(visit: Visit, controls: list[str]) -> None:
    with visit("Firefox", **{"network.cookie.cookieBehavior": 2}) as reader:
        reader.write(controls[-1], WORDS)
        assert reader.state() == "blocked"
        [answer] = json.loads(reader.save_to_file().read_text(encoding="utf-8"))["answers"]
    assert answer["value"] == WORDS


@pytest.mark.parametrize("engine", ENGINES)
def test_the_single_file_keeps_answers_for_all_files_of_the_device(
    engine: str, site: Path, controls: list[str], tmp_path: Path
) -> None:
    first, second = (shutil.copy(site / FILE, tmp_path / name) for name in ("one.html", "other.html"))
    with ENGINES[engine](installed(engine), tmp_path, tmp_path) as driver:
        reader = Reader(driver, Path(first).as_uri(), tmp_path)
        reader.open()
        reader.write(controls[-1], WORDS)
        reader.sees_saved()
        reader.worksheet = Path(second).as_uri()
        reader.open()
        reader.sees(controls[-1:], [WORDS])
        reader.meets_no_error()
