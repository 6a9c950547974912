"""Sources: citations, and the list of them."""

from markupsafe import Markup

from macros.site import Site
from model.guide import months_later


def cite(site: Site, *ids: str) -> Markup:
    """Show the numbers of sources in the list of this page."""
    cited = site.guide.cited_on(site.page)
    sources = [(cited.index(id_) + 1, site.guide.sources[id_]) for id_ in ids]
    has_list = any(call.macro == "source_list" and not call.arguments for call in site.page.calls)
    listed_on = site.path if has_list else site.guide.register
    return Markup(" ").join(site.render("cite", sources=sources, listed_on=listed_on).splitlines())


def source_list(site: Site, kind: str = "") -> Markup:
    """List the sources of this page in the order of their numbers, or all of one kind."""
    if kind:
        sources = [source for source in site.guide.sources.values() if source.kind == kind]
    else:
        sources = [site.guide.sources[id_] for id_ in site.guide.cited_on(site.page)]
    return site.render(
        "source_list",
        sources=sources,
        kind=kind,
        register=site.guide.register,
        level=site.page.level("source_list", kind) if kind else 2,
        months_later=months_later,
    )
