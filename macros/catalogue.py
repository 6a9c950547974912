"""The macros by name."""

from macros.answer_tools import answer_tools
from macros.check_list import check_list
from macros.group import checklist, letter, prompt, reflection
from macros.next_step import next_step
from macros.part_list import part_list
from macros.pattern import pattern
from macros.print_choices import print_choices
from macros.repository_links import repository_links
from macros.review_line import review_line
from macros.scripts import with_scripts, without_scripts
from macros.search import index_list, search
from macros.sheet_bar import sheet_bar
from macros.sheet_files import sheet_files
from macros.site import Macro
from macros.source import cite, source_list
from macros.stage import stage_choice, stage_path
from macros.style_guide import style_guide
from macros.summary import summary
from macros.support import country_choice, rights_list, support, support_line
from macros.whole_guide import whole_guide
from macros.worksheet import worksheet, worksheet_list

MACROS: dict[str, Macro] = {
    macro.__name__: macro
    for macro in (
        answer_tools,
        check_list,
        checklist,
        cite,
        country_choice,
        index_list,
        letter,
        next_step,
        part_list,
        pattern,
        print_choices,
        prompt,
        reflection,
        repository_links,
        review_line,
        rights_list,
        search,
        sheet_bar,
        sheet_files,
        source_list,
        stage_choice,
        stage_path,
        style_guide,
        summary,
        support,
        support_line,
        whole_guide,
        with_scripts,
        without_scripts,
        worksheet,
        worksheet_list,
    )
}
