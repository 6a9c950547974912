"""Start a new page: write its file, and add it to the menu."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from check.load_site import SETTINGS
from check.placeholders import NEW_PAGE
from contribute.accept import finish
from contribute.edits import Edits, RefusedError, latin_words, no_such, readable_guide, scalar
from model.fields import id_advice
from model.front_matter import read_yaml
from model.problems import ignore
from model.settings import menu_entries

HEADING = "What to do first"


def add_page(  # noqa: PLR0913, PLR0917 - what a page needs
    project: Path,
    title: str,
    description: str,
    today: date,
    after: str = "",
    stem: str = "",
    part: str = "",
    minutes: int = 0,
) -> Iterator[str]:
    """Add a page after another in the menu, and yield what was done and what is left to do."""
    guide = readable_guide(project)
    stem = stem.removesuffix(".md") or "-".join(latin_words(title))
    if not stem:
        raise RefusedError("The title has no letters from a to z for its address. Add --path first-steps.")
    if advice := path_advice(stem):
        raise RefusedError(advice)
    path = f"{stem}.md"
    if path in guide.pages:
        raise RefusedError(f"There is a page 'docs/{path}' already. Choose another title, or add --path.")
    edits = Edits(project)
    parts = {one.id: one.pages for one in guide.parts}
    after = after or next(reversed(parts.get(part, ())), "") or _last(edits.lines(SETTINGS))
    if advice := (part and no_such("part", part, parts)) or no_such("page", after, guide.pages):
        raise RefusedError(advice)
    owner, months = (
        Counter(getattr(page, field) for page in guide.pages.values()).most_common(1)[0][0]
        for field in ("owner", "review_every")
    )
    fields = [f"title: {scalar(title)}", f"description: {scalar(description)}", f"owner: {scalar(owner)}"]
    fields += [f"reviewed: {today.isoformat()}", f"review_every: {months} months"]
    fields += [f"part: {part}"] if part else []
    fields += [f"minutes: {minutes}"] if minutes else []
    body = [NEW_PAGE[0], "", f"## {HEADING}", "", NEW_PAGE[1], ""]
    body += [*(["{{ next_step() }}", ""] if part else []), "{{ review_line() }}"]
    edits.insert(f"docs/{path}", 0, ["---", *fields, "---", *body])
    _add_to_menu(edits, path, after)
    lines = edits.lines(f"docs/{path}")
    said = f"docs/{path}:1: the new page is here, and in the menu of {SETTINGS} after '{after}'."
    left = [f"docs/{path}:{lines.index(words) + 1}: left to do: replace '{words}'" for words in NEW_PAGE]
    return finish(edits, path, [said], left)


def path_advice(stem: str) -> str:
    """Return what is wrong with the path of a page, or nothing."""
    stem = stem.removesuffix(".md")
    allowed = re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", stem)
    return "" if allowed else f"'{stem}' cannot be the address of a page. {id_advice(stem)}"


def _menu(lines: list[str]) -> Iterator[tuple[str, int, str]]:
    """Yield each page in the menu with its line, and with what that line starts with, such as "  - "."""
    settings = read_yaml("\n".join(lines), ignore)
    nav = settings and settings.fields.get("nav")
    for _, path, line in menu_entries(nav) if nav else ():
        yield path, line, re.split(r"(?<=- )", lines[line - 1])[0]


def _last(lines: list[str]) -> str:
    pages = [(path, len(start)) for path, _, start in _menu(lines)]
    outermost = min((depth for _, depth in pages), default=0)
    return next((path for path, depth in reversed(pages) if depth == outermost), "")


def _add_to_menu(edits: Edits, path: str, after: str) -> None:
    place = next(((line, start) for name, line, start in _menu(edits.lines(SETTINGS)) if name == after), None)
    if not place:
        raise RefusedError(f"The menu in {SETTINGS} has no line for '{after}'. Name a page that it has.")
    edits.insert(SETTINGS, place[0], [f"{place[1]}{path}"])
