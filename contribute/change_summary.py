"""Summarise a change in words, for the maintainer who decides about the pull request."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from check.load_site import SETTINGS, parse_site
from check.review_dates import check_future_dates
from check.style_measures import ENOUGH, count_words, reading_years
from contribute.content_changes import compare_facts, compare_pages, compare_questions
from contribute.due_reviews import due
from contribute.edits import bytes_of
from contribute.wording import escape, join, number, quote, readable, sentence
from model.files import DOCS, LEDGER, load_ledger
from model.guide import Guide
from model.inline import plain
from model.settings import Settings

PROMISES = re.compile(r"(topics/[^/]+/)?expected\.yml")
"""Changes with most new questions and pages, so it is listed apart; nothing in it runs."""

MOST = 20  # the most lines of one kind; more would not be read
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
    before, settings_before, problems = parse_site(base)
    # What its settings inherit is not at hand.
    old = [problem for problem in problems if problem.file != SETTINGS]
    after, settings, new = parse_site(head)
    changes = [*breaking_changes(settings_before, settings, lost_ids(base, head))]
    changes += [escape(str(mistake)) for mistake in check_future_dates(after, today)]
    warnings = [*_warn(other_files), *(line for change in changes for line in (f"**{change}**", ""))]
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


def _changes(base: Path, head: Path, before: Guide, after: Guide) -> list[str]:
    packs_changed = before.packs != after.packs
    touched = [
        path
        for path in {**after.pages, **before.pages}
        if path not in after.moved
        if bytes_of(base / DOCS / path) != bytes_of(head / DOCS / path)
        or (packs_changed and path == after.page_calling("support"))
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
    return [*lines, *_table(touched, before, after)]


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
        files = f"{number(len(paths)).capitalize()} files beside the content are"
        count = "A file beside the content is" if len(paths) == 1 else files
        yield f"**{count} changed. An owner has to read every line before it runs.**"
        yield from ("", *_list([escape(path) for path in paths]), "")


def figures(guide: Guide, *paths: str) -> tuple[str, str, str]:
    """Return the words of some pages, their reading level if there are enough words, and their minutes."""
    pages = [guide.pages[path] for path in paths if path in guide.pages]
    texts = [one.text for page in pages for one in page.passages if one.kind in ("text", "heading")]
    items = [item for page in pages for group in page.groups for item in group.items]
    texts += [plain(text) for item in items for text in (item.text, item.hint) if text]
    words, minutes = sum(map(count_words, texts)), sum(page.minutes for page in pages)
    level = f"{reading_years(texts):.1f}" if words >= ENOUGH else "–"
    return f"{words:,}", level, str(minutes or "–")


def _table(touched: Sequence[str], before: Guide, after: Guide) -> Iterator[str]:
    yield from ("### Figures", "", "| | Words | Reading level | Minutes |", "| --- | --- | --- | --- |")
    pages = {path: after.pages.get(path) or before.pages[path] for path in touched}
    rows = [(escape(page.title), [path, *page.was]) for path, page in pages.items()]
    for title, paths in (*rows, ("**All pages**", [*{**before.pages, **after.pages}])):
        both = zip(figures(before, *paths), figures(after, *paths), strict=True)
        cells = [new if new == old else f"{old} → {new}" for old, new in both]
        yield f"| {' | '.join([title, *cells])} |"
    yield from ("", HINT, "")


def breaking_changes(before: Settings, after: Settings, lost: Sequence[str]) -> Iterator[str]:
    """Yield a warning for each change that would lose or reword saved answers; `lost` left the ledger."""
    if before.site_id and before.site_id != after.site_id:
        yield (
            f"Answers of every reader would be lost: the site_id was `{before.site_id}` "
            f"and is `{after.site_id}`. Put 'site_id: {before.site_id}' back."
        )
    for key, old, new in (("scale", before.scale, after.scale), ("hands", before.hands, after.hands)):
        texts = {answer.value: answer.text for answer in new}
        for answer in old:
            if answer.value not in texts:
                yield (
                    f"Answers of every reader would be lost: the value `{answer.value}` of '{key}' is gone. "
                    "Put it back; its text may change."
                )
            elif texts[answer.value] != answer.text:
                yield (
                    f"Answers of every reader would be shown in other words: `{answer.value}` of '{key}' was "
                    f"{quote(answer.text)} and is {quote(texts[answer.value])}."
                )
    for name in lost:
        what = "The address of" if name.endswith(".md") else "Answers of every reader to"
        yield (
            f"{what} `{name}` would be lost: its line was taken out of docs/{LEDGER}. "
            f"Put '{name}' back, or write '{name} retired'."
        )


def lost_ids(base: Path, head: Path) -> list[str]:
    """Return the ids and paths that were taken out of the ledger."""
    after = load_ledger(head / DOCS)
    return [name for name in load_ledger(base / DOCS) if name not in after]
