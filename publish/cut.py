"""Leave out of a style sheet what no state of a page can need."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tinycss2.ast import FunctionBlock, HashToken, IdentToken, Node, SquareBracketsBlock, StringToken

from publish.names import Names
from publish.style_sheet import Rule, Selector, flat, is_sign, short_selector, split

ANY_OF = frozenset({"is", "where", "has"})
"""Functions of selectors that need one of their arguments. What ':not()' names need not be there."""

VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
IMPORTANT = "!important"
MOVES = re.compile(r"(?:^|-)animation(?:-name)?$")


def cut(rules: tuple[Rule, ...], names: Names) -> tuple[Rule, ...]:
    """Return the rules that may concern a page with these names, and what those rules use."""
    left = _last_words(_with_selectors(rules, lambda selector: _may_match(selector, names)))
    while left != (fewer := _used(left)):
        left = fewer
    return left


def without(rules: tuple[Rule, ...], tags: frozenset[str]) -> tuple[Rule, ...]:
    """Leave out selectors that name an element of one of these kinds."""
    return _with_selectors(rules, lambda selector: not _tags_of(selector) & tags)


def _tags_of(selector: Selector) -> set[str]:
    before: Sequence[Node | None] = (None, *selector)
    return {
        token.value
        for sign, token in zip(before, selector, strict=False)
        if isinstance(token, IdentToken) and not (is_sign(sign, ".") or is_sign(sign, ":"))
    }


def _with_selectors(rules: tuple[Rule, ...], stays: Callable[[Selector], bool]) -> tuple[Rule, ...]:
    """Leave out selectors that do not stay, and rules that have none then."""
    left = []
    for rule in rules:
        selectors = tuple(filter(stays, rule.selectors))
        if selectors or rule.head:
            left.append(replace(rule, selectors=selectors, rules=_with_selectors(rule.rules, stays)))
    return tuple(left)


def _last_words(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Leave out what every selector of a rule says again further down, under no condition."""
    said: dict[str, set[str]] = {}
    left = []
    for rule in reversed(rules):
        again = [said.setdefault(one, set()) for one in map(short_selector, rule.selectors)]
        overruled = set.intersection(*again) if again else set()
        declarations = tuple(
            (name, value)
            for name, value in rule.declarations
            if name not in overruled or value.endswith(IMPORTANT)
        )
        for words in again:
            words.update(name for name, _ in declarations)
        left.append(replace(rule, declarations=declarations))
    return tuple(reversed(left))


def _used(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Leave out variables and movements that no rule names, and rules that are empty then."""
    pairs = [pair for rule in flat(rules) for pair in rule.declarations]
    variables = {name for _, value in pairs for name in VARIABLE.findall(value)}
    moves = {word for name, value in pairs if MOVES.search(name) for word in value.split()}

    def fewer(rule: Rule) -> Rule | None:
        if rule.head.startswith("@keyframes") and rule.head.split()[-1] not in moves:
            return None
        declarations = tuple(
            (name, value)
            for name, value in rule.declarations
            if not name.startswith("--") or name in variables
        )
        inside = tuple(one for one in map(fewer, rule.rules) if one)
        return replace(rule, declarations=declarations, rules=inside) if declarations or inside else None

    return tuple(one for one in map(fewer, rules) if one)


def _may_match(selector: Selector | list[Node], names: Names) -> bool:
    """Return whether everything that a selector names may be on the page, wherever that is."""
    before: Node | None = None
    for token in selector:
        if not _may_be(token, before, names):
            return False
        before = token
    return True


def _may_be(token: Node, before: Node | None, names: Names) -> bool:
    if isinstance(token, IdentToken):
        if is_sign(before, "."):
            return names.css_class(token.value)
        # What follows a colon is a state or a part of an element: those come by themselves.
        return is_sign(before, ":") or names.tag(token.value)
    if isinstance(token, HashToken):
        return names.attribute("id", token.value)
    if isinstance(token, SquareBracketsBlock):
        return _may_have(token, names)
    if isinstance(token, FunctionBlock) and token.lower_name in ANY_OF:
        return any(_may_match(one, names) for one in split(token.arguments))
    return True


def _may_have(block: SquareBracketsBlock, names: Names) -> bool:
    """Return whether an element may have an attribute; its value counts where it has to be the very same."""
    words = [token.value for token in block.content if isinstance(token, IdentToken | StringToken)]
    same = any(is_sign(one, "=") for one in block.content)
    return names.attribute(words[0], words[1] if same and len(words) > 1 else None)
