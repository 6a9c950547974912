"""Help lines and rights by country. Help is never behind a click and needs no script."""

from functools import partial
from typing import Any

from markupsafe import Markup

from macros.site import Site
from macros.source import cite
from model.addresses import digits


def support(site: Site) -> Markup:
    """Show every help line, country by country."""
    return site.render("support", countries=site.guide.help_lines, dial=digits, cite=partial(cite, site))


def rights_list(site: Site) -> Markup:
    """Show the rights in each country, the first one open and the others folded."""
    rights = [right for country in site.guide.rights for right in country.lines]
    # The sources in which somebody else tells what the law says, at least in part.
    reports = {name for name, one in site.guide.sources.items() if one.reported_by or one.kind == "comment"}
    return site.render(
        "rights_list",
        countries=site.guide.rights,
        level=min(site.page.level("rights_list"), 5),
        cite=partial(cite, site),
        reported=[right for right in rights if reports.issuperset(right.sources)],
    )


def country_choice(site: Site) -> Markup:
    """Link to the section of each country on this page; the choice is not saved."""
    rights = [(country.id, country.name) for country in site.guide.rights]
    help_lines = [(country.id, country.country) for country in site.guide.help_lines]
    return site.render("country_choice", places=rights if site.page.rights else help_lines)


def support_line(site: Site) -> Markup:
    """Show the short line: one or two numbers a country, and a link to all of them."""
    return site.render("support_line", **short_lines(site))


def short_lines(site: Site) -> dict[str, Any]:
    """Return the template context of the short line."""
    short = [
        (country, [line for line in country.lines if line.short])
        for country in site.guide.help_lines
        if any(line.short for line in country.lines)
    ]
    return {"short": short, "goal": site.guide.page_calling("support"), "dial": digits}
