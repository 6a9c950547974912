"""How long what is said may stand before somebody looks again."""

from __future__ import annotations

from model.guide import Guide, Page
from model.problems import Report

SOON = 6
"""Months after which a number to call or a statement of law may be out of date."""

SHORT_LIVED = ("official", "comment", "health")
"""The kinds of sources that say what the law is and where help is."""


def check_review_interval(page: Page, guide: Guide, report: Report) -> None:
    """Report numbers, statements of law and their sources that nobody would look at for too long."""
    called = {line.source for country in guide.help_lines for line in country.numbers}
    for source in page.sources:
        if source.review_every > SOON and (source.kind in SHORT_LIVED or source.id in called):
            report(
                source.line,
                f"source '{source.id}' is about law or help, which may change. "
                f"Write 'review_every: {SOON} months' or fewer.",
            )
    cited = {guide.sources[one].kind for one in guide.cited_on(page) if one in guide.sources}
    if page.review_every > SOON and (page.help_lines or cited & {"official", "comment"}):
        report(
            1,
            f"the page says what the law is or where help is, which may change. "
            f"Write 'review_every: {SOON} months' or fewer.",
        )
