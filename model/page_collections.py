"""What one page keeps for the whole site: stages, parts, sources and help lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from model.fields import Fields
from model.guide import (
    Check,
    CountryHelp,
    CountryRights,
    HelpLine,
    Part,
    Period,
    Right,
    Source,
    Stage,
    Step,
)

SOURCE_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
NUMBER = re.compile(r"\+?[0-9][0-9 ()-]*[0-9]")
SOURCE_KINDS = ("official", "comment", "health", "research", "survey", "advice", "style")


def read_stages(page: Fields) -> Iterator[Stage]:
    """Yield the places where a reader may have been stopped."""
    for fields in _register(page, "stages", "stage"):
        yield Stage(
            id=fields.id(example="first-stage"),
            text=fields.text("text", "I asked, and the answer was no"),
            intro=fields.text("intro"),
            steps=tuple(_read_step(step) for step in fields.each("steps", "step")),
            line=fields.line,
        )
        fields.done()


def _read_step(fields: Fields) -> Step:
    page, _, anchor = fields.text("page", "index.md").partition("#")
    step = Step(page, anchor, fields.text("text", "What to do there."), fields.line)
    fields.done()
    return step


def read_parts(page: Fields) -> Iterator[Part]:
    """Yield the pages that are read at the same time."""
    for fields in _register(page, "parts", "part"):
        part = Part(
            fields.id(example="today"), fields.text("legend", "Today"), fields.texts("pages"), fields.line
        )
        if not part.pages:
            fields.wrong("pages", "has no pages. Add some, for example 'pages: [index.md]'.")
        yield part
        fields.done()


def read_sources(page: Fields) -> Iterator[Source]:
    """Yield the register of sources."""
    for fields in _register(page, "sources", "source"):
        kind = fields.choice("kind", SOURCE_KINDS)
        measured = kind in ("research", "survey")
        name = fields.text("id", "S01")
        if name and not SOURCE_ID.fullmatch(name):
            fields.wrong("id", f"has the id '{name}'. Use letters, digits and hyphens, for example 'S01'.")
        yield Source(
            id=name,
            title=fields.text("title", "'The title as printed'"),
            publisher=fields.text("publisher", "'Who published it'"),
            kind=kind,
            says=fields.text("says", "'What it found, in our own words.'"),
            checked=fields.day("checked"),
            review_every=fields.months("review_every"),
            country=fields.text("country"),
            year=fields.text("year"),
            url=_address(fields),
            limits=fields.text("limits", "'What it cannot tell.'" if measured else ""),
            reported_by=fields.text("reported_by"),
            line=fields.line,
        )
        fields.done()


def _address(fields: Fields) -> str:
    url = fields.text("url")
    if (url and not url.startswith(("https://", "http://"))) or " " in url:
        fields.wrong("url", f"has the url '{url}'. Write the whole address, starting with 'https://'.")
    return url


def read_help(page: Fields) -> Iterator[CountryHelp]:
    """Yield the help lines, country by country."""
    for fields in _register(page, "help_lines", "country"):
        yield read_country_help(fields, fields.id(example="here"))
        fields.done()


def read_country_help(fields: Fields, name: str, emergency: str = "") -> CountryHelp:
    """Return the help lines of one country; an emergency number is required when an example is given."""
    numbers = fields.inside("emergency", emergency)
    return CountryHelp(
        id=name,
        country=fields.text("country", "'The name of the country'"),
        lines=tuple(_read_line(line) for line in fields.each("lines", "line")),
        emergency=tuple(_read_emergency(numbers)) if numbers else (),
        line=fields.line,
    )


def _read_emergency(fields: Fields) -> Iterator[HelpLine]:
    note, source = fields.text("note"), fields.text("source", "S01")
    yield HelpLine("", _number(fields, "call", "'112'"), "call", source, note, line=fields.line)
    if fields.has("or"):
        yield HelpLine("", _number(fields, "or"), "call", source, line=fields.line)
    fields.done()


def read_rights(page: Fields) -> Iterator[CountryRights]:
    """Yield what a reader may ask or do, country by country."""
    for fields in _register(page, "rights", "country"):
        yield CountryRights(
            country=fields.id("country", "uk"),
            lines=tuple(_read_right(line) for line in fields.each("lines", "line")),
            gaps=tuple(_read_gap(gap) for gap in fields.each("gaps", "gap")) if fields.has("gaps") else (),
            name=fields.text("name"),
            line=fields.line,
        )
        fields.done()


def _read_right(fields: Fields) -> Right:
    right = Right(
        text=fields.text("text", "'What a reader may ask.'"),
        sources=fields.texts("sources"),
        where=fields.text("where"),
        about=fields.text("about"),
        period=_read_period(fields),
        line=fields.line,
    )
    if not right.sources:
        fields.wrong("sources", "has no sources. Add some, for example 'sources: [S01]'.")
    fields.done()
    return right


def _read_gap(fields: Fields) -> Right:
    gap = Right(
        fields.text("text", "'We found no time limit.'"),
        where=fields.text("where"),
        period=_read_period(fields),
        line=fields.line,
    )
    fields.done()
    return gap


def _read_period(fields: Fields) -> Period:
    period = Period(fields.day_or_none("from") or date.min, fields.day_or_none("until") or date.max)
    if date.min < period.last < period.first:
        fields.wrong("until", "ends before it starts. Look at 'from' and 'until' again.")
    return period


def _read_line(fields: Fields) -> HelpLine:
    ways = [way for way in ("call", "text") if fields.has(way)]
    if len(ways) != 1:
        fields.wrong("name", "needs one number. Write either 'call: \"…\"' or 'text: \"…\"', in quotes.")
    way = ways[0] if ways else "call"
    line = HelpLine(
        name=fields.text("name", "'Who answers'"),
        number=_number(fields, way),
        way=way,
        source=fields.text("source", "S01"),
        note=fields.text("note"),
        say=fields.text("say"),
        short=fields.yes("short", default=False),
        period=_read_period(fields),
        line=fields.line,
    )
    fields.done()
    return line


def _number(fields: Fields, key: str, example: str = "") -> str:
    number = fields.text(key, example)
    if number and not NUMBER.fullmatch(number):
        fields.wrong(key, f"has the number '{number}'. Write digits, with spaces or hyphens between them.")
    return number


def read_checks(page: Fields) -> Iterator[Check]:
    """Yield what tests prove about the site."""
    for fields in _register(page, "checks", "check"):
        yield Check(
            id=fields.id(example="keyboard"),
            text=fields.text("text", "Every page works with the keyboard alone."),
            how=fields.text("how", "A test presses Tab through every page."),
            line=fields.line,
        )
        fields.done()


def _register(page: Fields, key: str, noun: str) -> Iterator[Fields]:
    if page.has(key):
        for fields in page.each(key, noun):
            # Which page it stands on is told by the file; the place in the list is what helps.
            fields.where = fields.where.removeprefix(f"{page.where}, ")
            yield fields
