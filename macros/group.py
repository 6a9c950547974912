"""The macros that show a group: `checklist`, `reflection`, `prompt` and `letter`."""

from __future__ import annotations

from markupsafe import Markup

from macros.render import field_text
from macros.site import Site
from model.answers import controls
from model.guide import Group

COLUMNS = 30
"""Characters in a row of a text field on a phone."""


def show_group(site: Site, group: Group, level: int) -> Markup:
    """Return a group, with its legend as a heading of the given level."""
    facts = {"controls": controls, "rows": rows, "field_text": field_text}
    return site.render(group.kind, group=group, level=level, **facts)


def checklist(site: Site, name: str) -> Markup:
    """Show items to tick."""
    return _on_its_page(site, "checklist", name)


def reflection(site: Site, name: str) -> Markup:
    """Show questions with a scale."""
    return _on_its_page(site, "reflection", name)


def prompt(site: Site, name: str) -> Markup:
    """Show questions with lines to write on."""
    return _on_its_page(site, "prompt", name)


def letter(site: Site, name: str) -> Markup:
    """Show messages to edit and copy."""
    return _on_its_page(site, "letter", name)


def rows(text: str) -> int:
    """Return the rows that a text takes in a text field on a phone."""
    return sum(max(1, -(-len(line) // COLUMNS)) for line in text.split("\n")) + 1


def _on_its_page(site: Site, macro: str, name: str) -> Markup:
    return show_group(site, site.guide.groups[name], site.page.level(macro, name))
