"""Summarise a change in words, for the maintainer who decides about the pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from check.crosscheck import crosscheck
from check.load_site import DOCS, SETTINGS, parse_site
from check.review_dates import check_future_dates
from check.style_measures import ENOUGH, count_words, reading_years
from contribute.breaking_changes import breaking_changes
from contribute.content_changes import compare_facts, compare_pages, compare_questions
from contribute.due_reviews import due
from contribute.wording import escape, join, number, readable, sentence
from model.country_packs import COUNTRIES, pack_names, read_packs
from model.guide import Guide
from model.inline import plain
from model.load_guide import parse_guide
from model.problems import Problem
from model.settings import parse_settings

PROMISES = re.compile(r"(topics/[^/]+/)?expected\.yml")
"""Changes with most new questions and pages, so it is listed apart; nothing in it runs."""

MOST = 20
"""The most lines of one kind; more would not be read."""

HINT = "The reading level is about how many years at school a text asks for. It is a hint, and stops nothing."

PREVIEW_HOWTO = """
### See it

The built site is an artifact of this run. Unpack it, type `python3 -m http.server` in its folder,
and open <http://127.0.0.1:8000>. Images of the printed worksheets are next to it.
In `compare/` each printed page that changed stands beside what it was.
"""
"""The end of a summary on GitHub."""


def summarise(base: Path, head: Path, today: date, other_files: Sequence[str] = ()) -> str:
    """Return the changes between two checkouts of a project, and in other files, as Markdown."""
    before, old = _read_before(base)
    after, _, new = parse_site(head)
    warnings = [
        *_warn(other_files),
        *(line for change in breaking_changes(base, head) for line in (f"**{change}**", "")),
    ]
    for mistake in check_future_dates(after, DOCS, today):
        warnings += [f"**{escape(str(mistake))}**", ""]
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
        ("Facts", compare_facts(before, after)),
    ):
        listed = _list(list(sentences))
        lines += [f"### {heading}", "", *listed, ""] if listed else []
    return [
        *lines,
        *_table(touched, before, after),
    ]


def _text(project: Path, path: str) -> bytes:
    file = project / DOCS / path
    return file.read_bytes() if file.is_file() else b""


def _list(sentences: Sequence[str]) -> list[str]:
    more = [f"- And {len(sentences) - MOST} more."] if len(sentences) > MOST else []
    return [f"- {sentence(text)}" for text in sentences[:MOST]] + more


def _warn(paths: Sequence[str]) -> Iterator[str]:
    """Yield Markdown that asks a code owner to review changed files, if there are any."""
    promises = [escape(path) for path in paths if PROMISES.fullmatch(path)]
    if promises:
        yield f"The promises in {join(promises)} changed too. Look at what was taken out there."
        yield ""
    paths = [path for path in paths if not PROMISES.fullmatch(path)]
    if paths:
        one = len(paths) == 1
        count = (
            "A file beside the content is"
            if one
            else f"{number(len(paths)).capitalize()} files beside the content are"
        )
        yield f"**{count} changed. An owner has to read every line before it runs.**"
        yield from ("", *_list([escape(path) for path in paths]), "")


@dataclass(frozen=True)
class Figures:
    """The texts of a page, or of several, to be counted."""

    texts: tuple[str, ...] = ()
    minutes: int = 0

    def cells(self) -> tuple[str, str, str]:
        """Return the number of words, the reading level if there are enough of them, and the minutes."""
        words = sum(map(count_words, self.texts))
        level = f"{reading_years(self.texts):.1f}" if words >= ENOUGH else "–"
        return f"{words:,}", level, str(self.minutes or "–")


def measure(guide: Guide, *paths: str) -> Figures:
    """Return the figures of some pages of a guide."""
    pages = [guide.pages[path] for path in paths if path in guide.pages]
    bodies = [
        passage.text for page in pages for passage in page.passages if passage.kind in ("text", "heading")
    ]
    items = [item for page in pages for group in page.groups for item in group.items]
    texts = [*bodies, *(plain(text) for item in items for text in (item.text, item.hint) if text)]
    return Figures((*texts,), sum(page.minutes for page in pages))


def _table(touched: Sequence[str], before: Guide, after: Guide) -> Iterator[str]:
    """Yield the figures of pages before and after a change, as a table."""
    yield from ("### Figures", "", "| | Words | Reading level | Minutes |", "| --- | --- | --- | --- |")
    rows = [(escape((after.pages.get(path) or before.pages[path]).title), [path]) for path in touched]
    for title, paths in (*rows, ("**All pages**", [*{**before.pages, **after.pages}])):
        figures = zip(measure(before, *paths).cells(), measure(after, *paths).cells(), strict=True)
        cells = [new if new == old else f"{old} → {new}" for old, new in figures]
        yield f"| {' | '.join([title, *cells])} |"
    yield from ("", HINT, "")
