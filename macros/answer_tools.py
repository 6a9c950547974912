"""The tools for all answers: save, open, copy and clear (with scripts)."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site
from model.guide import Group, Item, Letter, Prompt


def answer_tools(site: Site) -> Markup:
    """Show the tools, and answers to questions that are gone."""
    here = {group.name for group in site.guide.shown_on(site.page)}
    known = sorted(
        f"{id_}/{answer}"
        for group in site.guide.groups.values()
        if group.name not in here
        for item in group.items
        for id_ in (item.id, *item.was)
        for answer in _answers(site, group, item)
    )
    return site.render("answer_tools", known=known, level=site.page.level("answer_tools"))


def _answers(site: Site, group: Group, item: Item) -> list[str]:
    """Return the possible answers to an item: names of text fields, and each value of a choice."""
    if group.kind == "checklist":
        return ["done/done"]
    if group.kind == "reflection":
        choices = [f"choice/{answer.value}" for answer in site.settings.scale]
        return [*choices, *(f"hands/{answer.value}" for answer in site.settings.hands), "note"]
    if isinstance(item, Prompt) and item.answer == "stage":
        return [f"choice/{answer.value}" for answer in site.stage_answers]
    return ["text", "subject"] if isinstance(item, Letter) and item.subject else ["text"]
