"""Start a new page: its file, its place in the menu, and among the promises of the tests."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from check.load_site import load_site
from check.placeholders import LEFT
from contribute.edits import EXPECTED, Edits, RefusedError, block_end, node_at, scalar
from model.problems import known

SETTINGS = "mkdocs.yml"
HEADING = "What to do first"


def add_page(project: Path, title: str, description: str, today: date, after: str = "") -> Iterator[str]:
    """Add a page behind another one of the menu, and yield what was done and what is left to do."""
    guide, _ = load_site(project)
    # Without accents, which not every system writes in the same way.
    letters = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    path = f"{'-'.join(re.findall('[a-z0-9]+', letters))}.md"
    if path == ".md":
        raise RefusedError("The title has no letters that an address can hold. Write some from a to z.")
    if path in guide.pages:
        raise RefusedError(f"There is a page 'docs/{path}' already. Choose another title.")
    edits = Edits(project)
    after = after or _last(edits.lines(SETTINGS))
    if after not in guide.pages:
        raise RefusedError(f"There is no page '{after}'. {known(guide.pages, after)}")
    owner = Counter(page.owner for page in guide.pages.values()).most_common(1)[0][0]
    facts = [f"title: {scalar(title)}", f"description: {scalar(description)}", f"owner: {scalar(owner)}"]
    facts += [f"reviewed: {today.isoformat()}", "review_every: 6 months"]
    body = [LEFT[0], "", f"## {HEADING}", "", LEFT[1], "", "{{ review_line() }}"]
    edits.insert(f"docs/{path}", 0, ["---", *facts, "---", *body])
    _add_to_menu(edits, title, path, after)
    promised = _promise(edits, title, path, after)
    written = list(edits.lines(f"docs/{path}"))
    edits.apply()
    yield f"docs/{path}:1: the new page stands here, and in the menu of {SETTINGS} behind '{after}'."
    if promised:
        yield f"Its promise is in {EXPECTED}: add there what you add to the page."
    for words in LEFT:
        yield f"docs/{path}:{written.index(words) + 1}: left to do: write over '{words}'"
    yield "Read it where it stands: make serve"


def _menu(lines: list[str]) -> list[tuple[str, int, int]]:
    """Return the path, the line and the column of every page of the menu, in order, those in sections too."""
    found = node_at(lines, "nav")
    pages: list[tuple[str, int, int]] = []

    def collect(node: yaml.Node, line: int, column: int) -> None:
        if isinstance(node, yaml.SequenceNode):
            for entry in node.value:
                collect(entry, entry.start_mark.line, entry.start_mark.column)
        elif isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                collect(value, line, column)
        else:
            pages.append((str(node.value), line, column))

    if found:
        collect(found[1], 0, 0)
    return pages


def _last(lines: list[str]) -> str:
    """Return the last page of the menu that stands in no section."""
    pages = _menu(lines)
    outermost = min((column for _, _, column in pages), default=0)
    return next((path for path, _, column in reversed(pages) if column == outermost), "")


def _add_to_menu(edits: Edits, title: str, path: str, after: str) -> None:
    lines = edits.lines(SETTINGS)
    found = next(((line, column) for name, line, column in _menu(lines) if name == after), None)
    if not found:
        raise RefusedError(f"The menu in {SETTINGS} has no line for '{after}'. Name a page that it has.")
    entry = str(yaml.safe_dump({title: path}, allow_unicode=True, width=10_000)).strip()
    edits.insert(SETTINGS, found[0] + 1, [f"{lines[found[0]][: found[1]]}{entry}"])


def _promise(edits: Edits, title: str, path: str, after: str) -> bool:
    """Add a page to what the tests expect, if they expect the one before it."""
    lines = edits.lines(EXPECTED)
    found = node_at(lines, "pages", after)
    if not found:
        del edits.files[EXPECTED]
        return False
    start = found[0].start_mark
    depth = " " * start.column
    new = [f"{path}:", f"  title: {scalar(title)}", "  sections:", f"    - {HEADING}"]
    edits.insert(EXPECTED, block_end(lines, start.line + 1), [depth + line for line in new])
    return True
