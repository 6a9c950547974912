"""The links to the worksheet as files, which `publish` makes."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def sheet_files(site: Site) -> Markup:
    """Show a placeholder, which `publish` replaces with the links."""
    return site.render("sheet_files")
