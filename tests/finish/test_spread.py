"""Work that is shared by several processes comes out as if one had done it."""

from __future__ import annotations

import os

import pytest

from publish.build import BuildError
from publish.spread import FEW, spread

THINGS = range(3 * FEW)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is shared here whatever the machine has."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_what_is_made_comes_in_the_order_of_the_things() -> None:
    assert list(spread(lambda one: one * one, THINGS)) == [one * one for one in THINGS]


def test_much_work_is_done_by_other_processes_than_this() -> None:
    assert os.getpid() not in set(spread(lambda _: os.getpid(), THINGS))


def test_a_mistake_in_any_process_stops_the_work_with_its_sentence() -> None:
    def refuse(one: int) -> int:
        if one == 2 * FEW:
            raise BuildError("This page cannot be finished.")
        return one

    with pytest.raises(BuildError, match="This page cannot be finished"):
        list(spread(refuse, THINGS))
