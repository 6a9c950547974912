"""Start a new page: write its file, and add it to the menu and to expected.yml."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from check.load_site import load_site
from check.placeholders import STARTER_TEXT
from contribute.edits import Edits, RefusedError, block_end, node_at, scalar
from model.problems import known
from model.promises import INVENTORY

SETTINGS = "mkdocs.yml"
HEADING = "What to do first"


def add_page(project: Path, title: str, description: str, today: date, after: str = "") -> Iterator[str]:
    """Add a page after another in the menu, and yield what was done and what is left to do."""
    guide, _ = load_site(project)
    # File systems disagree on how to encode accents.
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
    fields = [f"title: {scalar(title)}", f"description: {scalar(description)}", f"owner: {scalar(owner)}"]
    fields += [f"reviewed: {today.isoformat()}", "review_every: 6 months"]
    body = [STARTER_TEXT[0], "", f"## {HEADING}", "", STARTER_TEXT[1], "", "{{ review_line() }}"]
    edits.insert(f"docs/{path}", 0, ["---", *fields, "---", *body])
    _add_to_menu(edits, title, path, after)
    listed = _add_to_expected(edits, title, path, after)
    written = list(edits.lines(f"docs/{path}"))
    edits.apply()
    yield f"docs/{path}:1: the new page is here, and in the menu of {SETTINGS} after '{after}'."
    if listed:
        yield f"It is listed in {INVENTORY}: add there what you add to the page."
    for words in STARTER_TEXT:
        yield f"docs/{path}:{written.index(words) + 1}: left to do: replace '{words}'"
    yield "See it on its page: make serve"


def _menu(lines: list[str]) -> list[tuple[str, int, int]]:
    """Return the path, line and column of every page in the menu, sections included."""
    nav = node_at(lines, "nav")
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

    if nav:
        collect(nav[1], 0, 0)
    return pages


def _last(lines: list[str]) -> str:
    """Return the last page of the menu that is not in a section."""
    pages = _menu(lines)
    outermost = min((column for _, _, column in pages), default=0)
    return next((path for path, _, column in reversed(pages) if column == outermost), "")


def _add_to_menu(edits: Edits, title: str, path: str, after: str) -> None:
    lines = edits.lines(SETTINGS)
    place = next(((line, column) for name, line, column in _menu(lines) if name == after), None)
    if not place:
        raise RefusedError(f"The menu in {SETTINGS} has no line for '{after}'. Name a page that it has.")
    entry = str(yaml.safe_dump({title: path}, allow_unicode=True, width=10_000)).strip()
    edits.insert(SETTINGS, place[0] + 1, [f"{lines[place[0]][: place[1]]}{entry}"])


def _add_to_expected(edits: Edits, title: str, path: str, after: str) -> bool:
    """Add a page to expected.yml, if the page before it is there."""
    lines = edits.lines(INVENTORY)
    pair = node_at(lines, "pages", after)
    if not pair:
        del edits.files[INVENTORY]
        return False
    start = pair[0].start_mark
    depth = " " * start.column
    new = [f"{path}:", f"  title: {scalar(title)}", "  sections:", f"    - {HEADING}"]
    edits.insert(INVENTORY, block_end(lines, start.line + 1), [depth + line for line in new])
    return True
