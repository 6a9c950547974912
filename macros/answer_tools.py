"""The tools for all answers: save, open, copy and clear (with scripts)."""

from markupsafe import Markup

from macros.site import Site
from model.answers import controls, saved_as


def answer_tools(site: Site) -> Markup:
    """Show the tools, and answers to questions that are gone."""
    here = {group.name for group in site.guide.shown_on(site.page)}
    known = sorted(
        f"{id_}/{answer}"
        for group in site.guide.groups.values()
        if group.name not in here
        for item in group.items
        for control in controls(group, item, site.guide, site.settings)
        for answer in saved_as(control)
        for id_ in (item.id, *item.was)
    )
    return site.render("answer_tools", known=known)
