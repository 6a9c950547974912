"""What a reader may do with all their answers at once, where scripts run."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def answer_tools(site: Site) -> Markup:
    """Offer to save, open, copy and clear answers, and show those whose question is gone."""
    here = {item for group in site.guide.shown_on(site.page) for item in group.items}
    elsewhere = [item for item in site.guide.items.values() if item not in here]
    known = sorted({one for item in elsewhere for one in (item.id, *item.was)})
    return site.render("answer_tools", known=known, level=site.page.level("answer_tools"))
