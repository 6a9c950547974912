"""The worksheet, and what scripts make of its answers."""

from markupsafe import Markup

from macros.group import show_group
from macros.site import Site


def worksheet(site: Site, *names: str) -> Markup:
    """Show the named groups, each with a link to its page."""
    level = site.page.level("worksheet", *names)
    groups = [site.guide.groups[name] for name in names]
    sections = [(group, show_group(site, group, level, site.page.shown_first(group))) for group in groups]
    calls = [call.arguments for call in site.page.calls if call.macro == "worksheet"]
    return site.render("worksheet", sections=sections, first=calls[:1] == [names])


def worksheet_list(site: Site) -> Markup:
    """Link to each group on this page."""
    return site.render(
        "worksheet_list",
        places=[(group.name, group.legend) for group in site.guide.shown_on(site.page)],
        folds=site.page.first or site.settings.ask_more,
    )


def summary(site: Site, *names: str) -> Markup:
    """Show the place for the answers to the named groups (with scripts)."""
    ids = " ".join(item.id for name in names for item in site.guide.groups[name].items)
    return site.render("summary", *names, ids=ids)


def pattern(site: Site, *names: str) -> Markup:
    """Show where it stopped, what was often 'no', what goes well and each scale, in the named groups."""
    items = [item for name in names for item in site.guide.groups[name].items]
    scales = [item for item in items if item in site.guide.prompts("scale")]
    return site.render("pattern", *names, items=items, scales=scales)
