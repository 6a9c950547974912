"""What a topic states once, below `extra:` in mkdocs.yml."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from model import declare
from model.declare import matching, read, typed
from model.fields import Fields
from model.files import read_yaml_file
from model.front_matter import NOTHING, Value
from model.looks import AS_EVER, Looks
from model.problems import Problem, ignore, known, reporter
from model.words import BY_COMPONENT, ENGLISH, Words, read_words

SCHEMA = 1  # the version of the content that this engine reads: front matter, ledger and settings together
REPOSITORY = re.compile(r"(?!.*/(?:tree|blob|src|-)/)https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._-]+){2,}")
BELOW = re.compile(r"(?:[a-z0-9][\w-]*/)*(?:#[\w-]+)?", re.ASCII)  # an address below that of the site


def _repository(fields: Fields, key: str, address: str) -> str:
    """Return the address of the repository without a slash at its end; it may be empty or missing."""
    address = address.rstrip("/")
    if address and not REPOSITORY.fullmatch(address):
        advice = "for example 'https://github.com/owner/name', or leave it empty: \"\"."
        fields.error(key, f"has the repository '{address}'. Write its web address, {advice}")
    return address


def _schema(fields: Fields, key: str, schema: int) -> int:
    """Report a version of the content that this engine does not read."""
    if schema != SCHEMA:
        older = "has to be brought up to date" if schema < SCHEMA else "needs a newer engine"
        advice = f"The topic {older}; see 'Versions of the content' in ARCHITECTURE.md."
        fields.error(key, f"has the schema {schema}, and this engine reads {SCHEMA}. {advice}")
    return schema


@dataclass(frozen=True)
class Answer:
    """One answer of a scale."""

    value: str = declare.identifier("yes")  # what is kept; like an id it never changes
    text: str = declare.text("'Yes'", then=typed)


@dataclass(frozen=True)
class QuickLink:
    """A link at the head of every page; `overrides/partials/header.html` reads it from `config.extra`."""

    text: str = declare.text("Start", then=typed)
    address: str = declare.text(
        "first-page/",
        then=matching(BELOW, "leads to '{}'. Name a page of this site, for example 'worksheet/'."),
    )
    """Below the site, for example `worksheet/`."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of a topic."""

    site_id: str = declare.identifier("my-guide")  # names the place of saved answers, and never changes
    # A topic without reflections needs none of these four.
    scale: tuple[Answer, ...] = declare.each(Answer, "answer", required=False, unique="value")
    hands_question: str = declare.text(then=typed)  # whether it was the reader's to decide
    hands: tuple[Answer, ...] = declare.each(Answer, "answer", required=False, unique="value")
    # The answers of the scale that open the second question and the note; at others both are folded.
    ask_more: tuple[str, ...] = declare.identifiers()
    note: str = declare.text(then=typed)  # the label of the free note of a question
    quick_links: tuple[QuickLink, ...] = declare.each(QuickLink, "link")  # at the head of every page
    picture: str = declare.text("pictures/index.svg")
    """Shown where somebody shares a page that has no picture of its own."""

    countries: tuple[str, ...] = declare.identifiers()  # whose help, rights and paper are shown, in order
    schema: int = declare.number(1, then=_schema)  # the version of the content that the topic is written in
    quick_exit: str = declare.text()  # where a reader in a hurry is taken; without it there is no way out
    repository: str = declare.text_or_empty(then=_repository)
    """The web address of the files of the site; without one, no page offers to change them."""

    contact: str = declare.text_or_empty(
        then=matching(
            re.compile(r"mailto:\S+@\S+|[^@]+"),
            "has the contact '{}'. Write 'mailto:' and one address, a web address, or a postal address.",
        )
    )
    """Where readers can write without an account: `mailto:`, `https:`, or an address on paper."""

    # Who answers for the guide, a person or a group; who checked its numbers and law, with what they know.
    published_by: str = declare.text_or_empty(then=typed)
    checked_by: str = declare.text_or_empty(then=typed)
    security_contact: str = declare.text()  # where to report a weakness: a `mailto:` or `https:` address
    synonyms: Mapping[str, str] = declare.pairs()  # words that a search reads as others of the topic
    looks: Looks = declare.inside(Looks, lambda looks: looks, AS_EVER)
    premium_numbers: Mapping[str, str] = declare.pairs()  # costly numbers that may be named, and why
    words: Words = declare.of_kind(read_words, BY_COMPONENT, ENGLISH)
    """What the engine says to readers, with what the topic says otherwise."""

    favicon: str = ""  # the icon of the site, as the host is told
    site_name: str = ""  # the name of the site, as the host is told
    site_url: str = ""  # where the site stands, as the host is told
    order: tuple[str, ...] = ()  # the pages in the order of the menu, as the host is told
    topic: str = ""  # the folder of the topic in the repository with a slash behind it; nothing at the root


def parse_settings(file: Path, countries: Collection[str] = ()) -> tuple[Settings, list[Problem]]:
    """Return the settings of a site as far as they can be read, and what is wrong with them."""
    problems: list[Problem] = []
    report = reporter(problems, file.name)
    if not file.exists():
        report(1, "there is no such file here. Go to the folder of the site.")
    whole = read_yaml_file(file, report)
    stated = (whole or NOTHING).fields
    looks = stated.get("theme", NOTHING).fields
    # Of a file that cannot be read, that is all there is to say.
    fields = Fields(stated.get("extra", NOTHING), "'extra'", report if whole else ignore)
    settings = read(
        Settings,
        fields,
        words=read_words(fields, "words", _words(looks.get("language"))),
        favicon=_words(looks.get("favicon")),
        site_name=_words(stated.get("site_name")),
        site_url=_words(stated.get("site_url")),
        order=tuple(path for _, path, _ in menu_entries(stated.get("nav", Value([], 1)))),
    )
    scale = [answer.value for answer in settings.scale]
    for value in (value for value in settings.ask_more if value not in scale):
        fields.error("ask_more", f"names the answer '{value}'. {known(scale, value)}")
    for number, name in enumerate(settings.countries):
        if name not in countries:
            fields.error("countries", f"names the country '{name}'. {known(countries, name)}")
        elif name in settings.countries[:number]:
            fields.error("countries", f"names the country '{name}' twice. Keep one.")
    return settings, problems


def _words(value: Value | None) -> str:
    """Return a text that the host reads for itself, and checks."""
    return value.data if value and isinstance(value.data, str) else ""


def menu_entries(nav: Value, title: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield the title of each entry with those of the sections above it, its path, and its line."""
    if isinstance(nav.data, list):
        for entry in nav.data:
            yield from menu_entries(entry, title)
    elif isinstance(nav.data, dict):
        for name, entry in nav.data.items():
            yield from menu_entries(entry, f"{title} {name}".strip())
    else:
        yield title, str(nav.data), nav.line
