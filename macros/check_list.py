"""The statements about the site that tests prove."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def check_list(site: Site) -> Markup:
    """List what tests prove at every change."""
    return site.render("check_list", checks=site.guide.checks)
