"""Keep a place for the files of a worksheet, which are only made when the site is published."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def sheet_files(site: Site) -> Markup:
    """Say that the files are still to come; publishing puts links in this place."""
    return site.render("sheet_files")
