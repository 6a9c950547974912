"""Checks across pages: calls, groups, stages and letters, with ids and references."""

from collections import Counter
from collections.abc import Collection

from check.ids import OURS, check_answer_ids, check_ids
from check.outside_links import check_sources, premium
from check.references import check_references, links_of_texts
from check.review_dates import check_review_interval
from model.addresses import address, digits
from model.files import DOCS, LEDGER, Unparsed
from model.guide import GROUP_KINDS, SHOWS, Guide, Page, Prompt
from model.load_guide import ParsedGuide
from model.problems import Problem, Report, known, reporter

SHOWN_BY = {
    "check_list": "checks",
    "country_choice": "countries",
    "part_list": "parts",
    "rights_list": "rights",
    "stage_choice": "stages",
    "style_guide": "rules",
    "support": "countries",
}
"""What a macro shows all of, by the key under which authors write it."""

WITHOUT_ADDRESS = {"cite", "with_scripts", "without_scripts"}
"""The macros without an id in their HTML, which a page may call many times."""


def crosscheck(parsed: ParsedGuide, premium_numbers: Collection[str] = ()) -> list[Problem]:
    """Return every mistake between the pages of a guide.

    A name that may be defined on a page that could not be parsed is not reported as missing.
    """
    guide, files, unparsed, _ = parsed
    problems: list[Problem] = []

    def report_at(path: str) -> Report:
        return reporter(problems, f"{DOCS}/{path}")

    check_ids(guide, report_at)
    problems += check_sources(guide)
    if LEDGER not in unparsed:
        check_answer_ids(guide, files, report_at, unparsed)
    calls = {(call.macro, *call.arguments) for page in guide.pages.values() for call in page.calls}
    summed = {name for macro, *names in calls if macro == "summary" for name in names}
    fills: dict[str, str] = {}
    for page in guide.pages.values():
        report = report_at(page.path)
        check_review_interval(page, guide, report)
        folder = address(page.path).partition("/")[0]
        if folder.casefold() in OURS:
            report(1, f"the site keeps its own files under '{folder}/'. Give the page another name.")
        _check_premium(page, guide, premium_numbers, report)
        check_references(page, guide, files.pictures, unparsed, report)
        _check_shown(page, guide, calls, unparsed, report)
        _check_uses(page, summed, fills, unparsed, report)
        if not unparsed.texts:
            _check_empty(page, guide, report)
        if page.is_parsed:
            _check_calls(page, report)
            _check_ends(page, report)
            _check_marks(page, report)
            _check_groups(page, guide, unparsed, report)
    return problems


def _call(macro: str, *names: str) -> str:
    """Return a call as it is written on a page, in quotation marks."""
    words = ", ".join(f'"{name}"' for name in names)
    return f"'{{{{ {macro}({words}) }}}}'"


def _check_premium(page: Page, guide: Guide, free: Collection[str], report: Report) -> None:
    """Report numbers that cost more than a usual call, unless the settings allow them."""
    packs = [pack.id for pack in guide.packs]
    numbers = [(line.number, line.line, [one.id]) for one in page.help_lines for line in one.numbers]
    links = [
        one for one in [*page.links, *links_of_texts(page)] if one.address[:4].lower() in ("tel:", "sms:")
    ]
    numbers += [(link.address[4:], link.line, packs) for link in links]
    for number, line, countries in numbers:
        why = premium(number, countries)
        if why and digits(number) not in map(digits, free):
            setting = f"""'premium_numbers: {{"{number}": why it is needed}}' below 'extra:' in mkdocs.yml"""
            report(line, f"the number '{number}' {why}. Name a free one, or let the owner add {setting}.")


def _check_calls(page: Page, report: Report) -> None:
    shown: Counter[str] = Counter()
    for call in page.calls:
        if call.macro in ("cite", "pattern", "summary", "worksheet") and not call.arguments:
            report(call.line, f"'{call.macro}' needs a name in quotes, as in {_call(call.macro, 'name')}.")
        own = {group.name for group in page.groups if group.kind == call.macro}
        if call.macro in GROUP_KINDS.values() and (len(call.arguments) != 1 or call.arguments[0] not in own):
            names = ", ".join(f"'{name}'" for name in call.arguments) or "nothing"
            what = f"needs the name of one {call.macro} on this page, and has {names}."
            other = next((group for group in page.groups if (group.name,) == call.arguments), None)
            advice = f"Write {_call(other.kind, other.name)}." if other else ""
            report(call.line, f"'{call.macro}' {what} {advice or known(own, ''.join(call.arguments))}")
        # A call that puts an id into the page may be there once.
        written = [] if call.macro in WITHOUT_ADDRESS else [_call(call.macro, *call.arguments)]
        for name in (f"'{name}'" for name in call.arguments) if call.macro in SHOWS else written:
            shown[name] += 1
            if shown[name] == 2:
                report(call.line, f"{name} is shown twice on this page. Keep one.")


def _check_ends(page: Page, report: Report) -> None:
    last = page.calls[-1] if page.calls else None
    line = last.line if last else 1
    refused = Unparsed({page.path: page.refused.lower().replace("-", "_")})
    if refused.may_hold("source_list") or refused.may_hold("review_line"):
        return
    cites = any(call.macro == "cite" for call in page.calls)
    cites = cites or any(item.sources for group in page.groups for item in group.items)
    if cites and not any(call.macro == "source_list" and not call.arguments for call in page.calls):
        advice = "Add a line '{{ source_list() }}' above '{{ review_line() }}'."
        report(line, f"the page cites sources without listing them. {advice}")
    if last is None or last.macro != "review_line":
        is_there = any(call.macro == "review_line" for call in page.calls)
        advice = "Make '{{ review_line() }}'" if is_there else "Add '{{ review_line() }}' as"
        report(line, f"the page does not end with its review date. {advice} its last line.")


def _check_marks(page: Page, report: Report) -> None:
    """Report lists behind a mark for scripts, which speaks of a heading or a paragraph only."""
    marks = [call for call in page.calls if call.macro in ("with_scripts", "without_scripts")]
    for call in marks:
        ends = min((other.line for other in page.calls if other.line > call.line), default=call.line)
        below = [one for one in page.passages if one.kind != "fact" and call.line < one.line < ends]
        if below and below[0].in_list:
            what = f"'{call.macro}' applies to the paragraph below it, and a list follows"
            report(call.line, f"{what}. Put a sentence between them, or make one of the list.")


def _check_shown(
    page: Page, guide: Guide, calls: set[tuple[str, ...]], unparsed: Unparsed, report: Report
) -> None:
    """Report what no page shows."""
    needed: list[tuple[int, str, tuple[str, ...]]] = []
    if guide.page_calling("stage_choice"):
        needed += [(one.line, f"shows the stage '{one.id}'", ("stage_path", one.id)) for one in page.stages]
    needed += [(one.line, "shows these rights", ("rights_list",)) for one in page.rights[:1]]
    for call in page.calls:
        if call.macro == "support_line":
            needed.append((call.line, "shows the help lines that this links to", ("support",)))
        if call.macro == "sheet_files" and not guide.page_calling("worksheet"):
            needed.append((call.line, "has a worksheet to make files of", ("worksheet", "name")))
    for line, what, shown_by in needed:
        if shown_by not in calls and not unparsed.may_hold(shown_by[0]):
            report(line, f"no page {what}. Add a line {_call(*shown_by)} to one.")


def _check_uses(
    page: Page, summed: Collection[str], fills: dict[str, str], unparsed: Unparsed, report: Report
) -> None:
    """Report answers that nothing makes use of: dates of no calendar file, and gaps that others fill."""
    prompts = [(group, item) for group in page.groups for item in group.items if isinstance(item, Prompt)]
    for group, item in prompts:
        if item.calendar and group.name not in summed and not unparsed.may_hold("summary"):
            advice = f"Add {_call('summary', group.name)} to a worksheet, or take 'calendar' out."
            report(item.line, f"no page makes a calendar file with '{item.id}'. {advice}")
        if item.fills and (first := fills.setdefault(item.fills, item.id)) != item.id:
            report(item.line, f"'{item.id}' fills '[{item.fills}]', as '{first}' does. Keep one.")


def _check_empty(page: Page, guide: Guide, report: Report) -> None:
    """Report calls and questions that have nothing to show."""
    macros = {call.macro for call in page.calls}
    held = {name: getattr(guide, name, ()) for name in SHOWN_BY.values()}
    held["rights"] = [right for other in guide.pages.values() for right in other.rights]
    held["countries"] = guide.help_lines or held["rights"]
    for call in page.calls:
        sentence = f"'{call.macro}' has nothing to show here"
        if (key := SHOWN_BY.get(call.macro, "")) and not held[key]:
            place = "below 'extra:' in mkdocs.yml" if key == "countries" else "in the front matter of a page"
            report(call.line, f"{sentence}. Write '{key}:' {place}, or take the line out.")
        if call.macro == "source_list" and not call.arguments and not guide.cited_on(page):
            report(call.line, f"{sentence}: the page cites no source. Take the line out.")
        if call.macro == "worksheet_list" and "worksheet" not in macros:
            report(call.line, f"{sentence}: the page gathers no groups. Take the line out.")
    asking = guide.prompts("stage") if not guide.stages else []
    for item in (item for group in page.groups for item in group.items if item in asking):
        advice = "Write 'stages:' in the front matter of a page, or choose another answer."
        report(item.line, f"'{item.id}' asks for a stage, and the guide has none. {advice}")


def _check_groups(page: Page, guide: Guide, unparsed: Unparsed, report: Report) -> None:
    sheets = guide.worksheets
    shown = {name for call in page.calls if call.macro in SHOWS for name in call.arguments}
    refused = Unparsed({page.path: page.refused})
    for group in page.groups:
        if group.name not in shown and not refused.may_hold(group.name):
            advice = f"Add a line {_call(group.kind, group.name)} to the body."
            report(group.line, f"{group.kind} '{group.name}' is not shown on its page. {advice}")
        missing = not any(group in gathered for gathered in sheets.values())
        if group.worksheet and sheets and missing and not unparsed.may_hold(group.name):
            place = f"Add {_call('worksheet', group.name)} to {' or '.join(sheets)}"
            what = f"{group.kind} '{group.name}' is on no worksheet."
            report(group.line, f"{what} {place}, or 'worksheet: false' here.")
