"""What a reader may do with all their answers at once, where scripts run."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def answer_tools(site: Site) -> Markup:
    """Offer to save, open, copy and clear answers, and show those whose question is gone."""
    items = site.guide.items.values()
    known = sorted({one for item in items for one in (item.id, *item.was)})
    return site.render("answer_tools", known=known, level=site.page.level("answer_tools"))
