"""Patterns across several sheets of answers (with scripts)."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def pattern(site: Site, *names: str) -> Markup:
    """Show where it stopped, what was often 'no', what goes well and each scale, in the named groups."""
    items = [item for name in names for item in site.guide.groups[name].items]
    scales = [item for item in items if item in site.guide.prompts("scale")]
    return site.render("pattern", items=items, scales=scales, level=site.page.level("pattern", *names))
