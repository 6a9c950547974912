"""Groups of items, as the front matter of a page holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.fields import ID, Fields, id_advice
from model.guide import GROUP_KINDS, Group, Item, Letter, Prompt

ANSWERS = ("text", "date", "stage")


def read_groups(page: Fields, path: str) -> Iterator[Group]:
    """Yield the groups of a page's front matter, in the order in which they are written."""
    for key, kind in GROUP_KINDS.items():
        for name, fields in page.named(key, kind):
            yield _read_group(kind, name, fields, path)


def _read_group(kind: str, name: str, fields: Fields, path: str) -> Group:
    if not ID.fullmatch(name):
        fields.report(fields.line, f"{kind} '{name}' needs another name. {id_advice(name)}")
    group = Group(
        kind=kind,
        name=name,
        legend=fields.text("legend", "Before you start"),
        items=tuple(_read_item(kind, item) for item in fields.each("items", "item")),
        page=path,
        line=fields.line,
        intro=fields.text("intro"),
        worksheet=fields.yes("worksheet", default=kind != "letter"),
        count=kind != "letter" and fields.yes("count", default=kind != "checklist"),
    )
    fields.done()
    return group


def _read_item(kind: str, fields: Fields) -> Item:
    facts: dict[str, Any] = {
        "id": fields.id(),
        "text": fields.text("text", "What would you like to ask?"),
        "hint": fields.text("hint"),
        "was": fields.ids("was"),
        "stages": fields.ids("stages"),
        "line": fields.line,
    }
    item = Item(**facts)
    if kind == "prompt":
        answer = fields.choice("answer", ANSWERS, "text")
        calendar = fields.text("calendar") if fields.applies(answer == "date") else ""
        fills = fields.text("fills") if fields.applies(answer == "text") else ""
        lines = fields.number("lines", 3)
        item = Prompt(**facts, lines=lines, answer=answer, calendar=calendar, fills=fills)
    elif kind == "letter":
        body = fields.lines("body", "'Hello [name], thank you.'")
        limit = fields.number("limit")
        if limit and len(body) > limit:
            fields.wrong("body", f"has {len(body)} characters where {limit} are allowed. Shorten the body.")
        item = Letter(**facts, subject=fields.text("subject"), body=body, limit=limit)
    fields.done()
    return item
