"""What mkdocs.yml may set: a topic chooses texts and pages, and inherits everything else from engine.yml.

A host runs the plugins and hooks of its settings before it reads any page, so a pull request could run code
through them. config_policy.yml lists what a topic may choose; engine.yml belongs to the code of the engine.
"""

import json
import os
import re
from pathlib import Path

import yaml

from check.outside_links import address_fault
from model.fields import Fields
from model.files import read_yaml_file
from model.front_matter import NOTHING, read_yaml
from model.problems import Problem, ignore, nearest, reporter
from model.words import languages

POLICY = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
LANGUAGES = (*POLICY["languages"].split(),)
CHECKED_ELSEWHERE = ("nav", "extra")  # by `check.nav` and `model.settings`
FAVICON = re.compile(r"pictures/[\w.-]+\.(?:svg|png)")

ENGINE = Path(__file__).resolve().parents[1]
SHARED = "engine.yml"
IN_TOPICS = f"topics/{SHARED}"
SLIP = 0.8  # how alike a name and a known one are, if only a letter or two is wrong
OTHER_ENGINE = "this belongs to an engine in another folder than the one that runs. Type the command there."


def check_config_policy(file: Path) -> list[Problem]:
    """Return what is wrong with the settings of a topic, and with those that it inherits."""
    problems: list[Problem] = []
    settings = read_yaml_file(file, ignore)  # what cannot be read is reported by `model.settings`
    if settings and isinstance(settings.data, dict):
        fields = Fields(settings, "the site", reporter(problems, file.name))
        _check_inherited(fields, file.absolute().parent, problems)
        for key, example in POLICY["texts"].items():
            fields.text(key, example or "")
        if not fields.has("site_url"):
            fields.error(
                "site_url", "has no 'site_url'. Add it, for example 'site_url: https://example.org/'."
            )
        _check_addresses(fields, POLICY["addresses"])
        extra = Fields(fields.values.get("extra", NOTHING), "'extra'", fields.report)
        _check_addresses(extra, POLICY["addresses_below_extra"])
        _check_theme(Fields(fields.values.get("theme", NOTHING), "'theme'", fields.report))
        _reject_unknown(fields, "theme", *CHECKED_ELSEWHERE)
    return problems


def _check_inherited(fields: Fields, topic: Path, problems: list[Problem]) -> None:
    """Report settings that are not those of the engine that runs."""
    mistakes: list[Problem] = []
    own = read_yaml_file(topic / SHARED, reporter(mistakes, SHARED))
    is_apart = own is not None and "INHERIT" in own.fields
    in_topics = topic.parent.name == "topics" and not is_apart
    up = f"{os.path.relpath(ENGINE, topic.resolve())}/" if is_apart else "../../" * in_topics
    name = f"../{SHARED}" if in_topics else SHARED
    named, engine = fields.text("INHERIT", name), (topic / up).resolve()
    if named and named != name:
        fields.error("INHERIT", f"may not inherit from '{named}'. Write 'INHERIT: {name}'.")
    elif not (topic / name).exists():
        fields.error("INHERIT", f"inherits from '{name}', which is not there. Put it back.")
    elif engine != ENGINE and not _has_our_code(engine):
        fields.report(1, OTHER_ENGINE)
    elif own and is_apart:
        problems += mistakes
        expected = read_yaml(settings_apart(up), ignore)
        if expected and own.plain != expected.plain:
            what = "these settings are not those of the engine. Write them as in its topics/engine.yml, with"
            sentence = f"{what} '{up}' in place of each '../../', and 'INHERIT: {up}{SHARED}'."
            problems.append(Problem(SHARED, 1, sentence))


def settings_apart(way: str) -> str:
    """Return the engine.yml of a topic outside of the engine, which is a way from the folder of the topic."""
    text, way = (ENGINE / IN_TOPICS).read_text(encoding="utf-8"), json.dumps(way, ensure_ascii=False)[1:-1]
    return text.replace(f'"../{SHARED}"', f'"{way}{SHARED}"').replace("../../", way)


def _has_our_code(engine: Path) -> bool:
    """Return whether a host that read settings in another folder would run nothing but our code there."""
    rooms = [file for room in ("host", "overrides") for file in (engine / room).rglob("*")]
    code = [file for file in rooms if file.suffix in (".py", ".html")]
    files = [file for file in (*code, engine / SHARED, engine / IN_TOPICS) if file.is_file()]
    ours = ((file, ENGINE / file.relative_to(engine)) for file in files)
    return all(our.is_file() and file.read_bytes() == our.read_bytes() for file, our in ours)


def _check_addresses(fields: Fields, addresses: dict[str, list[str]]) -> None:
    for key, schemes in addresses.items():
        address = fields.text_or_empty(key)
        is_one = schemes or address.startswith(("http", "mailto:"))  # a contact may be one on paper
        if is_one and (fault := address and address_fault(address, *schemes)):
            fields.error(key, f"has the {key} '{address}', which {fault}")


def _check_theme(fields: Fields) -> None:
    language = fields.choice("language", LANGUAGES, "en")
    if language in LANGUAGES and language not in languages():
        fields.error(
            "language",
            f"has the language '{language}'. It takes a translation of words/en.yml, words/{language}.yml, "
            "and this line in the topic's own mkdocs.yml. Until then, write 'language: en'.",
        )
    favicon = fields.text("favicon", "pictures/favicon.svg")
    if favicon and not FAVICON.fullmatch(favicon):
        fields.error("favicon", f"has the favicon '{favicon}'. Name one such as 'pictures/favicon.svg'.")
    _reject_unknown(fields)


def _reject_unknown(fields: Fields, *known: str) -> None:
    fields.used.update(known)
    for key in fields.values.keys() - fields.used:
        advice = nearest(fields.used, key, SLIP) or "Take it out."
        fields.error(key, f"may not set '{key}', which could load or run unreviewed code. {advice}")
