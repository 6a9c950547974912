"""How the pages are written, shown from the same rules that they are checked against."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def style_guide(site: Site) -> Markup:
    """Show every rule with an example of how not to write, one of how to, and the words to avoid."""
    return site.render("style_guide", rules=site.guide.rules.values(), level=site.page.level("style_guide"))
