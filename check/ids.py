"""Check ids: each unique in the site, and those of answers in the ledger, which only grows."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal

from model.addresses import address
from model.files import ALL_PARSED, LEDGER, Files, Unparsed, read_ledger
from model.guide import Guide, Page
from model.problems import Report, ReportAt

Ledger = Mapping[str, tuple[int, bool]]  # the line of each id and path, and whether it is retired
OURS = frozenset({"404", "assets", "bundles", "files", "pictures", "scripts", "styles"})
"""Where a site keeps files of its own: a page at one of these addresses would be overwritten."""

WRITTEN_ID = re.compile(r'\bid="([a-z][\w-]*)"')
MOST = 50  # the most names to look for renamed ones in, which compares each with each


@cache
def template_ids() -> frozenset[str]:
    """Return the ids that templates use for themselves."""
    engine = Path(__file__).parents[1]
    templates = (*(engine / "overrides").rglob("*.html"), *(engine / "macros" / "templates").glob("*.html"))
    texts = (file.read_text(encoding="utf-8") for file in templates)
    return frozenset(name for text in texts for name in WRITTEN_ID.findall(text))


def check_ids(guide: Guide, report_at: ReportAt) -> None:
    """Report ids that are used twice in the site, or that are the anchor of a heading on the same page."""
    first: dict[str, str] = {}
    worksheets = {path: guide.gathered(path) for path in guide.worksheets}
    for page in guide.pages.values():
        for heading in (one for one in page.headings if one.anchor in template_ids()):
            sentence = f"a heading cannot have the address '{heading.anchor}', which every guide uses itself."
            report_at(page.path)(heading.line, f"{sentence} Reword it.")
    for name, page, line in _names(guide):
        report = report_at(page.path)
        same = name.casefold()
        if same in first:
            report(line, f"the id '{name}' is taken by {first[same]}. Choose another.")
        if name in template_ids():
            report(line, f"the id '{name}' is one that every guide uses itself. Choose another.")
        first.setdefault(same, f"{page.file}:{line}")
        for shown_on in {page.path, *(path for path, names in worksheets.items() if name in names)}:
            if name in guide.pages[shown_on].anchors:
                where = f"a heading of {guide.pages[shown_on].file}. Reword the heading or choose another id."
                report(line, f"the id '{name}' is also the address of {where}")


def check_answer_ids(guide: Guide, files: Files, report_at: ReportAt, unparsed: Unparsed) -> None:
    """Report ids of answers that are not in the ledger, or that it has and the pages have lost."""
    used, former = {}, {}
    for page in guide.pages.values():
        report = report_at(page.path)
        for entry in with_answers(page):
            if entry.id:
                used[entry.id] = (report, entry.line)
        for item in (item for group in page.groups for item in group.items):
            for name in item.was:
                if name in former:
                    advice = "Keep the one that took its place."
                    report(item.line, f"'{name}' is named under 'was' twice in the site. {advice}")
                former[name] = (report, item.line)
    report = report_at(LEDGER)
    ledger = read_ledger(files.ledger, report)
    misspelt = {
        page.path: _intended_ids(files.pages[page.path])
        for page in guide.pages.values()
        if not all(entry.id for entry in with_answers(page))
    }
    unsure = Unparsed({**unparsed.texts, **misspelt})
    paths = {name: entry for name, entry in ledger.items() if name.endswith(".md")}
    if ledger:  # that there is none is said once, by `check.inventory.no_promises`
        answers = {name: entry for name, entry in ledger.items() if name not in paths}
        check_ledger(answers, used, former, report, unsure)
    pages = {path: (report_at(path), 1) for path in (*files.pages, *unparsed.texts) if path.endswith(".md")}
    moved = _former_paths(guide, pages, report_at)
    if paths:  # a ledger from before it held pages guards none
        check_ledger(paths, pages, moved, report, noun="page")


def _former_paths(guide: Guide, pages: Collection[str], report_at: ReportAt) -> dict[str, tuple[Report, int]]:
    """Return where each former path of a page is named; report those whose address is taken."""
    taken = {address(path).casefold(): f"'{path}'" for path in pages}
    former = {}
    for page in guide.pages.values():
        report = report_at(page.path)
        for old in page.was:
            place = address(old).casefold()
            if by := taken.get(place, "files of the site" if place.partition("/")[0] in OURS else ""):
                report(1, f"'{old}' under 'was' has the address of {by}. Take it out.")
            else:
                taken[place] = f"'{page.path}'"
                former[old] = (report, 1)
    return former


def _intended_ids(text: str) -> str:
    """Return the ids of a page, spelled correctly, so that a misspelt one is not reported as lost."""
    ids = re.findall(r"^\s*(?:- +)?id:(.*)", text, re.MULTILINE)
    return "\n".join("-".join(re.findall(r"[a-z0-9]+", name.lower())) for name in ids)


def with_answers(page: Page) -> list[Any]:
    """Return the stages and items of a page, under whose ids answers are saved."""
    return [*page.stages, *(item for group in page.groups for item in group.items)]


def _names(guide: Guide) -> Iterator[tuple[str, Page, int]]:
    """Yield everything with an id in its HTML, in reading order."""
    for page in guide.pages.values():
        yield from ((group.name, page, group.line) for group in page.groups)
        entries = [*with_answers(page), *page.help_lines, *page.rights, *page.parts]
        entries += [*page.sources, *page.checks, *page.rules]
        yield from ((entry.id, page, entry.line) for entry in entries if entry.id)


def check_ledger(  # noqa: PLR0913, PLR0917 - what was, what is, and how to say it
    ledger: Ledger,
    used: Mapping[str, tuple[Report, int]],
    former: Mapping[str, tuple[Report, int]],
    report: Report,
    unparsed: Unparsed = ALL_PARSED,
    noun: Literal["id", "page"] = "id",
) -> None:
    """Report ids or pages that are new, lost or used again; `used` and `former` hold where each is."""
    if noun == "id":
        gone, heir, unknown = "no page uses the id", "item", "Correct the name"
        same = "question in other words, write 'id: {}' again"
    else:
        gone, heir, unknown = "there is no page", "page", "Correct the name, or add a line there"
        same = f"page, write 'was: [{{}}]' here and the new name in docs/{LEDGER}"
    lost, renamed = lost_and_renamed(ledger, used, former, unparsed)
    for name, (report_use, line) in used.items():
        if name in renamed:
            report_use(
                line,
                f"the {noun} '{name}' is new, and '{renamed[name]}' is gone. If it is the same "
                f"{same.format(renamed[name])}. If it is another, add a line '{name}' to the end "
                f"of docs/{LEDGER}, and write '{renamed[name]} retired' there.",
            )
        elif name not in ledger:
            report_use(line, f"the {noun} '{name}' is new. Add a line '{name}' to the end of docs/{LEDGER}.")
        elif ledger[name][1]:
            retired = f"retired (line {ledger[name][0]} of docs/{LEDGER})"
            report_use(line, f"the {noun} '{name}' is {retired} and may not be used again. Choose another.")
    for name, (report_was, line) in former.items():
        if name in used:
            advice = "Take it out of one place."
            report_was(line, f"'{name}' is named under 'was', but it is still in use. {advice}")
        elif name not in ledger:
            report_was(line, f"'{name}' is named under 'was', but it is not in docs/{LEDGER}. {unknown}.")
    for name in (name for name in lost if name not in renamed.values()):
        advice = f"write 'was: [{name}]' in the {heir} that took its place, or write '{name} retired' here."
        report(ledger[name][0], f"{gone} '{name}' any more. Put it back, {advice}")


def lost_and_renamed(
    ledger: Ledger, used: Collection[str], former: Collection[str], unparsed: Unparsed = ALL_PARSED
) -> tuple[list[str], dict[str, str]]:
    """Return the names of a ledger that nothing uses any more, and those that new names seem to replace."""
    lost = [
        name
        for name, (_, retired) in ledger.items()
        if not retired and name not in used and name not in former and not unparsed.may_hold(name)
    ]
    return lost, match_renamed([name for name in used if name not in ledger], lost)


def match_renamed(new: Collection[str], gone: Collection[str]) -> dict[str, str]:
    """Return the name that each new one seems to replace."""
    if len(new) == len(gone) == 1:
        return dict(zip(new, gone, strict=True))
    if max(len(new), len(gone)) > MOST:
        return {}
    renamed: dict[str, str] = {}
    for name in new:
        near = get_close_matches(name, [old for old in gone if old not in renamed.values()], n=1)
        if near:
            renamed[name] = near[0]
    return renamed
