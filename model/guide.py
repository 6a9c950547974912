"""The guide as data: what the pages say, before anything is rendered.

Everything is frozen. A worksheet on one page needs the questions of all the
others, and hosts render pages in any order, so the whole guide is read first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, get_args

from model import declare
from model.declare import matching
from model.fields import ID, Fields, id_advice
from model.style_rules import Excuse, StyleRule

GroupKind = Literal["checklist", "reflection", "prompt", "letter"]
AnswerKind = Literal["text", "date", "stage", "scale"]
"""What a prompt may be answered with. What that means for a reader is in `model/answers.py`."""

GROUP_KINDS: Mapping[str, GroupKind] = {
    "checklists": "checklist",
    "reflections": "reflection",
    "prompts": "prompt",
    "letters": "letter",
}
"""The front matter keys that hold groups, and the macro that shows each."""

ANSWERS: tuple[AnswerKind, ...] = get_args(AnswerKind)
MEASURED = ("research", "survey")
SOURCE_KINDS = ("official", "comment", "health", *MEASURED, "advice", "style")
PAPERS = ("A4", "Letter")
WAYS = ("call", "text")
SOURCE_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
NUMBER = re.compile(r"\+?[0-9][0-9 ()-]*[0-9]")
ADDED = {"low", "high"}
"""Fields that are newer than printed sheets: where they are empty, a sheet keeps its version."""

FITS_END = matching(
    re.compile(".{1,30}"),
    "names an end of its scale '{}'. Shorten it to 30 characters, so that it fits beside a box on paper.",
)
FITS_NUMBER = matching(NUMBER, "has the number '{}'. Write digits, with spaces or hyphens between them.")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tick, to ask oneself, to write or to send."""

    id: str = declare.identifier("first-step")
    """A promise: it never changes and is never used again for another item."""

    text: str = declare.text("What would you like to ask?")
    hint: str = declare.passage()
    was: tuple[str, ...] = declare.identifiers()
    """Former ids, so that a reader's answer is carried over."""

    stages: tuple[str, ...] = declare.identifiers()
    """The stages it is meant for; none means all."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Prompt(Item):
    """An invitation to write."""

    lines: int = declare.number(3)
    """Lines on paper and rows on screen; 1 gives a one-line field."""

    answer: AnswerKind = declare.choice(ANSWERS, "text")

    calendar: str = declare.text(when=("answer", ("date",)))
    """What its day is called in a calendar file; without it the day goes into none."""

    fills: str = declare.text(when=("answer", ("text",)))
    """The words in square brackets that its answer fills in letters."""

    low: str = declare.text("not at all", when=("answer", ("scale",)), then=FITS_END)
    """The label of the lowest step, 1."""

    high: str = declare.text("completely", when=("answer", ("scale",)), then=FITS_END)
    """The label of the highest step, 5."""


@dataclass(frozen=True, slots=True)
class Letter(Item):
    """A message to edit and copy."""

    subject: str = declare.text()
    body: str = declare.lines("'Hello [name], thank you.'")
    limit: int = declare.number()
    """The most characters that the receiving service takes; 0 for no limit."""

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if self.limit and len(self.body) > self.limit:
            yield (
                "body",
                f"has {len(self.body)} characters where {self.limit} are allowed. Shorten the body.",
            )

    @property
    def gaps(self) -> list[str]:
        """What stands in square brackets for the reader to fill in, each once."""
        return list(dict.fromkeys(re.findall(r"\[[^][\n]+]", f"{self.body}\n{self.subject}")))


@dataclass(frozen=True, kw_only=True)
class Group:
    """Items that stand together under one legend."""

    kind: GroupKind
    """The macro that shows it."""

    name: str
    legend: str = declare.text("Before you start")
    items: tuple[Item, ...] = declare.each(Item, "item")
    page: str
    """The path of the page it belongs to, below the docs folder."""

    line: int = 0
    intro: str = declare.text()
    worksheet: bool = declare.boolean(default=True)
    """Whether a worksheet has to gather it."""

    count: bool = declare.boolean(default=False)
    """Whether to show how many items are answered."""


COUNTED = declare.boolean(default=True)
GROUP_FIELDS = {
    "checklist": declare.fields_of(Group),
    "reflection": declare.fields_of(Group, count=COUNTED),
    "prompt": declare.fields_of(Group, count=COUNTED, items=declare.each(Prompt, "item")),
    "letter": declare.fields_of(
        Group, count=None, items=declare.each(Letter, "item"), worksheet=declare.boolean(default=False)
    ),
}
"""What is written of a group of each kind."""


def _read_groups(page: Fields, _key: str) -> tuple[Group, ...]:
    """Return the groups of a page in the order in which they are written; the page sets its path."""
    groups = []
    for key, kind in GROUP_KINDS.items():
        for name, fields in page.named(key, kind):
            if not ID.fullmatch(name):
                fields.report(fields.line, f"{kind} '{name}' needs another name. {id_advice(name)}")
            groups.append(declare.read(Group, fields, GROUP_FIELDS[kind], kind=kind, name=name, page=""))
    return (*groups,)


GROUPS = declare.Kind(
    _read_groups,
    {
        "properties": {
            key: declare.named_schema(GROUP_FIELDS[kind], kind) for key, kind in GROUP_KINDS.items()
        }
    },
    flat=True,
)


@dataclass(frozen=True)
class Step:
    """One stop on the path of a stage."""

    address: str = declare.text("index.md", key="page")
    """A page, and a place on it behind a `#`."""

    text: str = declare.text("What to do there.")
    line: int = 0

    @property
    def page(self) -> str:
        """The path of the page."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The place on the page, or nothing."""
        return self.address.partition("#")[2]


@dataclass(frozen=True)
class Stage:
    """A place where a reader may have been stopped, and what helps from there."""

    id: str = declare.identifier("first-stage")
    text: str = declare.text("I asked, and the answer was no")
    intro: str = declare.text()
    steps: tuple[Step, ...] = declare.each(Step, "step")
    line: int = 0


@dataclass(frozen=True)
class Part:
    """Pages that are read at the same time, such as "today"."""

    id: str = declare.identifier("today")
    legend: str = declare.text("Today")
    pages: tuple[str, ...] = declare.texts()
    line: int = 0

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if not self.pages:
            yield "pages", "has no pages. Add some, for example 'pages: [index.md]'."


@dataclass(frozen=True)
class Source:
    """A public text that facts are taken from, and what it cannot tell."""

    kind: str = declare.choice(SOURCE_KINDS)
    id: str = declare.text(
        "S01",
        then=matching(SOURCE_ID, "has the id '{}'. Use letters, digits and hyphens, for example 'S01'."),
    )
    title: str = declare.text("'The title as printed'")
    publisher: str = declare.text("'Who published it'")
    says: str = declare.text("'What it found, in our own words.'")
    checked: date = declare.day()
    review_every: int = declare.months()
    """Months."""

    country: str = declare.text()
    year: str = declare.text()
    url: str = declare.text()
    limits: str = declare.text("'What it cannot tell.'", when=("kind", MEASURED), otherwise=declare.text())
    reported_by: str = declare.text()
    kept: str = declare.text()
    """Why it stays although no page cites it."""

    line: int = 0

    @property
    def anchor(self) -> str:
        """The address of its entry on a page that lists it."""
        return f"source-{self.id.lower()}"

    @property
    def is_reported(self) -> bool:
        """Whether somebody else told what it says, at least in part."""
        return bool(self.reported_by) or self.kind == "comment"


@dataclass(frozen=True)
class Period:
    """The days on which a line is true, the first and the last among them."""

    first: date = declare.day_or(date.min, "from")
    last: date = declare.day_or(date.max, "until")

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if date.min < self.last < self.first:
            yield "last", "ends before it starts. Look at 'from' and 'until' again."

    def holds(self, day: date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


def _read_way(line: Fields, _key: str) -> str:
    """Return the key that the number stands under."""
    ways = [way for way in WAYS if line.has(way)]
    if len(ways) != 1:
        line.error("name", "needs one number. Write either 'call: \"…\"' or 'text: \"…\"', in quotes.")
    return ways[0] if ways else "call"


def _read_number(line: Fields, _key: str) -> str:
    """Return the number that stands there."""
    way = next((way for way in WAYS if way in line.values), "call")
    return str(FITS_NUMBER(line, way, line.text(way)))


WAY = declare.Kind(_read_way, {"properties": {"call": declare.TEXT, "text": {}}}, flat=True)
NUMBER_BELOW_IT = declare.Kind(_read_number, {"properties": {}}, flat=True)


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """One way to reach somebody: a number to call or to text."""

    way: str = declare.of_kind(WAY)
    """`call` or `text`."""

    number: str = declare.of_kind(NUMBER_BELOW_IT)
    name: str = declare.text("'Who answers'")
    source: str = declare.text("S01")
    note: str = declare.text()
    say: str = declare.text()
    """What to write in a text message, where that matters."""

    short: bool = declare.boolean(default=False)
    """Whether it also stands in the short support line."""

    period: Period = declare.flat(Period, Period())
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """The numbers to call when a life is in danger."""

    note: str = declare.text()
    source: str = declare.text("S01")
    call: str = declare.text("'112'", then=FITS_NUMBER)
    other: str = declare.text(key="or", then=FITS_NUMBER)
    line: int = 0


def _emergency_lines(written: Emergency) -> tuple[HelpLine, ...]:
    """Return the numbers of an emergency as help lines, which need no name."""
    numbers = [(written.call, written.note), *([(written.other, "")] if written.other else [])]
    return tuple(
        HelpLine(way="call", number=number, name="", source=written.source, note=note, line=written.line)
        for number, note in numbers
    )


@dataclass(frozen=True, kw_only=True)
class CountryHelp:
    """The help lines of a country."""

    id: str = declare.identifier("here")
    emergency: tuple[HelpLine, ...] = declare.inside(Emergency, _emergency_lines, ())
    """The numbers to call when a life is in danger, which need no name."""

    country: str = declare.text("'The name of the country'")
    lines: tuple[HelpLine, ...] = declare.each(HelpLine, "line")

    line: int = 0

    @property
    def numbers(self) -> tuple[HelpLine, ...]:
        """Every number in the order in which it is shown."""
        return self.emergency + self.lines

    @property
    def search_words(self) -> tuple[str, ...]:
        """The numbers and names that lead a search here."""
        return tuple(word for line in self.numbers for word in (line.number, line.name) if word)

    def on(self, day: date) -> CountryHelp:
        """Return the help lines of a day."""
        return replace(self, lines=tuple(line for line in self.lines if line.period.holds(day)))


PACK_HELP = declare.fields_of(
    CountryHelp,
    id=None,
    emergency=declare.inside(Emergency, _emergency_lines, (), "{call: '112', source: H01}"),
)
"""What is written of the help of a country in its pack, whose file has its id."""


@dataclass(frozen=True)
class Pack:
    """What is known of a country: its help lines, where they were read, and the paper it prints on."""

    id: str
    paper: str = declare.choice(PAPERS)
    help: CountryHelp = declare.flat(CountryHelp, kinds=PACK_HELP, id="")
    sources: tuple[Source, ...] = declare.register(Source, "source")


@dataclass(frozen=True)
class Right:
    """One thing that a reader may ask or do in a country, with its sources."""

    text: str = declare.text("'What a reader may ask.'")
    sources: tuple[str, ...] = declare.texts()
    """None where it says what could not be checked."""

    where: str = declare.text()
    """The place it holds in, where that is not the whole country."""

    about: str = declare.text()
    """The heading that starts with it, inside of its country; without one, the heading above goes on."""

    period: Period = declare.flat(Period, Period())
    line: int = 0

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if not self.sources:
            yield "sources", "has no sources. Add some, for example 'sources: [S01]'."


GAP_FIELDS = declare.fields_of(
    Right, text=declare.text("'We found no time limit.'"), sources=None, about=None
)
"""What is written of a right that could not be checked."""


@dataclass(frozen=True)
class CountryRights:
    """What a reader may ask or do in a country."""

    country: str = declare.identifier("uk")
    """The name of its pack."""

    lines: tuple[Right, ...] = declare.each(Right, "line")
    gaps: tuple[Right, ...] = declare.each(Right, "gap", required=False, kinds=GAP_FIELDS)
    """What could not be checked."""

    name: str = declare.text()
    """What the country is called here; without it, as in its pack."""

    line: int = 0

    @property
    def id(self) -> str:
        """The address of its section."""
        return f"rights-{self.country}"

    @property
    def parts(self) -> list[tuple[str, list[Right]]]:
        """The lines by the heading that they stand under, which may be none."""
        parts: list[tuple[str, list[Right]]] = []
        for right in self.lines:
            if not parts or (right.about and right.about != parts[-1][0]):
                parts.append((right.about, []))
            parts[-1][1].append(right)
        return parts

    def on(self, day: date) -> CountryRights:
        """Return the lines of a day; a heading stays when the line that starts it is left out."""
        lines = [
            replace(right, about=about)
            for about, part in self.parts
            for right in part
            if right.period.holds(day)
        ]
        gaps = [gap for gap in self.gaps if gap.period.holds(day)]
        return replace(self, lines=tuple(lines), gaps=tuple(gaps))


@dataclass(frozen=True)
class Check:
    """A statement about the site that tests prove at every change."""

    id: str = declare.identifier("keyboard")
    """The name under which tests prove it."""

    text: str = declare.text("Every page works with the keyboard alone.")
    how: str = declare.text("A test presses Tab through every page.")
    line: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call in the body of a page."""

    macro: str
    arguments: tuple[str, ...]
    line: int
    level: int
    """The heading level that fits this place: one below the heading above."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body, and the words below it."""

    text: str
    anchor: str
    """Its address on the page; the head of the page itself has none."""

    words: str
    """The words of the text below it, each once, in small letters and in order, to be searched."""

    level: int = 2
    lead: str = ""
    """The first paragraph below it, as plain text."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page leads to or shows, as it is written."""

    address: str
    line: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item of a list, or a text of front matter."""

    text: str
    """What a reader sees: without calls, marks and the addresses of links."""

    lines: tuple[int, ...]
    """The line of each of its words, or the one line that they all stand on."""

    kind: str
    """`text`, `heading` or `code` in a body; `fact`, or `entry` or `gap` of a register, in front matter."""

    cited: bool
    """Whether a source stands beside it."""

    in_list: int
    """Which list of the body it is an item of, by number; 0 for none."""

    links: tuple[str, ...] = ()
    """The words of each link in it."""

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.lines[0] if self.lines else 1


@dataclass(frozen=True)
class Page:
    """A page's facts and what its body calls."""

    path: str
    title: str = declare.text("What the page is about")
    description: str = declare.text("What a reader will have done by the end.")
    owner: str = declare.text("Content maintainers")
    reviewed: date = declare.day()
    review_every: int = declare.months()
    """Months."""

    was: tuple[str, ...] = declare.texts(
        then=matching(
            re.compile(r"[A-Za-z0-9][A-Za-z0-9/_-]*\.md"),
            "was called '{}', which is no page. Write its former path, for example 'was: [old-name.md]'.",
        )
    )
    """Former paths, whose addresses lead here."""

    minutes: int = declare.number()
    picture: str = declare.text()
    picture_text: str = declare.text()
    """What the picture says; empty for a decorative one."""

    groups: tuple[Group, ...] = declare.of_kind(GROUPS, ())
    stages: tuple[Stage, ...] = declare.register(Stage, "stage")
    parts: tuple[Part, ...] = declare.register(Part, "part")
    sources: tuple[Source, ...] = declare.register(Source, "source")
    help_lines: tuple[CountryHelp, ...] = declare.register(CountryHelp, "country")
    rights: tuple[CountryRights, ...] = declare.register(CountryRights, "country")
    checks: tuple[Check, ...] = declare.register(Check, "check")
    calls: tuple[Call, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
    is_parsed: bool = True
    """False where its braces cannot be read, so that what it calls is unknown."""

    refused: str = ""
    """The lines of its body with braces that cannot be kept."""

    search_words: tuple[str, ...] = declare.texts()
    """Words that lead a search here though the page does not use them."""

    about_site: bool = declare.boolean(default=False)
    """Whether it is about the site itself, so that a search shows it last."""

    passages: tuple[Passage, ...] = ()
    """Everything it says, front matter first, in the order in which it is written."""

    rules: tuple[StyleRule, ...] = declare.each(StyleRule, "rule", required=False, by_name="id")
    excuses: tuple[Excuse, ...] = declare.each(Excuse, "excuse", required=False)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The addresses of its headings."""
        return frozenset(heading.anchor for heading in self.headings if heading.anchor)

    @cached_property
    def sections(self) -> Mapping[str, list[str]]:
        """The passages below each heading of the second level of the body, by its text."""
        found: dict[str, list[str]] = {}
        levels = iter([heading.level for heading in self.headings[1:] if heading.text.strip()])
        below: list[str] = []
        for passage in self.passages:
            if passage.kind == "text":
                below.append(passage.text)
            elif passage.kind == "heading" and next(levels, 0) in (1, 2):
                below = found.setdefault(passage.text, [])
        return found

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every place of the page that a link may lead to."""
        ids = [stage.id for stage in self.stages] + [country.id for country in self.help_lines]
        ids += [part.id for part in self.parts] + [country.id for country in self.rights]
        ids += [rule.id for rule in self.rules]
        for group in self.groups:
            ids += [group.name, *(item.id for item in group.items)]
        return self.anchors | frozenset(ids)

    def heading(self, anchor: str) -> str:
        """Return the words of the heading at an address, or nothing."""
        return next((one.text for one in self.headings if anchor and one.anchor == anchor), "")

    def level(self, macro: str, *arguments: str) -> int:
        """Return the heading level that fits where the macro is called."""
        for call in self.calls:
            if (call.macro, call.arguments) == (macro, arguments):
                return call.level
        return 2


@dataclass(frozen=True)
class Guide:
    """Everything the pages say, and the ways to look it up."""

    pages: Mapping[str, Page]
    """By path, in the order of their paths."""

    packs: tuple[Pack, ...] = ()
    """The countries that the topic chose, in its order."""

    day: date | None = None
    """The day whose lines of help and rights are shown; without one, all of them are."""

    @cached_property
    def moved(self) -> Mapping[str, Page]:
        """The page that each former path leads to."""
        return {old: page for page in self.pages.values() for old in page.was}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Every group by its name."""
        return {group.name: group for page in self.pages.values() for group in page.groups}

    def shown_on(self, page: Page) -> tuple[Group, ...]:
        """Return the groups that a page shows, its own or gathered, in its order."""
        shows = {*GROUP_KINDS.values(), "worksheet"}
        names = (name for call in page.calls if call.macro in shows for name in call.arguments)
        return tuple(self.groups[name] for name in names)

    @cached_property
    def gaps(self) -> frozenset[str]:
        """What stands in square brackets in letters."""
        return frozenset(gap for one in self.items.values() if isinstance(one, Letter) for gap in one.gaps)

    @cached_property
    def fills(self) -> Mapping[str, str]:
        """The item whose answer fills a gap of letters, by the words of the gap."""
        return {item.fills: item.id for item in self.prompts("text") if item.fills}

    def prompts(self, answer: AnswerKind) -> list[Prompt]:
        """Return the prompts with a kind of answer."""
        return [item for item in self.items.values() if isinstance(item, Prompt) and item.answer == answer]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item of every group by its id."""
        return {item.id: item for group in self.groups.values() for item in group.items}

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """Every stage by its id."""
        return {stage.id: stage for page in self.pages.values() for stage in page.stages}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The register of sources by id."""
        return {source.id: source for page in self.pages.values() for source in page.sources}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts in reading order."""
        return tuple(part for page in self.pages.values() for part in page.parts)

    @cached_property
    def help_lines(self) -> tuple[CountryHelp, ...]:
        """The help lines, country by country."""
        countries = (country for page in self.pages.values() for country in page.help_lines)
        return tuple(one.on(self.day) if self.day else one for one in countries)

    def help_on(self, paper: str = "") -> tuple[str, HelpLine] | None:
        """Return a country and its short help line: the first with this paper, or else the first."""
        short = [(one, line) for one in self.help_lines for line in one.lines if line.short]
        on_paper = {pack.id for pack in self.packs if pack.paper == paper}
        found = [one for one in short if one[0].id in on_paper] or short
        return (found[0][0].country, found[0][1]) if found else None

    @cached_property
    def rights(self) -> tuple[CountryRights, ...]:
        """What a reader may ask or do, for the countries that the topic chose and in its order."""
        written = {one.country: one for page in self.pages.values() for one in page.rights}
        chosen = [(written[pack.id], pack.help.country) for pack in self.packs if pack.id in written]
        named = (replace(one, name=one.name or usual) for one, usual in chosen)
        return tuple(one.on(self.day) if self.day else one for one in named)

    @property
    def dated(self) -> Iterator[tuple[Page, HelpLine | Right]]:
        """Every line that starts or ends on a day, shown or not, and its page."""
        for page in self.pages.values():
            lines: list[HelpLine | Right] = [line for country in page.help_lines for line in country.lines]
            lines += [right for one in page.rights for right in (*one.lines, *one.gaps)]
            yield from ((page, line) for line in lines if line.period != Period())

    @property
    def changed(self) -> date:
        """The newest day on which what is shown changed: by a review, or because a line started or ended."""
        days = [page.reviewed for page in self.pages.values()]
        periods = [line.period for _, line in self.dated]
        days += [one.first for one in periods]
        days += [one.last + timedelta(days=1) for one in periods if one.last < date.max]
        return max((day for day in days if not self.day or day <= self.day), default=self.day or date.min)

    def cited_on(self, page: Page) -> tuple[str, ...]:
        """Return the sources that a page cites, in the order of their first citation."""
        listed = {
            "support": [line.source for one in self.help_lines for line in one.numbers],
            "rights_list": [source for one in self.rights for line in one.lines for source in line.sources],
        }
        ids = (
            source
            for call in page.calls
            for source in (call.arguments if call.macro == "cite" else listed.get(call.macro, ()))
        )
        return tuple(dict.fromkeys(ids))

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """The sizes of paper that its readers have, the most likely first."""
        return tuple(dict.fromkeys(pack.paper for pack in self.packs)) or ("A4",)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What the site says about itself that tests prove."""
        return tuple(check for page in self.pages.values() for check in page.checks)

    @cached_property
    def rules(self) -> Mapping[str, StyleRule]:
        """How the pages are written, by the id of each rule."""
        return {rule.id: rule for page in self.pages.values() for rule in page.rules}

    @cached_property
    def register(self) -> str:
        """The path of the page that keeps the sources, or nothing."""
        return next((page.path for page in self.pages.values() if page.sources), "")

    def on(self, day: date) -> Guide:
        """Return the guide as it is shown on a day."""
        return replace(self, day=day)

    def page_calling(self, macro: str) -> str:
        """Return the path of the first page that calls a macro, or nothing."""
        return self._first_calling.get(macro, "")

    @cached_property
    def _first_calling(self) -> Mapping[str, str]:
        """The path of the first page that calls each macro."""
        pages = reversed([*self.pages.values()])
        return {call.macro: page.path for page in pages for call in page.calls}


def months_later(day: date, months: int) -> date:
    """Return the day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(f"no such month: {year}-{month + 1}")
