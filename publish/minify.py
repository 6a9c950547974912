"""Minify pages."""

import re

SCRIPT = re.compile(r'<(script)(?: data-[\w-]+="[^"]*")?>.*?</\1>', re.DOTALL)
"""A small inline script; the bundler minifies the others."""

COMMENT = re.compile(r"(?<=>)//.*\n|^\s*//.*\n", re.MULTILINE)

LINE_END = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\s*\n\s*", re.DOTALL)
"""The end of a line with the white space around it, or an element that keeps its white space."""


def strip_comments(_: str, page: str) -> str:
    """Remove comments from the inline scripts of a page."""
    return SCRIPT.sub(lambda script: COMMENT.sub("", script[0]), page)


def collapse_whitespace(_: str, page: str) -> str:
    """Remove empty lines and indents, which no browser shows."""
    return LINE_END.sub(lambda found: found[1] or "\n", page.lstrip())
