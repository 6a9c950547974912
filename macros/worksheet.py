"""The worksheet: groups from all pages on one."""

from __future__ import annotations

from markupsafe import Markup

from macros.group import show_group
from macros.site import Site


def worksheet(site: Site, *names: str) -> Markup:
    """Show the named groups, each with a link to its page."""
    level = site.page.level("worksheet", *names)
    groups = [site.guide.groups[name] for name in names]
    sections = [(group, show_group(site, group, level)) for group in groups]
    calls = [call.arguments for call in site.page.calls if call.macro == "worksheet"]
    return site.render("worksheet", sections=sections, first=calls[:1] == [names])


def worksheet_list(site: Site) -> Markup:
    """Link to each group on this page."""
    return site.render(
        "worksheet_list", places=[(group.name, group.legend) for group in site.guide.shown_on(site.page)]
    )
