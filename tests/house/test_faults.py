"""Every fault that must be survived has its proof."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import yaml

from tests.helpers.project import PROJECT
from tests.mistakes.fixture_site import case_names, read_case

FAULTS: dict[int, str] = yaml.safe_load((PROJECT / "tests" / "faults.yml").read_text(encoding="utf-8"))


@cache
def proved() -> list[tuple[int, str]]:
    """Return the number of each fault that a marked test or a case proves, and which it is."""
    return [*_proved()]


def _proved() -> Iterator[tuple[int, str]]:
    for file in sorted((PROJECT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
                        for number in mark.args:
                            yield int(ast.literal_eval(number)), f"{file.name}::{node.name}"
    for name in case_names():
        if fault := read_case(name).fault:
            yield fault, f"case {name}"


def test_the_faults_are_in_the_order_of_their_numbers() -> None:
    assert list(FAULTS) == sorted(FAULTS)


def test_every_fault_is_proved_by_a_test() -> None:
    numbers = {number for number, _ in proved()}
    unproved = [f"{number}: {words}" for number, words in FAULTS.items() if number not in numbers]
    assert not unproved, "No test has the mark of these faults:\n" + "\n".join(unproved)


def test_every_mark_names_a_fault() -> None:
    strangers = [f"{test} marks {number}" for number, test in proved() if number not in FAULTS]
    assert not strangers, f"tests/faults.yml does not have: {strangers}"
