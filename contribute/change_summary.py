"""Summarise a change in words, for the maintainer who decides about the pull request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from check.crosscheck import crosscheck
from check.load_site import DOCS, SETTINGS, parse_site
from check.style_measures import ENOUGH
from contribute.breaking_changes import breaking_changes
from contribute.content_changes import compare_collections, compare_pages
from contribute.due_reviews import due, future_reviews
from contribute.non_content_changes import warn
from contribute.question_changes import compare_questions
from contribute.readability import Figures, measure
from contribute.wording import escape, join, readable, sentence
from model.country_packs import COUNTRIES, pack_names, read_packs
from model.guide import Guide
from model.load_guide import parse_guide
from model.problems import Problem
from model.settings import parse_settings

MOST = 20
"""The most lines of one kind; more would not be read."""

HINT = "The reading level is about how many years at school a text asks for. It is a hint, and stops nothing."

PREVIEW_HOWTO = """
### See it

The built site is an artifact of this run. Unpack it, type `python3 -m http.server` in its folder,
and open <http://127.0.0.1:8000>. Images of the printed worksheets are next to it.
"""
"""The end of a summary on GitHub."""


def summarise(base: Path, head: Path, today: date, other_files: Sequence[str] = ()) -> str:
    """Return the changes between two checkouts of a project, and in other files, as Markdown."""
    before, old = _read_before(base)
    after, _, new = parse_site(head)
    warnings = [
        *warn(other_files),
        *(line for change in breaking_changes(base, head) for line in (f"**{change}**", "")),
    ]
    warnings += [line for review in future_reviews(after, today) for line in (f"**{escape(review)}**", "")]
    if new:
        mistakes = _list([escape(str(problem)) for problem in sorted(set(new))])
        return "\n".join(["## To mend first", "", *warnings, *mistakes, ""])
    lines = ["## What this change does", "", *warnings]
    if old:
        lines += ["The pages before this change cannot be read, so there is nothing to compare with.", ""]
    else:
        lines += _changes(base, head, before, after) or ([] if warnings else ["No page is changed.", ""])
    overdue = [f"{escape(entry.name)} {entry.what} {readable(entry.on)}." for entry in due(after, today)]
    if overdue:
        lines += ["### Due for review", "", *_list(overdue), ""]
    return "\n".join(lines)


def _read_before(base: Path) -> tuple[Guide, list[Problem]]:
    """Return the old pages and country packs with their mistakes; the host's settings are not checked."""
    countries = base / COUNTRIES
    problems: list[Problem] = []
    settings, _ = parse_settings(base / SETTINGS, pack_names(countries))
    parsed = parse_guide(base / DOCS, read_packs(countries, settings.countries, problems))
    return parsed.guide, problems + parsed.problems + crosscheck(parsed, DOCS)


def _changes(base: Path, head: Path, before: Guide, after: Guide) -> list[str]:
    packs_changed = before.packs != after.packs
    touched = [
        path
        for path in {**after.pages, **before.pages}
        if _text(base, path) != _text(head, path) or (packs_changed and path == after.page_calling("support"))
    ]
    if not touched:
        return []
    titles = [escape((after.pages.get(path) or before.pages[path]).title) for path in touched]
    lines = [f"**Pages changed:** {join(titles)}.", ""]
    for heading, sentences in (
        ("Questions", compare_questions(before, after)),
        ("Pages", compare_pages(before, after)),
        ("Facts", compare_collections(before, after)),
    ):
        listed = _list(list(sentences))
        lines += [f"### {heading}", "", *listed, ""] if listed else []
    return [
        *lines,
        *_table(touched, before, after, measure(base / DOCS, before), measure(head / DOCS, after)),
    ]


def _text(project: Path, path: str) -> bytes:
    file = project / DOCS / path
    return file.read_bytes() if file.is_file() else b""


def _list(sentences: Sequence[str]) -> list[str]:
    more = [f"- And {len(sentences) - MOST} more."] if len(sentences) > MOST else []
    return [f"- {sentence(text)}" for text in sentences[:MOST]] + more


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
        lambda figures: f"{figures.words:,}",
        lambda figures: f"{figures.level:.1f}" if figures.words >= ENOUGH else "–",
        lambda figures: str(figures.minutes or "–"),
    ]
    cells = [show(new) if show(old) == show(new) else f"{show(old)} → {show(new)}" for show in shown]
    return f"| {' | '.join([title, *cells])} |"
