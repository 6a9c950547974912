"""What mkdocs.yml may set: a topic chooses texts and pages; plugins, hooks and extensions are fixed.

A host runs the plugins and hooks of its settings before it reads any page, so a pull request could run code
through them. config_policy.yml lists what a topic may choose. To change a fixed setting, change it there too.
"""

import json
import os
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from check.outside_links import address_fault
from model.fields import Fields
from model.files import LEDGER, LEFT, read_yaml_file
from model.front_matter import NOTHING, Value
from model.problems import Problem, Report, ignore, nearest, reporter
from model.words import languages

TEXT = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
POLICY = yaml.safe_load(TEXT)
LANGUAGES = (*POLICY["languages"].split(),)
CHECKED_ELSEWHERE = ("nav", "extra")  # by `check.nav` and `model.settings`
FAVICON = re.compile(r"pictures/[\w.-]+\.(?:svg|png)")
STYLE = re.compile(r"styles/[\w/-]+\.css")

ENGINE = Path(__file__).resolve().parents[1]
OWN_SETTINGS = re.compile(r"(\.\./)?engine\.yml")  # the shared settings beside a topic, or one folder up
SLIP = 0.8  # how alike a name and a known one are, if only a letter or two is wrong
OTHER_ENGINE = "this belongs to an engine in another folder than the one that runs. Type the command there."


def check_config_policy(file: Path) -> list[Problem]:
    """Return the settings in a file that a topic may not set, and the fixed ones that are missing."""
    problems: list[Problem] = []
    topic = file.absolute().parent
    up = _way_to_engine(topic)
    engine = (topic / up).resolve()
    if engine != ENGINE and not _has_our_code(engine):
        return [Problem(file.name, 1, OTHER_ENGINE)]
    settings = _check_file(file, file.name, up, problems)
    if settings and not problems:
        missing = (
            *_missing(settings, _fixed(up), exact=True),
            *_missing(settings, POLICY["needed"], exact=False),
        )
        problems += [Problem(file.name, 1, sentence) for sentence in missing]
    return problems


@cache
def _fixed(up: str) -> dict[str, Any]:
    """Return the fixed settings, with the paths of the engine as they are seen from a topic."""
    fixed: dict[str, Any] = yaml.safe_load(TEXT.replace("{up}", json.dumps(up)[1:-1]))["fixed"]
    return fixed | {"exclude_docs": "".join(f"{name}\n" for name in (LEDGER, *LEFT))}


def _way_to_engine(topic: Path) -> str:
    """Return what the paths of the engine start with in the settings of a topic."""
    settings = read_yaml_file(topic / "engine.yml", ignore)
    if settings and "INHERIT" in settings.fields:
        return f"{os.path.relpath(ENGINE, topic.resolve())}/"
    return "../../" if topic.parent.name == "topics" else ""


def _has_our_code(engine: Path) -> bool:
    """Return whether a host that read settings in another folder would run nothing but our code there."""
    files = [file for room in ("host", "overrides") for file in (engine / room).rglob("*") if file.is_file()]
    ours = ((file, ENGINE / file.relative_to(engine)) for file in files if file.suffix in (".py", ".html"))
    return all(our.is_file() and file.read_bytes() == our.read_bytes() for file, our in ours)


def _check_file(
    topic_file: Path, name: str, up: str, problems: list[Problem], depth: int = 0
) -> Value | None:
    """Report what a file may not set; return its settings with the inherited ones, or None if it holds none.

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
    shared = (topic_file.parent / up / "engine.yml").resolve()
    fixed = _fixed("" if file.resolve() == shared else up)
    for key, expected in fixed.items():
        if fields.has(key) and key != "theme":
            _check_same(fields.values[key], expected, key, report)
    if fields.has("theme"):
        _check_theme(Fields(fields.values["theme"], "'theme'", report), fixed["theme"], inherited=depth > 0)
    if fields.has("extra_css"):
        _check_styles(fields.values["extra_css"], report)
    inherited = Value({}, 1)
    if fields.has("INHERIT"):
        parent = fields.text("INHERIT")
        theirs = (file.parent / parent).resolve() == ENGINE / "engine.yml"
        if not (OWN_SETTINGS.fullmatch(parent) or theirs) or depth > 1:
            fields.error("INHERIT", f"may not inherit from '{parent}'. Only 'engine.yml' is allowed.")
        elif not (file.parent / parent).exists():
            fields.error("INHERIT", f"inherits from '{parent}', which is not there. Put it back.")
        else:
            inherited_name = posixpath.join(posixpath.dirname(name), parent)
            inherited = _check_file(topic_file, inherited_name, up, problems, depth + 1) or inherited
    _reject_unknown(fields)
    return _merged(inherited, settings)


def _check_texts(fields: Fields) -> None:
    for key in POLICY["texts"]:
        fields.text(key)
    _check_addresses(fields, POLICY["addresses"])
    extra = Fields(fields.values.get("extra", NOTHING), "'extra'", fields.report)
    _check_addresses(extra, POLICY["addresses_below_extra"])
    fields.used.update(CHECKED_ELSEWHERE)


def _check_addresses(fields: Fields, addresses: dict[str, list[str]]) -> None:
    for key, schemes in addresses.items():
        address = fields.text_or_empty(key)
        is_one = schemes or address.startswith(("http", "mailto:"))  # a contact may be one on paper
        if is_one and (fault := address and address_fault(address, *schemes)):
            fields.error(key, f"has the {key} '{address}', which {fault}")


def _reject_unknown(fields: Fields) -> None:
    for key in fields.values.keys() - fields.used:
        advice = (
            f"which could load or run unreviewed code. {nearest(fields.used, key, SLIP) or 'Take it out.'}"
        )
        fields.error(key, f"may not set '{key}', {advice}")


def _check_theme(fields: Fields, fixed: dict[str, Any], *, inherited: bool) -> None:
    for key, expected in fixed.items():
        if fields.has(key):
            _check_same(fields.values[key], expected, f"theme, {key}", fields.report)
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


def _check_same(value: Value, expected: Any, key: str, report: Report) -> None:  # noqa: ANN401 - any YAML
    """Report the first place where a setting differs from the fixed one."""
    refused = "which could run during a build. Take it out."
    if isinstance(expected, dict) and isinstance(value.data, dict | list):
        for name, entry in _entries(value):
            if name in expected:
                _check_same(entry, expected[name], f"{key}, {name}", report)
            else:
                report(entry.line, f"'{key}' may not hold '{name}', {refused}")
    elif isinstance(expected, list) and isinstance(value.data, list):
        for entry in value.data:
            if entry.plain not in expected:
                report(entry.line, f"'{key}' may not hold '{entry.plain}', {refused}")
    elif value.plain != expected:
        short = isinstance(expected, str | bool) and "\n" not in str(expected)
        shown = f"'{_as_yaml(expected)}'" if short else "it"
        report(value.line, f"'{key}' may not be changed. Put {shown} back.")


def _entries(value: Value) -> list[tuple[str, Value]]:
    """Return the entries of a mapping, or of a list of names and one-entry mappings: hosts accept both."""
    nested = [entry.fields or {str(entry.data): Value({}, entry.line)} for entry in value.entries]
    return [pair for entry in (value.fields, *nested) for pair in entry.items()]


def _check_styles(value: Value, report: Report) -> None:
    for entry in value.entries or [value]:
        path = entry.plain
        if not isinstance(path, str) or not STYLE.fullmatch(path):
            sentence = f"may only list files from overrides/, and '{path}' is not one. Take it out."
            report(entry.line, f"'extra_css' {sentence}")


def _merged(inherited: Value, own: Value) -> Value:
    """Return inherited settings with a topic's own merged in, as hosts do: lists are replaced."""
    if not (isinstance(inherited.data, dict) and isinstance(own.data, dict)):
        return own
    merged = dict(inherited.data)
    for key, value in own.data.items():
        merged[key] = _merged(merged[key], value) if key in merged else value
    return Value(merged, own.line)


def _missing(settings: Value, expected: dict[str, Any], where: str = "", *, exact: bool) -> Iterator[str]:
    actual = dict(_entries(settings))
    for key, value in expected.items():
        there = actual.get(key)
        if there and there.data and isinstance(value, dict):
            yield from _missing(there, value, f"{where}{key}, ", exact=exact)
        elif not there or (there.plain != value if exact else there.data in (None, [], {})):
            yield f"'{where}{key}' is missing. Write '{key}: {_as_yaml(value)}'."


def _as_yaml(value: object) -> str:
    """Return a setting as it is written on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_as_yaml(entry)}' for name, entry in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if re.search(r"\n|^\{|\}$", str(value)) else str(value)
