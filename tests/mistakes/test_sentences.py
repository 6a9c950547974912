"""A contributor is told every mistake in one sentence, with its file and line."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from check.check_all import check_site
from model.problems import UNSEEN, ContentError, Problem
from tests.mistakes.fixture_site import CASES, Case, case_names, make_site, read_case

TODAY = date(2026, 3, 2)
"""The day after the base site was reviewed."""


MISTAKES = [name for name in case_names() if read_case(name).says]
FINE = [name for name in case_names() if not read_case(name).says]
ADVISED = [name for name in MISTAKES if read_case(name).advice]


def _params(names: list[str]) -> list[ParameterSet]:
    """Return cases under their names, with the number of the fault that each shows."""
    return [
        pytest.param(name, marks=[pytest.mark.fault(fault)] if (fault := read_case(name).fault) else [])
        for name in names
    ]


every_mistake = pytest.mark.parametrize("case", _params(MISTAKES), indirect=True, scope="module")
every_case = pytest.mark.parametrize("case", _params(MISTAKES + FINE), indirect=True, scope="module")
"""The mistakes come first in both lists, so that each site is made and read once for all tests."""


@pytest.fixture(scope="module")
def case(request: pytest.FixtureRequest) -> Case:
    """One case after the other."""
    return read_case(request.param)


@pytest.fixture(scope="module")
def site(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base site with this mistake in it."""
    return make_site(tmp_path_factory.mktemp("site"), case)


@pytest.fixture(scope="module")
def said(site: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The mistakes that are said about the site, and the advice."""
    try:
        return (), tuple(check_site(site, TODAY).advice)
    except ContentError as error:
        return error.problems, error.advice


@pytest.fixture(scope="module")
def problems(said: tuple[tuple[Problem, ...], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """The mistakes alone."""
    return said[0]


def test_no_two_cases_share_a_name() -> None:
    """In YAML the second would silently take the place of the first."""
    lists = [file.read_text(encoding="utf-8") for file in CASES.glob("*.yml")]
    names = Counter(name for text in lists for name in re.findall(r"^([a-z].*):$", text, re.MULTILINE))
    assert set(names) == set(case_names())
    assert not [name for name, count in names.items() if count > 1]


@every_case
def test_the_mistake_is_said_and_nothing_else(case: Case, problems: tuple[Problem, ...]) -> None:
    said = [str(problem) for problem in problems]
    expected = case.says.splitlines()
    assert _fit(said, expected), "\n".join([f"{case.name} says:", *said, "and was to say:", *expected])


@every_mistake
def test_every_sentence_leads_to_a_line_that_is_there(site: Path, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        file = site / problem.file
        assert os.path.lexists(file), f"There is no such file: {problem}"
        lines = file.read_bytes().count(b"\n") + 1 if file.is_file() else 1
        assert 1 <= problem.line <= lines, f"{problem.file} has {lines} lines, and this was said: {problem}"


@every_mistake
def test_no_sentence_names_a_folder_of_the_machine(site: Path, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert str(site) not in str(problem), f"The machine shows: {problem}"


@every_mistake
def test_every_sentence_is_whole_and_on_one_line(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert re.fullmatch(r"\S.*[.?]", problem.text), f"This is no sentence: {problem}"


@every_mistake
def test_a_sentence_shows_everything_that_is_in_it(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert not UNSEEN.search(problem.text), f"A character hides in this sentence: {problem.text!r}"


@pytest.mark.parametrize("case", _params(ADVISED + FINE), indirect=True, scope="module")
def test_the_advice_is_given_and_no_other(case: Case, said: tuple[tuple[Problem, ...], ...]) -> None:
    assert [str(one) for one in said[1]] == case.advice.splitlines()


def _fit(said: list[str], expected: list[str]) -> bool:
    if expected[-1:] == ["…"]:
        expected = expected[:-1]
        said = said[: len(expected)]
    return len(said) == len(expected) and all(map(_fits, said, expected))


def _fits(said: str, expected: str) -> bool:
    return said.startswith(expected.removesuffix("…")) if expected.endswith("…") else said == expected
