"""Where facts come from, and how much they can carry."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site
from model.guide import months_later


def cite(site: Site, *ids: str) -> Markup:
    """Mark a statement with its sources, by their number in the list of this page."""
    cited = site.guide.cited_on(site.page)
    sources = [(cited.index(one) + 1, site.guide.sources[one]) for one in ids]
    has_list = any(call.macro == "source_list" and not call.arguments for call in site.page.calls)
    listed_on = site.path if has_list else site.guide.register
    return Markup(" ").join(site.render("cite", sources=sources, listed_on=listed_on).splitlines())


def source_list(site: Site, kind: str = "") -> Markup:
    """List the sources of this page in the order of their numbers, or all of one kind."""
    if kind:
        sources = [source for source in site.guide.sources.values() if source.kind == kind]
    else:
        sources = [site.guide.sources[one] for one in site.guide.cited_on(site.page)]
    level = site.page.level("source_list", *[kind] * bool(kind))
    return site.render(
        "source_list", sources=sources, kind=kind, level=2 if not kind else level, months_later=months_later
    )
