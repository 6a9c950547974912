"""The summary: a reader's own answers, and their dates as a calendar file."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def summary(site: Site, *names: str) -> Markup:
    """Show the place for the answers to the named groups (with scripts)."""
    groups = [site.guide.groups[name] for name in names]
    ids = " ".join(item.id for group in groups for item in group.items)
    return site.render("summary", ids=ids, level=site.page.level("summary", *names))
