"""Whatever finds a mistake twice, it is said once, and all of them in the order of files and lines."""

from __future__ import annotations

from model.problems import ContentError, Problem

FIRST = Problem("docs/a.md", 2, "This is wrong.")
SECOND = Problem("docs/a.md", 10, "This is wrong.")
OTHER = Problem("docs/b.md", 1, "That is wrong.")


def test_each_mistake_and_each_advice_is_said_once() -> None:
    error = ContentError([OTHER, SECOND, FIRST, OTHER, FIRST], [SECOND, SECOND])
    assert error.problems == (FIRST, SECOND, OTHER)
    assert error.advice == (SECOND,)
    assert str(error).splitlines() == [str(FIRST), str(SECOND), str(OTHER)]
