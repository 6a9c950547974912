"""Selectors in a form that finds what they could ever match."""

from __future__ import annotations

import re

STATE = re.compile(r"::?(?!is\(|where\(|has\()[a-z-]+")
"""States and parts of an element, which come and go by themselves."""

NOTHING = re.compile(r"(?<=[(,>+~])\s*(?=[,)])")
COMBINATOR = re.compile(r"(\s*[>+~,]\s*|\s+)")


def in_any_state(selector: str) -> str:
    """Return a selector that matches whatever the given one matches in any state."""
    parts = COMBINATOR.split(NOTHING.sub("*", _without_states(selector)))
    parts[::2] = [part or "*" for part in parts[::2]]
    return "".join(parts)


def _without_states(selector: str) -> str:
    """Take states out, each with what stands in its brackets, brackets in brackets too."""
    while state := STATE.search(selector):
        end, depth = state.end(), 0
        while selector[end : end + 1] == "(" or depth:
            depth += {"(": 1, ")": -1}.get(selector[end], 0)
            end += 1
        selector = selector[: state.start()] + selector[end:]
    return selector
