"""What a reader takes with them: their own words, and their dates as a calendar file."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def summary(site: Site, *names: str) -> Markup:
    """Gather the answers to the named groups under a heading, where scripts run. Nothing is counted."""
    groups = [site.guide.groups[name] for name in names]
    ids = " ".join(item.id for group in groups for item in group.items)
    return site.render("summary", ids=ids, level=site.page.level("summary", *names))
