"""The tools for all answers: save, open, copy and clear (with scripts)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from markupsafe import Markup

from macros.site import Site
from model.answers import Choice, WritingLines, controls
from model.guide import Group, Item


def answer_tools(site: Site) -> Markup:
    """Show the tools, and answers to questions that are gone."""
    here = {group.name for group in site.guide.shown_on(site.page)}
    known = sorted(
        f"{id_}/{answer}"
        for group in site.guide.groups.values()
        if group.name not in here
        for item in group.items
        for answer in _answers(site, group, item)
        for id_ in (item.id, *item.was)
    )
    return site.render("answer_tools", known=known, level=site.page.level("answer_tools"))


def _answers(site: Site, group: Group, item: Item) -> Iterator[str]:
    """Yield the possible answers to an item: names of text fields, and each value of a choice."""
    for control in controls(group, item, site.guide, site.settings):
        match control:
            case Choice():
                yield from (f"{control.key}/{answer.value}" for answer in control.answers)
            case WritingLines():
                yield control.key
            case _:
                assert_never(control)
