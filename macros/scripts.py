"""Words for those alone whose browser runs scripts, or for those whose browser does not."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def with_scripts(site: Site) -> Markup:
    """Show what is below only where scripts run: a paragraph, or a heading with its first paragraph."""
    return site.render("scripts", name="with-scripts")


def without_scripts(site: Site) -> Markup:
    """Show the paragraph below only where no scripts run."""
    return site.render("scripts", name="without-scripts")
