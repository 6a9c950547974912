"""What mkdocs.yml may set: a topic chooses texts and pages; plugins, hooks and extensions are fixed.

A host runs the plugins and hooks of its settings before it reads any page, so a pull request could run code
through them. This module lists what a topic may choose. To change a fixed setting, change it here too.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from check.outside_links import address_fault
from model.fields import Fields
from model.files import LEDGER, LEFT, read_yaml_file
from model.front_matter import Value
from model.problems import Problem, Report, ignore, reporter
from model.words import languages

TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name", "edit_uri")
ADDRESSES = (
    *(("site_url", "http", "https"), ("repo_url", "http", "https")),
    *(("repository",), ("contact",), ("quick_exit", "https"), ("security_contact", "mailto", "https")),
)
"""With how each may start; the last four stand below `extra:`."""

CHECKED_ELSEWHERE = ("nav", "extra")
"""By `check.nav` and `model.settings`."""

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
watch: [model, check, macros, host, overrides, countries, words]
validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: ignore}
markdown_extensions: {host.commonmark: {}, toc: {permalink: false, marker: ""}}
theme: {name: material, custom_dir: overrides, font: false}
""")

FIXED["exclude_docs"] = "".join(f"{name}\n" for name in (LEDGER, *LEFT))

_LANGUAGES = """
af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko
ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur
uz vi zh zh-Hant zh-TW
"""

LANGUAGES = (*_LANGUAGES.split(),)
"""The languages that the theme is translated into."""

FAVICON = re.compile(r"pictures/[\w.-]+\.(?:svg|png)")

ASSETS = {
    "extra_css": re.compile(r"styles/[\w/-]+\.css"),
    "extra_javascript": re.compile(r"scripts/[\w/-]+\.js"),
}
"""Stylesheets and scripts, all of them files in overrides/."""

INHERITED = re.compile(r"(\.\./)?engine\.yml")
"""The shared settings: in the folder of the topic, or one folder up."""

Plain = dict[str, Any]


def check_config_policy(file: Path) -> list[Problem]:
    """Return the settings in a file that a topic may not set, and the fixed ones that are missing."""
    up = "../../" if file.absolute().parents[1].name == "topics" else ""
    problems: list[Problem] = []
    settings = _check_file(file, file.name, up, problems)
    if settings is not None and not problems:
        problems += [Problem(file.name, 1, sentence) for sentence in _missing(settings, FIXED, "", up)]
    return problems


def _check_file(
    topic_file: Path, name: str, up: str, problems: list[Problem], depth: int = 0
) -> Plain | None:
    """Report what a file may not set; return its settings with the inherited ones, or None if unknown.

    The name is relative to the folder of the topic.
    """
    file = topic_file.parent / name

    report = reporter(problems, name)
    # What cannot be read in the topic's own file is reported by model.settings.
    settings = read_yaml_file(file, report if depth else ignore)
    if not settings or not isinstance(settings.data, dict):
        return None
    fields = Fields(settings, "the site", report)
    _check_texts(fields)
    for key, expected in FIXED.items():
        if fields.has(key) and key != "theme":
            _check_same(fields.values[key], expected, key, up, report)
    if fields.has("theme"):
        _check_theme(Fields(fields.values["theme"], "'theme'", report), up, inherited=depth > 0)
    for key, allowed in ASSETS.items():
        for value in _items(fields.values[key]) if fields.has(key) else ():
            _check_asset(value, key, allowed, report)
    inherited: Plain | None = {}
    if fields.has("INHERIT"):
        parent = fields.text("INHERIT")
        if not INHERITED.fullmatch(parent) or depth > 1:
            fields.error("INHERIT", f"may not inherit from '{parent}'. Only 'engine.yml' is allowed.")
            inherited = None
        elif not (file.parent / parent).exists():
            fields.error("INHERIT", f"inherits from '{parent}', which is not there. Put it back.")
            inherited = None
        else:
            inherited_name = posixpath.join(posixpath.dirname(name), parent)
            inherited = _check_file(topic_file, inherited_name, up, problems, depth + 1)
    _reject_unknown(fields)
    return None if inherited is None else _merged(inherited, _plain(settings))


def _check_texts(fields: Fields) -> None:
    for key in TEXTS:
        fields.text(key)
    extra = fields.values.get("extra")
    own = Fields(extra, "'extra'", fields.report) if extra and isinstance(extra.data, dict) else None
    for key, *schemes in ADDRESSES:
        where = fields if key in ("site_url", "repo_url") else own
        address = where.text_or_empty(key) if where else ""
        is_one = schemes or address.startswith(("http", "mailto:"))  # a contact may be one on paper
        if where and is_one and (fault := address and address_fault(address, *schemes)):
            where.error(key, f"has the {key} '{address}', which {fault}")
    for key in CHECKED_ELSEWHERE:
        fields.has(key)


def _reject_unknown(fields: Fields) -> None:
    for key in fields.values.keys() - fields.used:
        fields.error(key, f"may not set '{key}', which could load or run unreviewed code. Take it out.")


def _check_theme(fields: Fields, up: str, *, inherited: bool) -> None:
    for key, expected in FIXED["theme"].items():
        if fields.has(key):
            _check_same(fields.values[key], expected, f"theme, {key}", up, fields.report)
    language = fields.choice("language", LANGUAGES, "en")
    if language in LANGUAGES and language not in (["en"] if inherited else languages()):
        fields.error(
            "language",
            f"has the language '{language}'. It takes a translation of words/en.yml, words/{language}.yml, "
            "and this line in the topic's own mkdocs.yml. Until then, write 'language: en'.",
        )
    if (favicon := fields.text("favicon")) and not FAVICON.fullmatch(favicon):
        fields.error("favicon", f"has the favicon '{favicon}'. Name one such as 'pictures/favicon.svg'.")
    _reject_unknown(fields)


def _check_same(value: Value, expected: Any, key: str, up: str, report: Report) -> None:  # noqa: ANN401 - any YAML
    """Report the first place where a setting differs from the fixed one."""
    if isinstance(expected, dict) and isinstance(value.data, dict | list):
        for name, entry in _entries(value):
            if name in expected:
                _check_same(entry, expected[name], f"{key}, {name}", up, report)
            else:
                report(
                    entry.line, f"'{key}' may not hold '{name}', which could run during a build. Take it out."
                )
    elif isinstance(expected, list) and isinstance(value.data, list):
        for entry in value.data:
            if str(_plain(entry)).removeprefix(up) not in expected:
                report(
                    entry.line,
                    f"'{key}' may not hold '{_plain(entry)}', which could run during a build. Take it out.",
                )
    else:
        actual = _plain(value)
        if (actual.removeprefix(up) if isinstance(actual, str) else actual) != expected:
            short = isinstance(expected, str | bool) and "\n" not in str(expected)
            shown = f"'{str(expected).lower()}'" if short else "it"
            report(value.line, f"'{key}' may not be changed. Put {shown} back.")


def _entries(value: Value) -> list[tuple[str, Value]]:
    """Return the entries of a mapping, or of a list of names and one-entry mappings: hosts accept both."""
    if isinstance(value.data, dict):
        return list(value.data.items())
    entries: list[tuple[str, Value]] = []
    for entry in value.data:
        entries += (
            entry.data.items() if isinstance(entry.data, dict) else [(str(entry.data), Value({}, entry.line))]
        )
    return entries


def _check_asset(value: Value, key: str, allowed: re.Pattern[str], report: Report) -> None:
    actual = _plain(value)
    path = actual.get("path") if isinstance(actual, dict) else actual
    if not isinstance(path, str) or not allowed.fullmatch(path):
        report(
            value.line, f"'{key}' may only list files from overrides/, and '{path}' is not one. Take it out."
        )
    elif isinstance(actual, dict) and actual != {"path": path, "type": "module"}:
        report(value.line, f"'{key}' may only set 'path' and 'type: module' for a file. Take the rest out.")


def _items(value: Value) -> list[Value]:
    return value.data if isinstance(value.data, list) else [value]


def _merged(inherited: Mapping[str, Any], own: Mapping[str, Any]) -> Plain:
    """Return inherited settings with a topic's own merged in, as hosts do: lists are replaced."""
    settings = dict(inherited)
    for key, value in own.items():
        parent = settings.get(key)
        settings[key] = (
            _merged(parent, value) if isinstance(parent, dict) and isinstance(value, dict) else value
        )
    return settings


def _missing(settings: Mapping[str, Any], expected: Plain, where: str, up: str) -> Iterator[str]:
    """Yield a sentence about each fixed setting that is missing."""
    for key, value in expected.items():
        actual = settings.get(key)
        if isinstance(value, dict) and isinstance(actual, list):
            actual = dict(pair for entry in actual for pair in _entry(entry))
        if key not in settings or (actual in (None, [], {}) and value != {}):
            yield f"'{where}{key}' is missing. Put '{key}: {_as_yaml(value, key, up)}' back."
        elif isinstance(value, dict) and isinstance(actual, dict):
            yield from _missing(actual, value, f"{where}{key}, ", up)


def _entry(entry: object) -> list[tuple[str, Any]]:
    """Return the name and settings of a plugin: hosts accept it with and without settings."""
    return list(entry.items()) if isinstance(entry, dict) else [(str(entry), {})]


def _as_yaml(value: object, key: str, up: str) -> str:
    """Return a setting as it is written in mkdocs.yml of the topic."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_as_yaml(entry, name, up)}' for name, entry in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(f'{up}{entry}' for entry in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if key in ("custom_dir", "module_name"):
        return f"{up}{value}"
    if "\n" in str(value):
        return json.dumps(value)
    return f'"{value}"' if str(value).startswith("{") or str(value).endswith("}") else str(value)


def _plain(value: Value) -> Any:  # noqa: ANN401 - any YAML
    """Return a value without its line numbers."""
    if isinstance(value.data, dict):
        return {name: _plain(entry) for name, entry in value.data.items()}
    return [_plain(entry) for entry in value.data] if isinstance(value.data, list) else value.data
