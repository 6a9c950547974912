"""Write questions.json, the questions of a guide as data for other programs, and its JSON Schema."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, assert_never

from model.addresses import address
from model.guide import Group, Guide, Item, Letter, Option, Prompt
from model.settings import Answer, Settings

NAME = "questions.json"
SCHEMA = Path(__file__).with_name("questions.schema.json")
VERSION = 1  # of the format: raised when programs for the old one would misread the new one


def add_questions(site: Path, guide: Guide, settings: Settings) -> None:
    """Write questions.json and its schema into a site."""
    text = json.dumps(questions(guide, settings), ensure_ascii=False, indent=1)
    (site / NAME).write_text(f"{text}\n", encoding="utf-8")
    shutil.copy(SCHEMA, site / SCHEMA.name)


def questions(guide: Guide, settings: Settings) -> dict[str, Any]:
    """Return the groups in reading order, with the answers of their scales."""
    hands = {"text": settings.hands_question, "answers": _options(settings.hands)}
    reflections = {"scale": _options(settings.scale), "hands": hands} if settings.scale else {}
    return {
        "$schema": SCHEMA.name,
        "version": VERSION,
        "site": settings.site_id,
        "papers": list(guide.papers),
        **reflections,
        "stages": [{"id": stage.id, "text": stage.text} for stage in guide.stages.values()],
        "groups": [_group(group) for group in guide.groups.values()],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "kind": group.kind,
        "legend": group.legend,
        **_without_empty({"intro": group.intro}),
        "page": f"{address(group.page)}#{group.name}",
        "worksheet": group.worksheet,
        "items": [_item(item) for item in group.items],
    }


def _item(item: Item) -> dict[str, Any]:
    more: dict[str, Any] = {
        "hint": item.hint,
        "was": list(item.was),
        "stages": list(item.stages),
        "when": {question: [*options] for question, options in item.when.items()},
    }
    match item:
        case Prompt():
            more |= {"answer": item.answer} | _about_answer(item)
        case Letter():
            more |= {"subject": item.subject, "body": item.body, "limit": item.limit}
    return {"id": item.id, "text": item.text, **_without_empty(more)}


def _about_answer(prompt: Prompt) -> dict[str, Any]:
    match prompt.answer:
        case "text" | "date" | "stage":
            return {"lines": prompt.lines}
        case "number":
            return {"unit": prompt.unit}
        case "choice" | "several":
            return {"options": _options(prompt.options)}
        case "rows":
            return {"lines": prompt.lines, "columns": [_without_empty(asdict(one)) for one in prompt.columns]}
        case "scale":
            return {"low": prompt.low, "high": prompt.high}
        case _:
            assert_never(prompt.answer)


def _options(options: tuple[Option | Answer, ...]) -> list[dict[str, str]]:
    return [asdict(option) for option in options]


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
