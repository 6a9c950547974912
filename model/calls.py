"""What the body of a page may call, checked on the parsed page before any host renders it.

Pages come from strangers. Jinja would run what stands between braces, so a
page may call known macros with literal arguments, and nothing else.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from model.guide import GROUP_KINDS
from model.problems import Report, known

Macros = Mapping[str, Callable[..., Any]]
"""Functions by the name under which pages call them; the first argument of each is the site."""

SYNTAX = Environment(comment_start_string="{##", comment_end_string="##}", autoescape=True)
"""Only ever parses. The comment marks are those of mkdocs.yml: `{#` may stand in prose."""

VANISHING = {"{%": "{% … %}", "{##": "{## … ##}", "{{-": "{{- … }}", "-}}": "{{ … -}}", "{{+": "{{+ … }}"}
"""Braces that vanish, or that take the lines around them away, and how they are told to a contributor."""


HALF = re.compile(r"(?<!\{)\{[ \t]*(\w+)\(")
"""What looks like a call and stands in one brace."""


@dataclass(frozen=True)
class Written:
    """A call as it is written, with its line of the body."""

    macro: str
    arguments: tuple[str, ...]
    line: int


def read_calls(body: str, above: int, macros: Macros, report: Report) -> list[str | Written] | None:
    """Return a body as the text and the calls that follow each other, or nothing where it cannot be read."""
    try:
        tree = SYNTAX.parse(body)
    except TemplateSyntaxError as error:
        lines = body.split("\n")
        report(above + error.lineno, _unreadable(lines[min(error.lineno, len(lines)) - 1], macros))
        return None
    except (RecursionError, ValueError, OverflowError):
        report(above + 1, "the braces in this page cannot be read. Call macros as in '{{ name(\"word\") }}'.")
        return None
    for number, line in enumerate(body.split("\n"), start=above + 1):
        if "{" not in line and "}" not in line:
            continue
        half = HALF.search(line)
        if half and half[1] in macros:
            report(number, f"a macro stands in two braces on each side. Write {_usage(half[1], macros)}.")
        for sign, shown in VANISHING.items():
            if sign in line:
                report(
                    number,
                    f"only macro calls such as '{{{{ name(\"word\") }}}}' may stand in braces. "
                    f"Take '{shown}' out.",
                )
                break
    pieces: list[str | Written] = []
    for statement in tree.body:
        for node in statement.nodes if isinstance(statement, nodes.Output) else []:
            if isinstance(node, nodes.TemplateData):
                pieces.append(node.data)
            else:
                call = _read_call(node, above, macros, report)
                pieces += [call] if call else []
    return pieces


def _unreadable(line: str, macros: Macros) -> str:
    """Say what is wrong with a line whose braces are not read, and what to type there."""
    called = next((name for name in re.findall(r"\{\{\s*(\w+)", line) if name in macros), "")
    example = _usage(called, macros) if called else "a macro as in '{{ name(\"word\") }}'"
    if curly := re.search(r"\{\{[^}]*[“”„‘’][^}]*\}\}", line):
        straight = re.sub("[“”„‘’]", '"', curly[0])
        return f"the quotation marks in these braces are curly. Type straight ones: '{straight}'."
    if line.count("{{") > line.count("}}"):
        return f"these braces are not closed. Write {example}, with '}}}}' at its end."
    return f"the braces here cannot be read. Write {example}."


def _read_call(node: nodes.Node, above: int, macros: Macros, report: Report) -> Written | None:
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
    arguments = tuple(one.value for one in node.args if isinstance(one, nodes.Const))
    literal = len(arguments) == len(node.args) and all(isinstance(one, str) for one in arguments)
    if not literal or node.kwargs or node.dyn_args or node.dyn_kwargs:
        words = ", ".join(f'"{one.name}"' for one in node.args if isinstance(one, nodes.Name)) or '"word"'
        report(line, f"'{name}' takes words in quotes and nothing else, as in '{{{{ {name}({words}) }}}}'.")
        return None
    try:
        _signature(macros[name]).bind("the site", *arguments)
    except TypeError:
        if name not in GROUP_KINDS.values():  # those are told which names there are
            report(line, f"'{name}' takes other words. Write {_usage(name, macros)}.")
    return Written(name, arguments, node.lineno)


@cache
def _signature(macro: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(macro)


def _usage(name: str, macros: Macros) -> str:
    """Return a call of a macro as it may be written."""
    words = list(_signature(macros[name]).parameters.values())[1:]
    quoted = ", ".join(f'"{word.name}"' for word in words if word.default is word.empty)
    return f"'{{{{ {name}({quoted}) }}}}'"
