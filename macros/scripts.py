"""Marks for text that only readers with scripts see, or only those without."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def with_scripts(site: Site) -> Markup:
    """Show the paragraph below, or the heading and its first paragraph, only with scripts."""
    return site.render("scripts", name="with-scripts")


def without_scripts(site: Site) -> Markup:
    """Show the paragraph below only without scripts."""
    return site.render("scripts", name="without-scripts")
