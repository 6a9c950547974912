"""What a pull request does, in words, for the person who decides about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from check.crosscheck import crosscheck
from check.load_site import DOCS, SETTINGS, parse_site
from check.style_measures import ENOUGH
from contribute.breaking_changes import losses
from contribute.content_changes import compare_facts, compare_pages
from contribute.due_reviews import due, to_come
from contribute.non_content_changes import warn
from contribute.question_changes import compare_questions
from contribute.readability import Figures, measure
from contribute.wording import day, escape, join, sentence
from model.country_packs import COUNTRIES, pack_names, read_packs
from model.guide import Guide
from model.load_guide import parse_guide
from model.problems import Problem
from model.settings import parse_settings

MOST = 20
"""More lines of one kind are not read."""

HINT = "The reading level is about how many years at school a text asks for. It is a hint, and stops nothing."

LOOK = """
### See it

The built site is an artifact of this run. Unpack it, type `python3 -m http.server` in its folder,
and open <http://127.0.0.1:8000>. The worksheets as they print stand beside it.
"""
"""What stands below a summary on GitHub."""


def summarise(base: Path, head: Path, today: date, beside: Sequence[str] = ()) -> str:
    """Return what changed between two checkouts of a project, and beside its words, as Markdown."""
    before, old = _read_before(base)
    after, _, new = parse_site(head)
    warnings = [*warn(beside), *(line for one in losses(base, head) for line in (f"**{one}**", ""))]
    warnings += [line for one in to_come(after, today) for line in (f"**{escape(one)}**", "")]
    if new:
        mistakes = _list([_told(one) for one in sorted(set(new))])
        return "\n".join(["## To mend first", "", *warnings, *mistakes, ""])
    lines = ["## What this change does", "", *warnings]
    if old:
        lines += ["The pages before this change cannot be read, so there is nothing to compare with.", ""]
    else:
        lines += _changes(base, head, before, after) or ([] if warnings else ["No page is touched.", ""])
    overdue = [f"{escape(one.name)} {one.what} {day(one.on)}." for one in due(after, today)]
    if overdue:
        lines += ["### Due for review", "", *_list(overdue), ""]
    return "\n".join(lines)


def _read_before(base: Path) -> tuple[Guide, list[Problem]]:
    """Return what the pages and the country packs said; the host's settings of that day are not judged."""
    countries = base / COUNTRIES
    problems: list[Problem] = []
    settings, _ = parse_settings(base / SETTINGS, pack_names(countries))
    parsed = parse_guide(base / DOCS, read_packs(countries, settings.countries, problems))
    return parsed.guide, problems + parsed.problems + crosscheck(parsed, DOCS)


def _changes(base: Path, head: Path, before: Guide, after: Guide) -> list[str]:
    other_lines = before.packs != after.packs
    touched = [
        path
        for path in {**after.pages, **before.pages}
        if _text(base, path) != _text(head, path) or (other_lines and _helps(after, path))
    ]
    if not touched:
        return []
    titles = [escape((after.pages.get(path) or before.pages[path]).title) for path in touched]
    lines = [f"**Pages touched:** {join(titles)}.", ""]
    for heading, sentences in (
        ("Questions", compare_questions(before, after)),
        ("Pages", compare_pages(before, after)),
        ("Facts", compare_facts(before, after)),
    ):
        found = list(sentences)
        lines += [f"### {heading}", "", *_list(found), ""] if found else []
    return [
        *lines,
        *_table(touched, before, after, measure(base / DOCS, before), measure(head / DOCS, after)),
    ]


def _helps(guide: Guide, path: str) -> bool:
    """Return whether a page shows the help lines of the country packs."""
    return path == guide.page_calling("support")


def _text(project: Path, path: str) -> bytes:
    file = project / DOCS / path
    return file.read_bytes() if file.is_file() else b""


def _told(problem: Problem) -> str:
    return escape(str(problem))


def _list(sentences: Sequence[str]) -> list[str]:
    more = [f"- And {len(sentences) - MOST} more."] if len(sentences) > MOST else []
    return [f"- {sentence(one)}" for one in sentences[:MOST]] + more


def _table(
    touched: Sequence[str], before: Guide, after: Guide, old: dict[str, Figures], new: dict[str, Figures]
) -> list[str]:
    lines = ["### Figures", "", "| | Words | Reading level | Minutes |", "| --- | --- | --- | --- |"]
    for path in touched:
        title = escape((after.pages.get(path) or before.pages[path]).title)
        lines.append(_row(title, old.get(path, Figures()), new.get(path, Figures())))
    lines.append(_row("**All pages**", sum(old.values(), Figures()), sum(new.values(), Figures())))
    return [*lines, "", HINT, ""]


def _row(title: str, old: Figures, new: Figures) -> str:
    shown: list[Callable[[Figures], str]] = [
        lambda one: f"{one.words:,}",
        lambda one: f"{one.level:.1f}" if one.words >= ENOUGH else "–",
        lambda one: str(one.minutes or "–"),
    ]
    cells = [show(new) if show(old) == show(new) else f"{show(old)} → {show(new)}" for show in shown]
    return f"| {' | '.join([title, *cells])} |"
