"""The choices before printing."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def print_choices(site: Site) -> Markup:
    """Show the choices: large print, and for a worksheet with answers or only some groups."""
    sheet = any(call.macro == "worksheet" for call in site.page.calls)
    return site.render("print_choices", sheet=sheet, level=site.page.level("print_choices"))
