"""What the site says about its accessibility is what the tests prove, no more and no less."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from model.guide import Guide
from tests.access.pages import AXE
from tests.helpers.project import PROJECT
from tests.helpers.topics import TOPICS

VERSION = re.compile(r"\baxe-core v?(\d+\.\d+\.\d+)")


@cache
def proofs() -> list[tuple[str, str]]:
    """Return the check that each marked test proves, and the test."""
    return [*_proofs()]


def _proofs() -> Iterator[tuple[str, str]]:
    for file in sorted((PROJECT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.proves":
                        assert isinstance(mark.args[0], ast.Constant), f"{file.name}: {ast.unparse(mark)}"
                        yield str(mark.args[0].value), f"{file.relative_to(PROJECT).as_posix()}::{node.name}"


def check_recipe() -> str:
    """Return what `make check` runs for the HTML, without what the names in the Makefile stand for."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    checks = re.search(r"^CHECKS := (.*)$", makefile, re.MULTILINE)
    assert "check-html" in (checks[1].split() if checks else []), "'make check' does not read the HTML."
    recipe = re.search(r"^(check-html:.*\n(?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe, "The Makefile has no recipe for 'check-html'."
    return recipe[1]


@pytest.mark.parametrize("topic", TOPICS, ids=str, indirect=True, scope="session")
def test_every_check_of_the_statement_is_proved(guide: Guide) -> None:
    proved = {check for check, _ in proofs()}
    unproved = [f"{check.id}: {check.text}" for check in guide.checks if check.id not in proved]
    assert not unproved, f"No test is marked as proof of: {unproved}"


def test_every_proof_is_told_in_the_statement(guide: Guide) -> None:
    told = {check.id for check in guide.checks}
    untold = [f"{test} proves '{check}'" for check, test in proofs() if check not in told]
    assert not untold, f"The statement does not have: {untold}"


@pytest.mark.parametrize("topic", TOPICS, ids=str, indirect=True, scope="session")
def test_the_statement_names_the_rules_in_use(guide: Guide) -> None:
    used = re.search(r"axe v(\d+\.\d+\.\d+)", AXE)
    named = [version for check in guide.checks for version in VERSION.findall(check.how)]
    assert used
    assert named == [used[1]] * bool(guide.checks), (
        f"The tests use axe-core {used[1]}, the statement names {named}."
    )


@pytest.mark.proves("valid")
def test_the_html_of_every_page_is_read_before_it_is_published() -> None:
    """A tool of another language does it, which is there when `make check` runs and not here."""
    recipe = check_recipe()
    assert re.match(r"check-html:.*\bsite\b", recipe), "'check-html' does not build the site first."
    assert re.search(r"/html-validate .*--config \S+ .*\bsite\b", recipe), "'check-html' does not read site/."
    assert "make check" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8"), (
        "CI does not run 'make check'."
    )
