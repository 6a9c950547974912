"""One page: its facts, its groups, and what its body calls."""

from __future__ import annotations

from dataclasses import replace

from model.body import Body, read_body
from model.fields import Fields
from model.front_matter import split_page
from model.groups import read_groups
from model.guide import Page
from model.page_collections import (
    read_checks,
    read_help,
    read_parts,
    read_rights,
    read_sources,
    read_stages,
)
from model.problems import Report
from model.prose import fact_passages
from model.style_rules import read_excuses, read_rules


def read_page(path: str, text: str, report: Report) -> Page | None:
    """Return a page, or nothing where its front matter cannot be read at all."""
    front_matter, text_below, above = split_page(text, report)
    body = read_body(text_below, above, report)
    if front_matter is None:
        return None
    page = read_facts(Fields(front_matter, "the page", report), path, body)
    return replace(page, passages=fact_passages(front_matter, text) + body.passages)


def read_facts(fields: Fields, path: str, body: Body) -> Page:
    """Return the page that its front matter and its body make."""
    page = Page(
        path=path,
        title=fields.text("title", "What the page is about"),
        description=fields.text("description", "What a reader will have done by the end."),
        owner=fields.text("owner", "Content maintainers"),
        reviewed=fields.day("reviewed"),
        review_every=fields.months("review_every"),
        minutes=fields.number("minutes"),
        picture=fields.text("picture"),
        picture_text=fields.text("picture_text"),
        groups=tuple(read_groups(fields, path)),
        stages=tuple(read_stages(fields)),
        parts=tuple(read_parts(fields)),
        sources=tuple(read_sources(fields)),
        help_lines=tuple(read_help(fields)),
        rights=tuple(read_rights(fields)),
        checks=tuple(read_checks(fields)),
        calls=body.calls,
        headings=body.headings,
        links=body.links,
        pictures=body.pictures,
        whole=body.whole,
        refused=body.refused,
        search_words=fields.texts("search_words"),
        about_site=fields.yes("about_site", default=False),
        rules=tuple(read_rules(fields)),
        excuses=tuple(read_excuses(fields)),
    )
    fields.done()
    return page
