"""Start a new page: write its file, and add it to the menu and to expected.yml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from check.load_site import SETTINGS, load_site
from check.nav import menu_entries
from check.placeholders import STARTER_TEXT
from contribute.edits import Edits, RefusedError, block_end, latin_words, node_at, scalar
from model.fields import id_advice
from model.files import LEDGER
from model.front_matter import read_yaml
from model.problems import ignore, known
from model.promises import INVENTORY

HEADING = "What to do first"


def add_page(  # noqa: PLR0913, PLR0917 - what a page needs
    project: Path, title: str, description: str, today: date, after: str = "", stem: str = ""
) -> Iterator[str]:
    """Add a page after another in the menu, and yield what was done and what is left to do."""
    guide, _ = load_site(project)
    stem = stem.removesuffix(".md") or "-".join(latin_words(title))
    if not stem:
        raise RefusedError("The title has no letters from a to z for its address. Add --path first-steps.")
    if advice := path_advice(stem):
        raise RefusedError(advice)
    path = f"{stem}.md"
    if path in guide.pages:
        raise RefusedError(f"There is a page 'docs/{path}' already. Choose another title, or add --path.")
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
    ledger = edits.lines(f"docs/{LEDGER}")
    if any(line.split(" ")[0].endswith(".md") for line in ledger):
        edits.insert(f"docs/{LEDGER}", len(ledger), [path])
    written = list(edits.lines(f"docs/{path}"))
    edits.apply()
    yield f"docs/{path}:1: the new page is here, and in the menu of {SETTINGS} after '{after}'."
    if listed:
        yield f"It is listed in {INVENTORY}: add there what you add to the page."
    for words in STARTER_TEXT:
        yield f"docs/{path}:{written.index(words) + 1}: left to do: replace '{words}'"
    yield "See it on its page: make serve"


def path_advice(stem: str) -> str:
    """Return what is wrong with the path of a page, or nothing."""
    stem = stem.removesuffix(".md")
    allowed = re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", stem)
    return "" if allowed else f"'{stem}' cannot be the address of a page. {id_advice(stem)}"


def _menu(lines: list[str]) -> Iterator[tuple[str, int, str]]:
    """Yield each page in the menu with its line, and with what that line starts with, such as "  - "."""
    settings = read_yaml("\n".join(lines), ignore)
    nav = settings.data.get("nav") if settings and isinstance(settings.data, dict) else None
    for _, path, line in menu_entries(nav) if nav else ():
        yield path, line, re.split(r"(?<=- )", lines[line - 1])[0]


def _last(lines: list[str]) -> str:
    """Return the last page of the menu that is not in a section."""
    pages = [(path, len(start)) for path, _, start in _menu(lines)]
    outermost = min((depth for _, depth in pages), default=0)
    return next((path for path, depth in reversed(pages) if depth == outermost), "")


def _add_to_menu(edits: Edits, title: str, path: str, after: str) -> None:
    place = next(((line, start) for name, line, start in _menu(edits.lines(SETTINGS)) if name == after), None)
    if not place:
        raise RefusedError(f"The menu in {SETTINGS} has no line for '{after}'. Name a page that it has.")
    entry = str(yaml.safe_dump({title: path}, allow_unicode=True, width=10_000)).strip()
    edits.insert(SETTINGS, place[0], [f"{place[1]}{entry}"])


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
