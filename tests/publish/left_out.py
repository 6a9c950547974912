"""Which selectors were cut from a page, in a form that finds what they could ever match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.style_sheet import Rule, read_rules, short_selector

STATE = re.compile(r"::?(?!is\(|where\(|has\()[a-z-]+")
"""States and parts of an element, which come and go by themselves."""

NOTHING = re.compile(r"(?<=[(,])(?=[,)])")
COMBINATOR = re.compile(r"(\s*[>+~]\s*|\s+)")


def left_out(whole: str, cut: str) -> list[str]:
    """Return the selectors of a style sheet that its cut does not have, without states.

    Rules that only set variables do not count: those go when nothing uses them.
    """
    gone = set(_selectors(read_rules(whole))) - set(_selectors(read_rules(cut)))
    return sorted({_anywhere(selector) for _, selector in gone})


def _selectors(rules: tuple[Rule, ...], where: str = "") -> Iterator[tuple[str, str]]:
    """Yield every selector and the conditions it stands under."""
    for rule in rules:
        if any(not name.startswith("--") for name, _ in rule.declarations):
            yield from ((where, short_selector(one)) for one in rule.selectors)
        yield from _selectors(rule.rules, where + rule.head)


def _anywhere(selector: str) -> str:
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
