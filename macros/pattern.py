"""Patterns across several sheets of answers (with scripts)."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def pattern(site: Site, *names: str) -> Markup:
    """Show where it stopped, what was often answered 'no', and what goes well, in the named reflections."""
    items = [item for name in names for item in site.guide.groups[name].items]
    return site.render("pattern", items=items, level=site.page.level("pattern", *names))
