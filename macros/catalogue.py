"""The macros by name: the function of that name in a module, or else only the template of that name."""

from markupsafe import Markup

from macros import (
    answer_tools,
    next_step,
    review_line,
    search,
    source,
    stage,
    support,
    whole_guide,
    worksheet,
)
from macros.group import group_macro
from macros.site import Macro, Site
from model import calls
from model.guide import GROUP_KINDS

MODULES = (answer_tools, next_step, review_line, search, source, stage, support, whole_guide, worksheet)
FUNCTIONS: dict[str, Macro] = {kind: group_macro(kind) for kind in GROUP_KINDS.values()}
FUNCTIONS |= {name: vars(room)[name] for room in MODULES for name in calls.MACROS if name in vars(room)}

ONLY_TEMPLATES = [name for name in calls.MACROS if name not in FUNCTIONS]
"""The macros without a function: their templates find everything in `site`."""


def from_template(name: str) -> Macro:
    """Return the macro that only renders the template of its name."""

    def macro(site: Site) -> Markup:
        return site.render(name)

    return macro


MACROS = {**FUNCTIONS, **{name: from_template(name) for name in ONLY_TEMPLATES}}
