"""Work that is shared by several processes comes out as if one had done it."""

from __future__ import annotations

import os
import threading

import pytest

from macros.spread import FEW, spread
from publish.build import BuildError

THINGS = range(3 * FEW)


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is shared here whatever the machine has, and whatever runs the tests."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


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


def test_beside_another_thread_no_process_is_split_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other thread holds at that moment would never be let go in the new process."""
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert set(spread(lambda _: os.getpid(), THINGS)) == {os.getpid()}
