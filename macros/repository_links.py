"""The links to all issue forms, for a page that invites feedback."""

from __future__ import annotations

from markupsafe import Markup

from macros.repository import FORMS
from macros.site import Site


def repository_links(site: Site) -> Markup:
    """Show the links, or that the site has no repository yet."""
    return site.render("repository_links", forms=FORMS)
