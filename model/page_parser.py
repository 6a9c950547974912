"""One page: its facts, its groups, and what its body calls."""

from __future__ import annotations

from dataclasses import replace

from model.body import read_body
from model.declare import read
from model.fields import Fields
from model.front_matter import split_page
from model.guide import Page
from model.problems import Report
from model.prose import fact_passages


def read_page(path: str, text: str, report: Report) -> Page | None:
    """Return a page, or nothing where its front matter cannot be read at all."""
    front_matter, text_below, above = split_page(text, report)
    body = read_body(text_below, above, report)
    if front_matter is None:
        return None
    page = read(Page, Fields(front_matter, "the page", report), path=path, **vars(body))
    return replace(
        page,
        groups=tuple(replace(group, page=path) for group in page.groups),
        passages=fact_passages(front_matter, text) + body.passages,
    )
