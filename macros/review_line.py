"""Who looks after a page, when somebody last looked, and what stands at the foot of every sheet of paper."""

from __future__ import annotations

from markupsafe import Markup

from macros.content.addresses import address
from macros.content.model import months_later
from macros.content.version import version
from macros.site import Site


def review_line(site: Site) -> Markup:
    """Show owner, last review and next review of this page."""
    page = site.page
    return site.render(
        "review_line",
        page=page,
        due=months_later(page.reviewed, page.review_every),
        address=_short(site.settings.site_url, address(page.path)),
        version=version(site.guide.shown_on(page)),
    )


def _short(site_url: str, page: str) -> str:
    """Return an address as somebody types it who reads it on paper."""
    start = site_url.partition("://")[2]
    return f"{start.rstrip('/')}/{page}".rstrip("/") if start else ""
