"""What the body of a page may call, checked on the parsed page before any host renders it.

Pages come from strangers. Jinja would run what stands between braces, so a
page may call known macros with literal arguments, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.content.problems import Report, known

SYNTAX = Environment(comment_start_string="{##", comment_end_string="##}", autoescape=True)
"""Only ever parses. The comment marks are those of mkdocs.yml: `{#` may stand in prose."""


class Written(NamedTuple):
    """A call as it is written, with its line of the body."""

    macro: str
    arguments: tuple[str, ...]
    line: int


def read_calls(body: str, above: int, macros: Collection[str], report: Report) -> list[Written]:
    """Return the calls of a body that starts below `above` lines; report what is not a call."""
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
        report(
            above + 1,
            "the braces in this page cannot be read. Call macros as in '{{ name(\"word\") }}'.",
        )
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


def _read_call(node: nodes.Node, above: int, macros: Collection[str], report: Report) -> Written | None:
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
        report(
            line,
            f"'{name}' takes words in quotes and nothing else, as in '{{{{ {name}(\"word\") }}}}'.",
        )
        return None
    arguments = tuple(one.value for one in node.args if isinstance(one, nodes.Const))
    return Written(name, arguments, node.lineno)
