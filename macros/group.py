"""The macros that show a group: `checklist`, `reflection`, `prompt` and `letter`."""

from functools import partial

from markupsafe import Markup

from macros.render import field_text
from macros.site import Macro, Site
from macros.source import cite
from model.answers import controls
from model.guide import Group, GroupKind

COLUMNS = 30  # characters in a row of a text field on a phone


def group_macro(kind: GroupKind) -> Macro:
    """Return the macro that shows a group of a kind on its page."""

    def macro(site: Site, name: str) -> Markup:
        return show_group(site, site.guide.groups[name], site.page.level(kind, name))

    return macro


def show_group(site: Site, group: Group, level: int, first: int | None = None) -> Markup:
    """Return a group with its legend as a heading of a level; items after the first are folded."""
    # On a worksheet there is no list of sources to lead to.
    cites = partial(cite, site) if group in site.page.groups else None
    facts = {"cite": cites, "controls": controls, "rows": rows, "field_text": field_text}
    shown = len(group.items) if first is None else first
    conditional = any(asked for item in group.items for asked, *_ in site.guide.conditions(item))
    return site.render(group.kind, group=group, level=level, first=shown, conditional=conditional, **facts)


def rows(text: str) -> int:
    """Return the rows that a text takes in a text field on a phone."""
    return sum(max(1, -(-len(line) // COLUMNS)) for line in text.split("\n")) + 1
