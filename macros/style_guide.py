"""The style guide, from the rules that the check applies."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def style_guide(site: Site) -> Markup:
    """Show every rule with a bad and a good example, and the words to avoid."""
    return site.render("style_guide", rules=site.guide.rules.values(), level=site.page.level("style_guide"))
