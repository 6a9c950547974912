"""The review line: owner and review dates of a page, and the foot of its print, with its version."""

import hashlib
from collections.abc import Iterable

from markupsafe import Markup

from macros.site import Site
from model.addresses import address, on_paper
from model.guide import Group, Item, months_later

VERSION_LENGTH = 6  # signs that a person can compare at a glance
# Fields that came after sheets were printed. Empty ones are left out, so that those keep their mark.
ADDED = {"low", "high", "unit", "options", "columns", "when", "sources"}


def review_line(site: Site) -> Markup:
    """Show the owner, the last review and the next one."""
    page, site_url = site.page, site.settings.site_url
    support = site.guide.page_calling("support")
    return site.render(
        "review_line",
        page=page,
        due=months_later(page.reviewed, page.review_every),
        address=on_paper(site_url, address(page.path)),
        help=site.guide.help_on(),
        help_address=on_paper(site_url, address(support)) if support else "",
        version=version(site.guide.shown_on(page)),
    )


def version(groups: Iterable[Group]) -> str:
    """Return a mark that changes whenever these groups do, as they are written; nothing for no groups.

    It leaves out the settings, such as the scale, and the texts of stages.
    """
    words = [str(_facts(group, items=tuple(map(_facts, group.items)))) for group in groups]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:VERSION_LENGTH] if words else ""


def _facts(one: Group | Item, **changed: object) -> tuple[object, ...]:
    """Return what is known of a group or an item, but not the line it was written on."""
    facts = {name: getattr(one, name) for name in one.__dataclass_fields__}
    facts = {name: value for name, value in facts.items() if value or name not in ADDED}
    return tuple({**facts, "line": 0, **changed}.values())
