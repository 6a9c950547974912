"""Tell one state of the questions from another, on paper too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, replace

from macros.content.model import Group

LENGTH = 6
"""Signs that a person can compare at a glance."""


def version(groups: Iterable[Group]) -> str:
    """Return a mark that changes whenever a word of these groups does, or nothing for no groups.

    Two sheets of paper with the same mark ask the same.
    """
    words = [str(astuple(_without_lines(group))) for group in groups]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:LENGTH] if words else ""


def _without_lines(group: Group) -> Group:
    """Return a group that knows nothing of where it was written: moving it changes no word."""
    return replace(group, line=0, items=tuple(replace(item, line=0) for item in group.items))
