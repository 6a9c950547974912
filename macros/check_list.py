"""What the site says about itself, and how tests prove it."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def check_list(site: Site) -> Markup:
    """List the statements that tests prove at every change."""
    return site.render("check_list", checks=site.guide.checks)
