"""A style sheet as rules that can be left out, and as the shortest text that says the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

import tinycss2
from tinycss2.ast import AtRule, Declaration, LiteralToken, Node, QualifiedRule

from publish.build import BuildError

STRINGS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", re.DOTALL)
VARIABLE = re.compile(r"(?<![\w-])--[\w-]+")
AROUND_RULES = {"media", "supports", "layer", "container"}

Selector = tuple[Node, ...]


@dataclass(frozen=True)
class Rule:
    """Declarations for some selectors, or what stands in an at-rule."""

    selectors: tuple[Selector, ...] = ()
    head: str = ""
    """Stands in the place of selectors: `@media print`, `@page`, or `50%` in a movement."""

    declarations: tuple[tuple[str, str], ...] = ()
    rules: tuple[Rule, ...] = ()

    def __str__(self) -> str:
        head = self.head or ",".join(map(short_selector, self.selectors))
        inside = [f"{name}:{value}" for name, value in self.declarations]
        between = ";" if inside and self.rules else ""
        return f"{head}{{{';'.join(inside)}{between}{''.join(map(str, self.rules))}}}"


def read_rules(css: str) -> tuple[Rule, ...]:
    """Return the rules of a style sheet."""
    return tuple(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def with_short_names(css: str) -> str:
    """Return a style sheet whose variables have names of a letter or two, the most used ones first."""
    letters = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))]
    short = dict(
        zip((name for name, _ in Counter(VARIABLE.findall(css)).most_common()), letters, strict=False)
    )
    return VARIABLE.sub(lambda match: f"--{short.get(match[0], match[0][2:])}", css)


def flat(rules: tuple[Rule, ...]) -> Iterator[Rule]:
    """Yield every rule, those in at-rules too."""
    for rule in rules:
        yield rule
        yield from flat(rule.rules)


def words_of(rules: tuple[Rule, ...]) -> frozenset[str]:
    """Return every word that the selectors of a style sheet are made of."""
    selectors = (short_selector(one) for rule in flat(rules) for one in rule.selectors)
    return frozenset(word for text in selectors for word in re.findall(r"[\w-]+", text))


def values_of(rules: tuple[Rule, ...]) -> frozenset[str]:
    """Return every attribute with the very value that a style sheet looks for, such as `type="radio"`."""
    text = " ".join(short_selector(one) for rule in flat(rules) for one in rule.selectors)
    pairs = re.findall(r"""\[\s*([\w-]+)\s*=\s*["']?([^"'\]\s]+)""", text)
    pairs += [("id", one) for one in re.findall(r"#([\w-]+)", text)]
    return frozenset(f'{name}="{value}"' for name, value in pairs)


def split(tokens: Sequence[Node]) -> Iterator[Selector]:
    """Yield the selectors of a list."""
    selector: list[Node] = []
    for node in tokens:
        if is_sign(node, ","):
            yield tuple(selector)
            selector = []
        else:
            selector.append(node)
    yield tuple(selector)


def is_sign(node: Node | None, sign: str) -> bool:
    """Return whether a part of a style sheet is this sign."""
    return isinstance(node, LiteralToken) and node.value == sign


def _rules(nodes: Sequence[Node], frames: bool = False) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            declarations = tuple(_declarations(inside))
            if frames:
                yield Rule(head=_short(node.prelude), declarations=declarations)
            elif declarations:
                yield Rule(selectors=tuple(split(node.prelude)), declarations=declarations)
        elif isinstance(node, AtRule) and node.content is not None:
            name, head = node.lower_at_keyword, f"@{node.at_keyword} {_short(node.prelude)}".strip()
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            if name in AROUND_RULES or name.endswith("keyframes"):
                yield Rule(head=head, rules=tuple(_rules(inside, name.endswith("keyframes"))))
            else:
                # A page of paper has margins, and boxes in them.
                boxes = [one for one in inside if isinstance(one, AtRule)]
                facts = [one for one in inside if not isinstance(one, AtRule)]
                yield Rule(head=head, declarations=tuple(_declarations(facts)), rules=tuple(_rules(boxes)))


def _declarations(content: Sequence[Node]) -> Iterator[tuple[str, str]]:
    for node in content:
        if isinstance(node, Declaration):
            yield node.name, _short(node.value) + ("!important" if node.important else "")
        elif isinstance(node, QualifiedRule | AtRule):
            raise BuildError(
                f"A style nests '{_short(node.prelude)}' in a rule. Write it as a rule of its own."
            )


def _short(tokens: list[Node]) -> str:
    """Return the text without spare spaces; what stands in quotation marks stays as it is."""
    parts = STRINGS.split(tinycss2.serialize(tokens))
    for place in range(0, len(parts), 2):
        parts[place] = re.sub(r"\s*([,:])\s*", r"\1", re.sub(r"\s+", " ", parts[place]))
        parts[place] = re.sub(r"(?<![\w.])0\.(?=\d)", ".", parts[place])
    return "".join(parts).strip()


def short_selector(tokens: Selector) -> str:
    """Return a selector without spare spaces."""
    text = re.sub(r"\s+", " ", tinycss2.serialize(list(tokens)).replace("/**/", "")).strip()
    return re.sub(r"\s*([>~+,])\s*", r"\1", text)
