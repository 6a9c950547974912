"""What the settings of a topic have to hold, once all that they inherit is put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from check.config_values import FIXED
from model.front_matter import Value

Plain = dict[str, Any]


def unfit(file: Path) -> str:
    """Return why a file of settings cannot be inherited, or nothing."""
    if file.is_symlink():
        return "is a link to another place. Put the file itself there"
    if not file.is_file():
        return "is not there. Put it back"
    try:
        file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return "cannot be read. Save it again as UTF-8"
    return ""


def joined(inherited: Mapping[str, Any], own: Mapping[str, Any]) -> Plain:
    """Return settings over those that they inherit, as hosts join them: lists are replaced."""
    whole = dict(inherited)
    for key, value in own.items():
        below = whole.get(key)
        whole[key] = joined(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return whole


def missing(whole: Mapping[str, Any], up: str) -> Iterator[str]:
    """Yield a sentence about each setting that keeps a build strict and is not there."""
    yield from _missing(whole, FIXED, "", up)


def _missing(found: Mapping[str, Any], expected: Plain, where: str, up: str) -> Iterator[str]:
    for key, value in expected.items():
        one = found.get(key)
        if isinstance(value, dict) and isinstance(one, list):
            one = {name: facts for entry in one for name, facts in _entry(entry)}
        if key not in found or (one in (None, [], {}) and value != {}):
            yield f"'{where}{key}' is missing. Put '{key}: {_shown(value, key, up)}' back."
        elif isinstance(value, dict) and isinstance(one, dict):
            yield from _missing(one, value, f"{where}{key}, ", up)


def _entry(entry: object) -> list[tuple[str, Any]]:
    """Return a name and its facts: hosts take a plugin with and without any."""
    return list(entry.items()) if isinstance(entry, dict) else [(str(entry), {})]


def _shown(value: object, key: str, up: str) -> str:
    """Return a setting as somebody types it who stands in the folder of the topic."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_shown(one, name, up)}' for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(f'{up}{one}' for one in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if key in ("custom_dir", "module_name"):
        return f"{up}{value}"
    return f'"{value}"' if str(value).startswith("{") or str(value).endswith("}") else str(value)


def plain(value: Value) -> Any:  # noqa: ANN401 - any YAML
    """Return a value without the lines on which its parts stand."""
    if isinstance(value.data, dict):
        return {name: plain(one) for name, one in value.data.items()}
    return [plain(one) for one in value.data] if isinstance(value.data, list) else value.data
