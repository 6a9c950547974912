"""A contributor is told every mistake in one sentence, with its file and line."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from check.check_all import check_site
from model.problems import UNSEEN, ContentError, Problem
from tests.mistakes.fixture_site import Case, case_names, make_site, read_case

TODAY = date(2026, 3, 2)
"""The day after the base site was reviewed."""


def _cases() -> list[ParameterSet]:
    """Return every case under its name, with the number of the fault that it shows."""
    faults = {name: read_case(name).fault for name in case_names()}
    return [
        pytest.param(name, marks=[pytest.mark.fault(fault)] if fault else [])
        for name, fault in faults.items()
    ]


@pytest.fixture(scope="module", params=_cases())
def case(request: pytest.FixtureRequest) -> Case:
    """One mistake after the other."""
    return read_case(request.param)


@pytest.fixture(scope="module")
def site(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base site with this mistake in it."""
    return make_site(tmp_path_factory.mktemp("site"), case)


@pytest.fixture(scope="module")
def problems(site: Path) -> tuple[Problem, ...]:
    """What is said about the site."""
    try:
        check_site(site, TODAY)
    except ContentError as error:
        return error.problems
    return ()


def test_the_mistake_is_said_and_nothing_else(case: Case, problems: tuple[Problem, ...]) -> None:
    said = [str(problem) for problem in problems]
    expected = case.says.splitlines()
    assert _fit(said, expected), "\n".join([f"{case.name} says:", *said, "and was to say:", *expected])


def test_every_sentence_leads_to_a_line_that_is_there(site: Path, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        file = site / problem.file
        assert os.path.lexists(file), f"There is no such file: {problem}"
        lines = file.read_bytes().count(b"\n") + 1 if file.is_file() else 1
        assert 1 <= problem.line <= lines, f"{problem.file} has {lines} lines, and this was said: {problem}"


def test_no_sentence_names_a_folder_of_the_machine(site: Path, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert str(site) not in str(problem), f"The machine shows: {problem}"


def test_every_sentence_is_whole_and_on_one_line(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert re.fullmatch(r"\S.*[.?]", problem.text), f"This is no sentence: {problem}"


def test_a_sentence_shows_everything_that_is_in_it(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert not UNSEEN.search(problem.text), f"A character hides in this sentence: {problem.text!r}"


def _fit(said: list[str], expected: list[str]) -> bool:
    if expected[-1:] == ["…"]:
        expected = expected[:-1]
        said = said[: len(expected)]
    return len(said) == len(expected) and all(map(_fits, said, expected))


def _fits(said: str, expected: str) -> bool:
    return said.startswith(expected.removesuffix("…")) if expected.endswith("…") else said == expected
