"""Several occasions on one device: a sheet for each, where scripts run."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def sheet_bar(site: Site) -> Markup:
    """Offer to switch between sheets, and to make, name, copy and delete them."""
    return site.render("sheet_bar")
