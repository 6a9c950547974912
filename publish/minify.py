"""Minify pages."""

import re

SCRIPT = re.compile(r'<(script)(?: data-[\w-]+="[^"]*")?>.*?</\1>', re.DOTALL)
"""A small inline script; the bundler minifies the others."""

COMMENT = re.compile(r"(?<=>)//.*\n|^\s*//.*\n", re.MULTILINE)

PREFORMATTED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)  # keeps white space


def strip_comments(_: str, page: str) -> str:
    """Remove comments from the inline scripts of a page."""
    return SCRIPT.sub(lambda script: COMMENT.sub("", script[0]), page)


def collapse_whitespace(_: str, page: str) -> str:
    """Remove empty lines and indents, which no browser shows."""
    parts = PREFORMATTED.split(page.lstrip())
    parts[::3] = map(_collapse, parts[::3])
    del parts[2::3]
    return "".join(parts)


def _collapse(text: str) -> str:
    first, *lines = text.split("\n")
    if not lines:
        return text
    inside = [line for line in map(str.strip, lines[:-1]) if line]
    return "\n".join([first.rstrip(), *inside, lines[-1].lstrip()])
