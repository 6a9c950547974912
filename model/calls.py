"""What the body of a page may call, checked on the parsed page before any host renders it.

Pages may come from anyone. Jinja would run what stands between braces, so a
page may call known macros with literal arguments, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from model.guide import GROUP_KINDS
from model.problems import Report, known

MACROS = {
    **dict.fromkeys(GROUP_KINDS.values(), "name"),
    **dict.fromkeys(("pattern", "summary", "worksheet"), "*names"),
    "answer_tools": "",
    "check_list": "",
    "cite": "*ids",
    "country_choice": "",
    "index_list": "",
    "next_step": "",
    "part_list": "",
    "print_choices": "",
    "repository_links": "",
    "review_line": "",
    "rights_list": "",
    "search": "",
    "sheet_bar": "",
    "sheet_files": "",
    "source_list": "kind=''",
    "stage_choice": "",
    "stage_path": "name",
    "style_guide": "",
    "support": "",
    "support_line": "",
    "whole_guide": "",
    "with_scripts": "",
    "without_scripts": "",
    "worksheet_list": "",
}
"""Each macro that a page may call, with its parameters as `macros/` defines them (a test compares them)."""

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


def read_calls(body: str, above: int, report: Report) -> list[str | Written] | None:
    """Return a body as the text and the calls that follow each other, or nothing where it cannot be read."""
    lines = body.split("\n")
    try:
        tree = SYNTAX.parse(body)
    except TemplateSyntaxError as error:
        report(above + error.lineno, _unreadable(lines[min(error.lineno, len(lines)) - 1]))
        return None
    except (RecursionError, ValueError, OverflowError):
        report(above + 1, "the braces in this page cannot be read. Call macros as in '{{ name(\"word\") }}'.")
        return None
    for number, line in enumerate(lines, start=above + 1):
        if "{" not in line and "}" not in line:
            continue
        half = HALF.search(line)
        if half and half[1] in MACROS:
            report(number, f"a macro needs two braces on each side. Write {_usage(half[1])}.")
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
                call = _read_call(node, lines, above, report)
                pieces += [call] if call else []
    return pieces


def _unreadable(line: str) -> str:
    """Say what is wrong with a line whose braces are not read, and what to type there."""
    example = _meant(line) or "a macro as in '{{ name(\"word\") }}'"
    if curly := re.search(r"\{\{[^}]*[“”„‘’][^}]*\}\}", line):
        straight = re.sub("[“”„‘’]", '"', curly[0])
        return f"the quotation marks in these braces are curly. Type straight ones: '{straight}'."
    if line.count("{{") > line.count("}}"):
        return f"these braces are not closed. Write {example}, with '}}}}' at its end."
    return f"the braces here cannot be read. Write {example}."


def _meant(line: str) -> str:
    """Return the call that a line in other words seems to mean, as it may be written, or nothing."""
    names = (name.replace("-", "_") for name in re.findall(r"\{\{\s*([\w-]+)", line.lower()))
    return next((_usage(name) for name in names if name in MACROS), "")


def _read_call(node: nodes.Node, lines: list[str], above: int, report: Report) -> Written | None:
    line = above + node.lineno
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        meant = isinstance(node, nodes.Name | nodes.Sub) and _meant(lines[node.lineno - 1])
        report(
            line,
            f"a macro is called by its name and brackets. Write {meant}."
            if meant
            else "only a call of a known macro may stand in braces, as in '{{ name(\"word\") }}'. "
            "To show braces, write '&#123;&#123;'.",
        )
        return None
    name = node.node.name
    if name not in MACROS:
        report(line, f"there is no macro '{name}'. {known(MACROS, name)}")
        return None
    arguments = tuple(one.value for one in node.args if isinstance(one, nodes.Const))
    literal = len(arguments) == len(node.args) and all(isinstance(one, str) for one in arguments)
    if not literal or node.kwargs or node.dyn_args or node.dyn_kwargs:
        words = ", ".join(f'"{one.name}"' for one in node.args if isinstance(one, nodes.Name)) or '"word"'
        report(line, f"'{name}' takes words in quotes and nothing else, as in '{{{{ {name}({words}) }}}}'.")
        return None
    if not _accepts(name, len(arguments)) and name not in GROUP_KINDS.values():
        # For groups, `check.crosscheck` lists the names there are.
        report(line, f"'{name}' takes other arguments. Write {_usage(name)}.")
    return Written(name, arguments, node.lineno)


def _accepts(name: str, count: int) -> bool:
    """Return whether a macro can be called with so many arguments."""
    words = _parameters(name)
    return any(word.startswith("*") for word in words) or len(_required(name)) <= count <= len(words)


def _parameters(name: str) -> list[str]:
    return [word for word in MACROS[name].split(", ") if word]


def _required(name: str) -> list[str]:
    return [word for word in _parameters(name) if "=" not in word and not word.startswith("*")]


def _usage(name: str) -> str:
    """Return a call of a macro as it may be written."""
    quoted = ", ".join(f'"{word.lstrip("*")}"' for word in _parameters(name) if "=" not in word)
    return f"'{{{{ {name}({quoted}) }}}}'"
