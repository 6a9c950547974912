"""What is new on the pages is added to expected.yml and the ledger; what is lost stays a mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from check.check_all import check_all
from contribute.__main__ import main
from contribute.accept import additions
from model.files import LEDGER
from model.front_matter import LOADER
from model.guide import Guide
from tests.helpers.project import PROJECT
from tests.helpers.topics import TOPICS, Topic
from tests.mistakes.fixture_site import PROMISED, make_site

TODAY = date(2026, 3, 2)


def load(text: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(text, LOADER)  # noqa: S506 - a safe one
    return data


def accept(site: Path, *words: str) -> int:
    return main(["--topic", str(site), "accept", *words])


def guide_of(site: Path) -> Guide:
    return check_all(site, TODAY).guide


def mistakes(site: Path) -> list[str]:
    return [str(problem) for problem in check_all(site, TODAY).mistakes]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site, with what it promises."""
    made = make_site(tmp_path)
    (made / "expected.yml").write_text(PROMISED, encoding="utf-8")
    return made


@pytest.mark.parametrize("topic", TOPICS, ids=str)
def test_nothing_is_added_to_what_is_whole(topic: Topic) -> None:
    assert additions(topic.folder, topic.guide, topic.settings.words)[1] == []


def test_a_first_port_types_none_of_it(site: Path) -> None:
    (site / "expected.yml").unlink()
    former = [old for item in guide_of(site).items.values() for old in item.was]
    (site / "docs" / LEDGER).write_text("\n".join([*former, ""]), encoding="utf-8")
    assert accept(site, "--yes") == 0
    assert mistakes(site) == []
    promised = load((site / "expected.yml").read_text(encoding="utf-8"))
    expected = load(PROMISED)
    assert promised["pages"]["part.md"]["groups"]["place"]["items"] == ["enough-light", "dry-soil"]
    assert promised["worksheet"] == expected["worksheet"]
    assert promised["stages"] == expected["stages"]
    first = (site / "expected.yml").read_text(encoding="utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (site / schema).resolve() == PROJECT / "schemas" / "expected.json"


def test_additions_stand_where_readers_meet_them_and_remarks_stay(site: Path) -> None:
    page = site / "docs" / "part.md"
    text = page.read_text(encoding="utf-8").replace(
        "      - id: dry-soil\n", "      - id: warm-room\n        text: Is it warm?\n      - id: dry-soil\n"
    )
    page.write_text(text, encoding="utf-8")
    inventory = site / "expected.yml"
    inventory.write_text(PROMISED.replace("stages:", "# How long?\nstages:"), encoding="utf-8")
    assert accept(site, "--yes") == 0
    assert mistakes(site) == []
    after = inventory.read_text(encoding="utf-8")
    assert load(after)["pages"]["part.md"]["groups"]["place"]["items"] == [
        "enough-light",
        "warm-room",
        "dry-soil",
    ]
    assert "# How long?\nstages:" in after
    assert (site / "docs" / LEDGER).read_text(encoding="utf-8").endswith("\nwarm-room\n")


def test_what_is_lost_or_renamed_is_left_to_a_person(site: Path) -> None:
    page = site / "docs" / "part.md"
    page.write_text(
        page.read_text(encoding="utf-8")
        .replace("id: dry-soil", "id: wet-soil")
        .replace("Look back", "Go back"),
        encoding="utf-8",
    )
    before, ledger = mistakes(site), (site / "docs" / LEDGER).read_text(encoding="utf-8")
    assert before
    accept(site, "--yes")
    assert mistakes(site) == before
    assert (site / "docs" / LEDGER).read_text(encoding="utf-8") == ledger


def test_nothing_is_written_without_a_yes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "expected.yml").unlink()
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert accept(site) == 0
    assert not (site / "expected.yml").exists()


def test_a_key_that_somebody_emptied_is_filled_again(site: Path) -> None:
    inventory = site / "expected.yml"
    data = load(PROMISED)
    data["pages"]["part.md"]["sections"] = None
    inventory.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    assert accept(site, "--yes") == 0
    assert load(inventory.read_text(encoding="utf-8"))["pages"]["part.md"]["sections"]
    assert mistakes(site) == []


def test_a_key_that_nobody_wrote_is_added_and_said(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inventory = site / "expected.yml"
    data = load(PROMISED)
    del data["sources"]
    inventory.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    assert accept(site, "--yes") == 0
    assert "new: everything below 'sources'" in capsys.readouterr().out
    assert load(inventory.read_text(encoding="utf-8"))["sources"] == load(PROMISED)["sources"]
    assert mistakes(site) == []


@pytest.mark.parametrize(
    "text", [b"pages: [\n", b"- pages\n", b"a: &a [*a]\n- b", b"\xff\xfe", b"pages: 3\n"]
)
def test_a_file_that_cannot_be_read_is_said_and_stays(
    site: Path, text: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "expected.yml").write_bytes(text)
    page = (site / "docs" / "part.md").read_text(encoding="utf-8")
    for words in (["accept", "--yes"], ["question", "place", "Is it warm enough?"]):
        assert main(["--topic", str(site), *words]) == 1
        assert "cannot be read. Type 'make check-content'" in capsys.readouterr().err
    assert (site / "expected.yml").read_bytes() == text
    assert (site / "docs" / "part.md").read_text(encoding="utf-8") == page
