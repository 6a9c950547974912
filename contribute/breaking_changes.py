"""Changes that would lose readers' saved answers: site_id, ids, scale values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from check.load_site import DOCS, PACKS, SETTINGS
from contribute.wording import quote
from model.country_packs import pack_names
from model.files import LEDGER, load_ledger
from model.settings import Answer, Settings, parse_settings


def breaking_changes(base: Path, head: Path) -> Iterator[str]:
    """Yield a warning for each change that would lose or reword saved answers."""
    before, after = _settings(base), _settings(head)
    if before.site_id and before.site_id != after.site_id:
        yield (
            f"Answers of every reader would be lost: the site_id was `{before.site_id}` "
            f"and is `{after.site_id}`. Put 'site_id: {before.site_id}' back."
        )
    for key, old, new in (
        ("scale", before.scale, after.scale),
        ("hands", before.hands, after.hands),
    ):
        yield from _compare_scale(key, old, new)
    for name in lost_ids(base, head):
        what = "The address of" if name.endswith(".md") else "Answers of every reader to"
        yield (
            f"{what} `{name}` would be lost: its line was taken out of docs/{LEDGER}. "
            f"Put '{name}' back, or write '{name} retired'."
        )


def lost_ids(base: Path, head: Path) -> list[str]:
    """Return the ids and paths that were taken out of the ledger."""
    after = load_ledger(head / DOCS)
    return [name for name in load_ledger(base / DOCS) if name not in after]


def _compare_scale(key: str, old: tuple[Answer, ...], new: tuple[Answer, ...]) -> Iterator[str]:
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


def _settings(project: Path) -> Settings:
    return parse_settings(project / SETTINGS, pack_names(PACKS))[0]
