"""How slow this machine is, for limits of work that are stated for a usual one."""

from __future__ import annotations

import time
from functools import cache

USUAL = 0.065
"""Seconds that a usual machine of 2026 takes for the loop below."""


@cache
def slowness() -> float:
    """Return how many times as long as a usual machine this one takes for a plain loop; at least 1."""
    return max(1, min(_seconds() for _ in range(5)) / USUAL)


def _seconds() -> float:
    start, total = time.process_time(), 0
    for number in range(1_000_000):
        total += number
    return time.process_time() - start
