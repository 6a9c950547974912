"""Help by country: never behind a click, never in need of a script."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.site import Site
from macros.source import cite


def support(site: Site) -> Markup:
    """Show every help line, country by country."""
    return site.render(
        "support",
        countries=site.guide.help_lines,
        level=site.page.level("support"),
        dial=dial,
        cite=partial(cite, site),
    )


def rights_list(site: Site) -> Markup:
    """Show what a reader may ask or do: the first country whole, and each other one tap away."""
    sources = site.guide.sources
    rights = [right for country in site.guide.rights for right in country.lines]
    return site.render(
        "rights_list",
        countries=site.guide.rights,
        level=min(site.page.level("rights_list"), 5),
        cite=partial(cite, site),
        reported=[one for one in rights if all(sources[name].is_reported for name in one.sources)],
    )


def country_choice(site: Site) -> Markup:
    """Lead to the section of each country on this page, in the order of the topic; nothing is kept."""
    rights = [(country.id, country.name) for country in site.guide.rights]
    help_lines = [(country.id, country.country) for country in site.guide.help_lines]
    return site.render("jumps", places=rights if site.page.rights else help_lines)


def support_line(site: Site) -> Markup:
    """Show the short line: one or two numbers a country, and the way to all of them."""
    return site.render("support_line", **short_lines(site))


def short_lines(site: Site) -> dict[str, Any]:
    """Return what a template needs to show the short line."""
    short = [
        (country, [line for line in country.lines if line.short])
        for country in site.guide.help_lines
        if any(line.short for line in country.lines)
    ]
    return {"short": short, "goal": site.guide.page_calling("support"), "dial": dial}


def dial(number: str) -> str:
    """Return a number as a telephone link wants it: digits and a leading plus."""
    return re.sub(r"(?!^\+)[^0-9]", "", number)
