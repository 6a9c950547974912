"""The ways to write to those who look after the guide, for a page that invites to it."""

from __future__ import annotations

from markupsafe import Markup

from macros.repository import FORMS
from macros.site import Site


def repository_links(site: Site) -> Markup:
    """Show where to write to those who look after the guide, or that there is no such place yet."""
    return site.render("repository_links", forms=FORMS)
