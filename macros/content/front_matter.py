"""Front matter as values that know their line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from macros.content.problems import Report

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Value:
    """A value of YAML: text, number, date, yes or no, nothing, a list or a mapping of values."""

    data: Any
    line: int


def split_page(text: str, report: Report) -> tuple[Value | None, str, int]:
    """Return the front matter of a page, its body, and the number of lines above the body."""
    match = FRONT_MATTER.match(text)
    if match is None:
        report(
            1,
            "the page has no front matter. Start it with a line '---', "
            "facts such as 'title: …', and a line '---'.",
        )
        return None, text, 0
    above = match[0].count("\n")
    return read_yaml(match[1], report, first_line=2), text[match.end() :], above


def read_yaml(text: str, report: Report, first_line: int = 1) -> Value | None:
    """Return a YAML document as values, or nothing after reporting why it cannot be read."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            report(
                first_line, "an alias ('*name') is not allowed here. Write the text again where it is needed."
            )
            return None
        node = yaml.compose(text, yaml.SafeLoader)
        return _value(node, report, first_line) if node else Value({}, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        report(
            first_line + line,
            f"this is not valid YAML: {error.problem}. Check quotes, colons and indentation.",
        )
    except yaml.YAMLError as error:
        report(first_line, f"this is not valid YAML: {str(error).splitlines()[0]}.")
    except RecursionError:
        report(first_line, "this is nested too deeply to be front matter.")
    return None


def _value(node: yaml.Node, report: Report, first_line: int) -> Value:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.SequenceNode):
        return Value([_value(child, report, first_line) for child in node.value], line)
    if isinstance(node, yaml.MappingNode):
        return Value(_mapping(node, report, first_line), line)
    if not node.tag.startswith("tag:yaml.org,2002:") or ":python/" in node.tag:
        report(line, f"the tag '{node.tag}' is not allowed. Write plain text.")
        return Value("", line)
    try:
        return Value(yaml.constructor.SafeConstructor().construct_object(node), line)
    except (ValueError, yaml.YAMLError):
        report(line, f"'{node.value}' cannot be read as a value. Put it in quotes.")
        return Value("", line)


def _mapping(node: yaml.MappingNode, report: Report, first_line: int) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for key_node, value_node in node.value:
        line = first_line + key_node.start_mark.line
        key = str(key_node.value)
        if key in fields:
            report(
                line,
                f"'{key}' stands here twice; the first is on line {fields[key].line}. Keep one of the two.",
            )
            continue
        value = _value(value_node, report, first_line)
        fields[key] = Value(value.data, line)
    return fields
