"""The macros by name."""

from markupsafe import Markup

from macros.answer_tools import answer_tools
from macros.group import group_macro
from macros.next_step import next_step
from macros.review_line import review_line
from macros.search import index_list, search
from macros.site import Macro, Site
from macros.source import cite, source_list
from macros.stage import stage_path
from macros.support import country_choice, rights_list, support, support_line
from macros.whole_guide import whole_guide
from macros.worksheet import pattern, summary, worksheet, worksheet_list
from model.guide import GROUP_KINDS

ONLY_TEMPLATES = (
    "carry_on",
    "check_list",
    "part_list",
    "print_choices",
    "publisher",
    "repository_links",
    "sheet_bar",
    "sheet_files",
    "stage_choice",
    "style_guide",
    "with_scripts",
    "without_scripts",
)
"""The macros without a function: their templates find everything in `site`."""


def from_template(name: str) -> Macro:
    """Return the macro that only renders the template of its name."""

    def macro(site: Site) -> Markup:
        return site.render(name, level=site.page.level(name))

    return macro


MACROS: dict[str, Macro] = {
    **{name: from_template(name) for name in ONLY_TEMPLATES},
    **{kind: group_macro(kind) for kind in GROUP_KINDS.values()},
    "answer_tools": answer_tools,
    "cite": cite,
    "country_choice": country_choice,
    "index_list": index_list,
    "next_step": next_step,
    "pattern": pattern,
    "review_line": review_line,
    "rights_list": rights_list,
    "search": search,
    "source_list": source_list,
    "stage_path": stage_path,
    "summary": summary,
    "support": support,
    "support_line": support_line,
    "whole_guide": whole_guide,
    "worksheet": worksheet,
    "worksheet_list": worksheet_list,
}
