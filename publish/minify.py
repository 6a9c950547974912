"""Minify pages, and remove files that no page loads."""

import re
from pathlib import Path

from publish.html_files import PageFacts, files_below, linked_files

THEME = "assets"
"""The folder of the theme's own files."""

SCRIPT = re.compile(r'<(script)(?: data-[\w-]+="[^"]*")?>.*?</\1>', re.DOTALL)
"""A small inline script; the bundler minifies the others."""

COMMENT = re.compile(r"(?<=>)//.*\n|^\s*//.*\n", re.MULTILINE)

PREFORMATTED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
"""An element whose whitespace is kept."""


def strip_comments(_: str, page: str) -> str:
    """Remove comments from the inline scripts of a page."""
    return SCRIPT.sub(lambda script: COMMENT.sub("", script[0]), page)


def remove_unused_assets(site: Path, pages: dict[str, PageFacts]) -> None:
    """Remove files of the theme that no page loads."""
    files = files_below(site, THEME)
    for name in files - linked_files(pages, files):
        (site / name).unlink()
    for folder in sorted((path for path in site.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


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
