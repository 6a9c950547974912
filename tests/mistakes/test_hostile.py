"""Whoever means harm gets a sentence: nothing runs, nothing is written, and nothing outside is read."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from check.load_site import parse_site
from model.country_packs import pack_files, read_packs
from model.problems import Problem
from tests.helpers.project import PROJECT, copy_project, run_module
from tests.mistakes.fixture_site import case_names, make_site, read_case

HOSTILE = [name for name in case_names() if read_case(name).hostile]
FEWEST = 40

GUILTY = """
look = check_review_dates


def check_review_dates(*words, **more):
    import os
    os.system("true")
    open("PWNED", "w").close()
    return look(*words, **more)
"""
"""A check that does what no check may do."""

every_case = pytest.mark.parametrize("name", HOSTILE)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site for every hostile case."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in HOSTILE:
        make_site(folder / name, read_case(name))
    return folder


@pytest.fixture(scope="module")
def results(sites: Path) -> dict[str, dict[str, Any]]:
    """What a watched check said and did about each site."""
    before = _tree(sites)
    result = run_module(PROJECT, "tests.helpers.watched_check", *(str(sites / name) for name in HOSTILE))
    assert result.returncode == 0, result.stderr[-2000:]
    assert _tree(sites) == before, "Files have changed."
    return dict(zip(HOSTILE, map(json.loads, result.stdout.splitlines()), strict=True))


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= FEWEST


@pytest.mark.fault(46)
@every_case
def test_nothing_is_done(results: dict[str, dict[str, Any]], name: str) -> None:
    assert not results[name]["done"], f"{name} led to: {results[name]['done']}"


@every_case
def test_it_is_refused_in_a_line_or_two(results: dict[str, dict[str, Any]], name: str) -> None:
    said = results[name]["said"]
    assert said, f"{name} is not refused."
    places = Counter(tuple(sentence.split(":")[:2]) for sentence in said)
    assert max(places.values()) < 3, f"{name} says:\n" + "\n".join(said)


@every_case
def test_the_file_and_the_line_are_named(results: dict[str, dict[str, Any]], name: str) -> None:
    for sentence in results[name]["said"]:
        assert re.match(r"(docs/.+|mkdocs\.yml|engine\.yml):[1-9][0-9]*: \S", sentence), sentence


@pytest.mark.fault(56)
def test_a_folder_of_pages_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (site / "docs").rename(tmp_path / "elsewhere")
    (site / "docs").symlink_to(tmp_path / "elsewhere")
    guide, _, problems = parse_site(site)
    assert guide.pages == {}
    assert [str(one) for one in problems] == [
        "docs:1: this folder is a symbolic link to another place. Put the folder itself here."
    ]


@pytest.mark.fault(56)
def test_a_country_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of the machine\n", encoding="utf-8")
    (tmp_path / "uk.yml").symlink_to(tmp_path / "secret")
    problems: list[Problem] = []
    assert read_packs(pack_files(tmp_path), ["uk"], problems) == ()
    assert [one.text for one in problems] == [
        "this is a symbolic link to another place. Put the file itself here."
    ]


def test_the_watch_does_see_what_is_done(tmp_path: Path) -> None:
    """Shows that an empty list proves something."""
    project = copy_project(tmp_path / "project")
    shutil.copytree(PROJECT / "tests" / "helpers", project / "tests" / "helpers")
    with (project / "check" / "review_dates.py").open("a", encoding="utf-8") as file:
        file.write(GUILTY)
    result = run_module(project, "tests.helpers.watched_check", str(make_site(tmp_path / "site")))
    done = json.loads(result.stdout)["done"]
    assert any("os.system" in one for one in done), done
    assert any("writes" in one and "PWNED" in one for one in done), done


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }
