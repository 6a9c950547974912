"""Read what mkdocs.yml says to the host, and report what is not a topic's to say."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from check.config_inherit import Plain, joined, missing, plain, unfit
from check.config_values import (
    ADDRESS,
    ADDRESSES,
    ELSEWHERE,
    FAVICON,
    FIXED,
    INHERITED,
    LANGUAGES,
    OURS,
    TEXTS,
)
from model.fields import Fields
from model.front_matter import Value, read_yaml
from model.problems import Problem, Report


def check_config_policy(file: Path) -> list[Problem]:
    """Return what the settings in a file ask of the host beyond words and pages."""
    up = "../../" if file.absolute().parents[1].name == "topics" else ""
    problems: list[Problem] = []
    if file.is_symlink():
        return [Problem(file.name, 1, "this is a link to another place. Put the file itself here.")]
    whole = _check_file(file, file.name, up, problems)
    if whole is not None and not problems:
        problems += [Problem(file.name, 1, sentence) for sentence in missing(whole, up)]
    return problems


def _check_file(
    topic_file: Path, name: str, up: str, problems: list[Problem], depth: int = 0
) -> Plain | None:
    """Report what a file may not say; return all that it says and inherits, or nothing if unknown.

    It is named as it is seen from the folder of the topic.
    """
    file = topic_file.parent / name

    def report(line: int, text: str) -> None:
        problems.append(Problem(name, line, text))

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    # Of the topic's own file, the settings have said what cannot be read.
    whole = read_yaml(text, report if depth else lambda _line, _text: None)
    if not whole or not isinstance(whole.data, dict):
        return None
    fields = Fields(whole, "the site", report)
    _check_words(fields)
    for key, expected in FIXED.items():
        if fields.has(key) and key != "theme":
            _check_same(fields.values[key], expected, key, up, report)
    if fields.has("theme"):
        _check_theme(Fields(fields.values["theme"], "'theme'", report), up)
    for key, ours in OURS.items():
        for one in _items(fields.values[key]) if fields.has(key) else ():
            _check_ours(one, key, ours, report)
    inherited: Plain | None = {}
    if fields.has("INHERIT"):
        below = fields.text("INHERIT")
        if not INHERITED.fullmatch(below) or depth > 1:
            fields.wrong("INHERIT", f"may not inherit from '{below}'. Only 'engine.yml' is read by everyone.")
            inherited = None
        elif fault := unfit(file.parent / below):
            # A host may read what we cannot, and would run what it names.
            fields.wrong("INHERIT", f"inherits from '{below}', which {fault}.")
            inherited = None
        else:
            seen = posixpath.join(posixpath.dirname(name), below)
            inherited = _check_file(topic_file, seen, up, problems, depth + 1)
    _refuse_others(fields)
    return None if inherited is None else joined(inherited, plain(whole))


def _check_words(fields: Fields) -> None:
    for key in TEXTS:
        fields.text(key)
    for key in ADDRESSES:
        if (address := fields.text(key)) and not ADDRESS.fullmatch(address):
            fields.wrong(key, f"has the {key} '{address}'. Write all of it, as in 'https://example.org/'.")
    for key in ELSEWHERE:
        fields.has(key)


def _refuse_others(fields: Fields) -> None:
    for key in fields.values.keys() - fields.asked:
        fields.wrong(key, f"may not set '{key}', which could load or run what nobody has read. Take it out.")


def _check_theme(fields: Fields, up: str) -> None:
    for key, expected in FIXED["theme"].items():
        if fields.has(key):
            _check_same(fields.values[key], expected, f"theme, {key}", up, fields.report)
    fields.choice("language", LANGUAGES, "en")
    if (favicon := fields.text("favicon")) and not FAVICON.fullmatch(favicon):
        fields.wrong("favicon", f"has the favicon '{favicon}'. Name one such as 'pictures/favicon.svg'.")
    _refuse_others(fields)


def _check_same(value: Value, expected: Any, key: str, up: str, report: Report) -> None:  # noqa: ANN401 - any YAML
    """Report the first place where a setting is not as it came."""
    if isinstance(expected, dict) and isinstance(value.data, dict | list):
        for name, one in _entries(value):
            if name in expected:
                _check_same(one, expected[name], f"{key}, {name}", up, report)
            else:
                report(
                    one.line, f"'{key}' may not hold '{name}', which could run during a build. Take it out."
                )
    elif isinstance(expected, list) and isinstance(value.data, list):
        for one in value.data:
            if str(plain(one)).removeprefix(up) not in expected:
                report(
                    one.line,
                    f"'{key}' may not hold '{plain(one)}', which could run during a build. Take it out.",
                )
    else:
        found = plain(value)
        if (found.removeprefix(up) if isinstance(found, str) else found) != expected:
            shown = "it" if isinstance(expected, dict | list) else f"'{str(expected).lower()}'"
            report(value.line, f"'{key}' has to be as it came. Put {shown} back.")


def _entries(value: Value) -> list[tuple[str, Value]]:
    """Return what a mapping holds, or a list of names and mappings of one name each, as hosts take both."""
    if isinstance(value.data, dict):
        return list(value.data.items())
    entries: list[tuple[str, Value]] = []
    for one in value.data:
        entries += one.data.items() if isinstance(one.data, dict) else [(str(one.data), Value({}, one.line))]
    return entries


def _check_ours(value: Value, key: str, ours: re.Pattern[str], report: Report) -> None:
    found = plain(value)
    path = found.get("path") if isinstance(found, dict) else found
    if not isinstance(path, str) or not ours.fullmatch(path):
        report(value.line, f"'{key}' may only hold files of overrides/, and '{path}' is none. Take it out.")
    elif isinstance(found, dict) and found != {"path": path, "type": "module"}:
        report(value.line, f"'{key}' may only say 'path' and 'type: module' of a file. Take the rest out.")


def _items(value: Value) -> list[Value]:
    return value.data if isinstance(value.data, list) else [value]
