"""Work on many pages at once: as many processes as there are processors, each with pages of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

FEW = 200
"""So few pages are done before other processes have started."""

AT_ONCE = 16
"""The most that a process takes before it asks for more."""

ROUNDS = 4
"""How often each process asks at least, so that none has long to wait for the last."""

One = TypeVar("One")
Made = TypeVar("Made")

_work: Callable[[Any], Any]


def spread(work: Callable[[One], Made], things: Sequence[One], few: int = FEW) -> Iterable[Made]:
    """Yield what a function makes of each thing, in their order.

    The function is there in every process, as each is split off from this one. What it makes is sent back.
    """
    processors = os.cpu_count() or 1
    # What other threads hold when a process is split off, its half would wait for in vain.
    alone = threading.active_count() == 1 and "fork" in get_all_start_methods()
    if len(things) < few or processors == 1 or not alone:
        yield from map(work, things)
        return
    with ProcessPoolExecutor(
        processors, mp_context=get_context("fork"), initializer=_take, initargs=(work,)
    ) as pool:
        at_once = max(1, min(AT_ONCE, len(things) // (ROUNDS * processors)))
        yield from pool.map(_do, things, chunksize=at_once)


def _take(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - a process has one work
    _work = work


def _do(thing: Any) -> Any:  # noqa: ANN401 - whatever the work takes and makes
    return _work(thing)
