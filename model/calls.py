"""What the body of a page may call, checked on the parsed page before any host renders it.

Pages may come from anyone. Jinja would run what stands between braces, so a
page may call known macros with literal arguments, and nothing else.
"""

import re

from jinja2 import Environment, TemplateSyntaxError, nodes

from model.guide import GROUP_KINDS, Call
from model.problems import Report, known

WITHOUT_ARGUMENTS = """
answer_tools carry_on check_list country_choice index_list next_step part_list print_choices publisher
repository_links
review_line rights_list search sheet_bar sheet_files stage_choice style_guide support support_line
whole_guide with_scripts without_scripts worksheet_list
"""

MACROS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(WITHOUT_ARGUMENTS.split(), ()),
    **dict.fromkeys((*GROUP_KINDS.values(), "stage_path"), ("name",)),
    **dict.fromkeys(("pattern", "summary", "worksheet"), ("*names",)),
    "cite": ("*ids",),
    "source_list": ("kind=''",),
}
"""Each macro that a page may call, with its parameters as `macros/` defines them (a test compares them)."""

SYNTAX = Environment(comment_start_string="{##", comment_end_string="##}", autoescape=True)
"""Only ever parses. The comment marks are those of mkdocs.yml: `{#` may stand in prose."""

VANISHING = {"{%": "{% … %}", "{##": "{## … ##}", "{{-": "{{- … }}", "-}}": "{{ … -}}", "{{+": "{{+ … }}"}
"""Braces that vanish, or that take the lines around them away, and how they are told to a contributor."""

VANISHES = re.compile(
    r"\{%.*?(?:%\}|$)|\{##.*?(?:##\}|$)|(?<=\{\{)[-+]|-(?=\}\})"
)  # what of them is left out
BRACES = re.compile(r"\{[{%#]+")
HALF = re.compile(r"(?<!\{)\{[ \t]*(\w+)\(")  # what looks like a call and stands in one brace


def read_calls(body: str, above: int, report: Report) -> tuple[str, list[nodes.TemplateData | Call], bool]:
    """Return a body without what cannot be read, its text and calls in order, and whether that is all."""
    lines = body.split("\n")
    for at, line in enumerate(lines):
        if (half := HALF.search(line)) and half[1] in MACROS:
            report(above + at + 1, f"a macro needs two braces on each side. Write {_usage(half[1])}.")
        for sign, shown in VANISHING.items():
            if sign in line:
                what = "only macro calls such as '{{ name(\"word\") }}' may stand in braces."
                report(above + at + 1, f"{what} Take '{shown}' out, or write '&#123;' for the sign.")
                lines[at] = VANISHES.sub("", line)
    whole, tree = True, None
    while tree is None:
        try:
            tree = SYNTAX.parse("\n".join(lines))
        except (TemplateSyntaxError, RecursionError, ValueError, OverflowError) as error:
            # Jinja names the line on which it gave up; the braces that are not closed may be above.
            read = lines[: getattr(error, "lineno", len(lines))]
            rows = [row for row, line in enumerate(read) if BRACES.search(line)]
            left = [row for row in rows if lines[row].rfind("{{") > lines[row].rfind("}}")]
            at, whole = (left or rows)[-1], False
            report(above + at + 1, _unreadable(lines[at]))
            lines[at] = BRACES.sub("", lines[at])
    pieces: list[nodes.TemplateData | Call] = []
    for statement in tree.body:
        for node in statement.nodes if isinstance(statement, nodes.Output) else []:
            if isinstance(node, nodes.TemplateData):
                pieces.append(node)
            else:
                call = _read_call(node, lines, above, report)
                pieces += [call] if call else []
    return "\n".join(lines), pieces, whole


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


def _read_call(node: nodes.Node, lines: list[str], above: int, report: Report) -> Call | None:
    line = above + node.lineno
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        meant = isinstance(node, nodes.Name | nodes.Sub) and _meant(lines[node.lineno - 1])
        sentence = (
            "only a call of a known macro may stand in braces, as in '{{ name(\"word\") }}'. "
            "To show braces, write '&#123;&#123;'."
        )
        report(line, f"a macro is called by its name and brackets. Write {meant}." if meant else sentence)
        return None
    name = node.node.name
    if name not in MACROS:
        report(line, f"there is no macro '{name}'. {known(MACROS, name)}")
        return None
    arguments = tuple(one.value for one in node.args if isinstance(one, nodes.Const))
    literal = len(arguments) == len(node.args) and all(isinstance(one, str) for one in arguments)
    if not literal or node.kwargs or node.dyn_args or node.dyn_kwargs:
        meant = ", ".join(f'"{one.name}"' for one in node.args if isinstance(one, nodes.Name)) or '"word"'
        report(line, f"'{name}' takes words in quotes and nothing else, as in '{{{{ {name}({meant}) }}}}'.")
        return None
    words = MACROS[name]
    required = [word for word in words if "=" not in word]
    fits = "*" in "".join(words) or len(required) <= len(arguments) <= len(words)
    if not fits and name not in GROUP_KINDS.values():
        # For groups, `check.crosscheck` lists the names there are.
        report(line, f"'{name}' has the wrong number of words in its brackets. Write {_usage(name)}.")
    return Call(name, arguments, line)


def _usage(name: str) -> str:
    quoted = ", ".join(f'"{word.lstrip("*")}"' for word in MACROS[name] if "=" not in word)
    return f"'{{{{ {name}({quoted}) }}}}'"
