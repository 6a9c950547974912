"""What a change would cost readers: answers are kept under names that only seem to be ours to choose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from check.load_site import DOCS, PACKS, SETTINGS
from contribute.wording import quote
from model.country_packs import pack_names
from model.ledger import LEDGER, read_ledger
from model.settings import Answer, Settings, parse_settings


class LostIdsError(Exception):
    """Says which ids were taken out of the ledger."""


def losses(base: Path, head: Path) -> Iterator[str]:
    """Yield a warning for each change that readers would pay for with their answers."""
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
        yield (
            f"Answers of every reader to `{name}` would be lost: its line was taken out of docs/{LEDGER}. "
            f"Put '{name}' back, or write '{name} retired'."
        )


def lost_ids(base: Path, head: Path) -> list[str]:
    """Return the ids that the ledger knew and knows no more."""
    after = _ledger(head)
    return [name for name in _ledger(base) if name not in after]


def _compare_scale(key: str, old: tuple[Answer, ...], new: tuple[Answer, ...]) -> Iterator[str]:
    texts = {one.value: one.text for one in new}
    for one in old:
        if one.value not in texts:
            yield (
                f"Answers of every reader would be lost: the value `{one.value}` of '{key}' is gone. "
                "Put it back; its text may change."
            )
        elif texts[one.value] != one.text:
            yield (
                f"Answers of every reader would read otherwise: `{one.value}` of '{key}' was "
                f"{quote(one.text)} and is {quote(texts[one.value])}."
            )


def _settings(project: Path) -> Settings:
    return parse_settings(project / SETTINGS, pack_names(PACKS))[0]


def _ledger(project: Path) -> dict[str, tuple[int, bool]]:
    file = project / DOCS / LEDGER
    if file.is_symlink() or not file.is_file():
        return {}
    return read_ledger(file.read_text(encoding="utf-8-sig", errors="replace"), lambda *_: None)
