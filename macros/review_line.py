"""Who looks after a page, and when somebody last looked."""

from __future__ import annotations

from markupsafe import Markup

from macros.content.model import months_later
from macros.site import Site


def review_line(site: Site) -> Markup:
    """Show owner, last review and next review of this page."""
    page = site.page
    return site.render("review_line", page=page, due=months_later(page.reviewed, page.review_every))
