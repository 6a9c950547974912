"""A broken country pack is the one thing that is said: what follows from it is not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from check import load_site
from check.check_all import check_site
from model.problems import ContentError
from tests.helpers.project import PROJECT
from tests.helpers.topics import OTHERS


@pytest.mark.parametrize(
    "broken", ["countrx: United Kingdom", "country: 'United", "country: United: Kingdom"]
)
def test_only_the_cause_is_said(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "countries", tmp_path / "countries")
    pack = tmp_path / "countries" / "uk.yml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("country: United Kingdom", broken, 1), "utf-8")
    topic = next(topic for topic in OTHERS if "uk" in topic.settings.countries)
    monkeypatch.setattr(load_site, "PACKS", pack.parent)
    with pytest.raises(ContentError) as error:
        check_site(topic.folder, date(2027, 1, 1))
    assert {Path(problem.file).name for problem in error.value.problems} == {"uk.yml"}


def test_a_sentence_names_files_as_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PROJECT / "topics" / "template", tmp_path / "topics" / "template")
    shutil.copy(PROJECT / "engine.yml", tmp_path)
    shutil.copy(PROJECT / "topics" / "engine.yml", tmp_path / "topics")
    ledger = tmp_path / "topics" / "template" / "docs" / "ids.txt"
    ids = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in ids if ".md" in line), "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as error:
        check_site(Path("topics/template"), date(2027, 1, 1))
    sentences = [problem.text for problem in error.value.problems if "ids.txt" in problem.text]
    assert sentences
    assert all("to the end of topics/template/docs/ids.txt." in text for text in sentences)
