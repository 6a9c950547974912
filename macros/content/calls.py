"""What the body of a page may call, checked on the parsed page before any host renders it.

Pages come from strangers. Jinja would run what stands between braces, so a
page may call known macros with literal arguments, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown.extensions.toc import slugify

from macros.content.model import Call
from macros.content.problems import Report, known

SYNTAX = Environment(comment_start_string="{##", comment_end_string="##}", autoescape=True)
"""Only ever parses. The comment marks are those of mkdocs.yml: `{#` may stand in prose."""

INLINE = "cite"
"""The one macro that stands inside a sentence; all others stand alone."""

FENCE = re.compile(r" {0,3}(```+|~~~+)")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
ALONE = re.compile(r"\{\{[^{}]*\}\}\s*")
TAG = re.compile(r"<(?:[A-Za-z/!?])[^\s>]*>?")
ATTRIBUTES = re.compile(r"\{[#:.][^}]*\}?")
CODE = re.compile(r"`+[^`]*`+")


@dataclass(frozen=True)
class Body:
    """What is known of a body without rendering it."""

    calls: tuple[Call, ...]
    anchors: frozenset[str]


def read_body(body: str, above: int, macros: Collection[str], report: Report) -> Body:
    """Return the calls and headings of a body that starts below `above` lines of front matter."""
    lines = body.split("\n")
    levels, anchors = _read_lines(lines, above, report)
    calls = []
    for name, arguments, number in _read_calls(body, above, macros, report):
        level = levels[min(number, len(lines)) - 1]
        calls.append(Call(name, arguments, above + number, min(level + 1, 6)))
        if name != INLINE and not _stands_alone(lines, number):
            report(
                above + number,
                f"'{{{{ {name}(…) }}}}' stands beside other words. "
                "Give it a line of its own, with an empty line above and below.",
            )
    return Body(tuple(calls), anchors)


def _read_lines(lines: list[str], above: int, report: Report) -> tuple[list[int], frozenset[str]]:
    """Return the heading level in force at each line, and the addresses of the headings."""
    levels, anchors, level, fence = [], set(), 1, ""
    for number, line in enumerate(lines, start=above + 1):
        mark = FENCE.match(line)
        if fence or mark:
            if mark and not fence:
                fence = mark[1]
            elif mark and mark[1].startswith(fence):
                fence = ""
        else:
            heading = HEADING.fullmatch(line)
            if heading:
                level = _check_heading(len(heading[1]), level, number, report)
                anchors.add(slugify(heading[2], "-"))
            _check_line(line, number, report)
        levels.append(level)
    if fence:
        report(above + len(lines), f"the block that starts with '{fence}' has no end. Add a line '{fence}'.")
    return levels, frozenset(anchors)


def _check_heading(found: int, level: int, number: int, report: Report) -> int:
    if found == 1:
        report(number, "the title is in the front matter. Start headings of the body with '##'.")
    elif found > level + 1:
        report(number, f"this heading skips a level. Start it with '{'#' * (level + 1)} '.")
    return max(found, 1)


def _check_line(line: str, number: int, report: Report) -> None:
    words = CODE.sub("", line)
    tag = TAG.search(words)
    if tag:
        report(
            number,
            f"HTML such as '{tag[0]}' has no place in a page. Write Markdown, or '&lt;' for the sign itself.",
        )
    attributes = ATTRIBUTES.search(words)
    if attributes:
        report(
            number,
            f"'{attributes[0]}' looks like an attribute list. Take it out; "
            "looks belong in overrides, and a heading gets its address from its words.",
        )
    if re.fullmatch(r"\s{0,3}(=+|-{2,})\s*", line):
        report(
            number,
            "a line of signs under words makes a heading in some places only. Start the heading with '##'.",
        )


def _stands_alone(lines: list[str], number: int) -> bool:
    around = lines[max(number - 2, 0) : number - 1] + lines[number : number + 1]
    return bool(ALONE.fullmatch(lines[number - 1])) and not any(line.strip() for line in around)


def _read_calls(
    body: str, above: int, macros: Collection[str], report: Report
) -> list[tuple[str, tuple[str, ...], int]]:
    try:
        tree = SYNTAX.parse(body)
    except TemplateSyntaxError as error:
        report(
            above + error.lineno,
            f"the braces here cannot be read: {error.message}. "
            f"Call a macro as in '{{{{ name(\"word\") }}}}'.",
        )
        return []
    except (RecursionError, ValueError, OverflowError):
        report(above + 1, "the braces in this page cannot be read. Call macros as in '{{ name(\"word\") }}'.")
        return []
    calls = []
    for statement in tree.body:
        if not isinstance(statement, nodes.Output):
            report(
                above + statement.lineno,
                "only macro calls such as '{{ name(\"word\") }}' may stand in braces. Take '{% … %}' out.",
            )
            continue
        for node in statement.nodes:
            if not isinstance(node, nodes.TemplateData):
                call = _read_call(node, above, macros, report)
                calls += [call] if call else []
    return calls


def _read_call(
    node: nodes.Node, above: int, macros: Collection[str], report: Report
) -> tuple[str, tuple[str, ...], int] | None:
    line = above + node.lineno
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        report(
            line,
            "only a call of a known macro may stand in braces, as in '{{ name(\"word\") }}'. "
            "To show braces, write '&#123;&#123;'.",
        )
        return None
    name = node.node.name
    if name not in macros:
        report(line, f"there is no macro '{name}'. {known(macros, name)}")
        return None
    literal = all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in node.args)
    if not literal or node.kwargs or node.dyn_args or node.dyn_kwargs:
        report(line, f"'{name}' takes words in quotes and nothing else, as in '{{{{ {name}(\"word\") }}}}'.")
        return None
    return name, tuple(one.value for one in node.args if isinstance(one, nodes.Const)), node.lineno
