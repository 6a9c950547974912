"""Several sheets of answers on one device (with scripts)."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def sheet_bar(site: Site) -> Markup:
    """Show the bar to switch between sheets, and to add, name, copy and delete them."""
    return site.render("sheet_bar")
