"""What mkdocs.yml may say to the host: words and pages are the topic's, what runs is the generator's.

A host runs the plugins and hooks that its settings name before anybody could look at a page. So whatever
a topic may choose is listed here, and all the rest has to be as it came: whoever maintains the generator
changes both.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from model.fields import Fields
from model.front_matter import Value, read_yaml
from model.problems import Problem, Report

TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name", "edit_uri")
ADDRESSES = ("site_url", "repo_url")
ELSEWHERE = ("nav", "extra")
"""Read by `check.nav` and `model.settings`."""

FIXED: dict[str, Any] = yaml.safe_load("""
strict: true
plugins:
  macros:
    module_name: host
    on_undefined: strict
    on_error_fail: true
    j2_comment_start_string: "{##"
    j2_comment_end_string: "##}"
hooks: [host/mkdocs_hook.py]
watch: [model, check, macros, host, overrides, countries]
exclude_docs: ids.txt
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: ignore}
markdown_extensions: {host.fragment: {}, toc: {permalink: false}}
theme: {name: material, custom_dir: overrides, font: false}
""")

SPOKEN = """
af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko
ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur
uz vi zh zh-Hant zh-TW
"""

LANGUAGES = (*SPOKEN.split(),)
"""Those in which the theme has its own words."""

FAVICON = re.compile(r"pictures/[\w.-]+\.(?:svg|png)")

OURS = {
    "extra_css": re.compile(r"styles/[\w/-]+\.css"),
    "extra_javascript": re.compile(r"scripts/[\w/-]+\.js"),
}
"""What the pages load, which stands in overrides/."""

ADDRESS = re.compile(r"https?://[\w.:-]+(/[\w./~-]*)?")
INHERITED = re.compile(r"(\.\./)?engine\.yml")
"""The settings that topics share: beside those of the topic, or one folder up."""

Plain = dict[str, Any]


def check_config_policy(file: Path) -> list[Problem]:
    """Return what the settings in a file ask of the host beyond words and pages."""
    up = "../../" if file.absolute().parents[1].name == "topics" else ""
    problems: list[Problem] = []
    if file.is_symlink():
        return [Problem(file.name, 1, "this is a link to another place. Put the file itself here.")]
    whole = _check_file(file, file.name, up, problems)
    if whole is not None and not problems:
        problems += [Problem(file.name, 1, sentence) for sentence in _missing(whole, FIXED, "", up)]
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
        elif fault := _unfit(file.parent / below):
            # A host may read what we cannot, and would run what it names.
            fields.wrong("INHERIT", f"inherits from '{below}', which {fault}.")
            inherited = None
        else:
            seen = posixpath.join(posixpath.dirname(name), below)
            inherited = _check_file(topic_file, seen, up, problems, depth + 1)
    _refuse_others(fields)
    return None if inherited is None else _joined(inherited, _plain(whole))


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
            if str(_plain(one)).removeprefix(up) not in expected:
                report(
                    one.line,
                    f"'{key}' may not hold '{_plain(one)}', which could run during a build. Take it out.",
                )
    else:
        found = _plain(value)
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
    found = _plain(value)
    path = found.get("path") if isinstance(found, dict) else found
    if not isinstance(path, str) or not ours.fullmatch(path):
        report(value.line, f"'{key}' may only hold files of overrides/, and '{path}' is none. Take it out.")
    elif isinstance(found, dict) and found != {"path": path, "type": "module"}:
        report(value.line, f"'{key}' may only say 'path' and 'type: module' of a file. Take the rest out.")


def _items(value: Value) -> list[Value]:
    return value.data if isinstance(value.data, list) else [value]


def _unfit(file: Path) -> str:
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


def _joined(inherited: Mapping[str, Any], own: Mapping[str, Any]) -> Plain:
    """Return settings over those that they inherit, as hosts join them: lists are replaced."""
    whole = dict(inherited)
    for key, value in own.items():
        below = whole.get(key)
        whole[key] = _joined(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return whole


def _missing(found: Mapping[str, Any], expected: Plain, where: str, up: str) -> Iterator[str]:
    """Yield a sentence about each setting that keeps a build strict and is not there."""
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


def _plain(value: Value) -> Any:  # noqa: ANN401 - any YAML
    """Return a value without the lines on which its parts stand."""
    if isinstance(value.data, dict):
        return {name: _plain(one) for name, one in value.data.items()}
    return [_plain(one) for one in value.data] if isinstance(value.data, list) else value.data
