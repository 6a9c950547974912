"""The guide as data: what the pages say, before anything is rendered.

Everything is frozen. A worksheet on one page needs the questions of all the
others, and hosts render pages in any order, so the whole guide is read first.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from html import unescape
from typing import Literal, Self, get_args
from unicodedata import category

from model import declare
from model.declare import matching, typed
from model.fields import ID, Fields, id_advice
from model.files import DOCS
from model.front_matter import NO_DAY
from model.style_rules import Excuse, StyleRule

GroupKind = Literal["checklist", "reflection", "prompt", "letter"]
# What is written in a field. What each kind means is in model/answers.py.
FieldKind = Literal["text", "date", "number"]
# What answers a prompt.
AnswerKind = Literal["text", "date", "number", "choice", "several", "rows", "stage", "scale"]

GROUP_KINDS: Mapping[str, GroupKind] = {
    "checklists": "checklist",
    "reflections": "reflection",
    "prompts": "prompt",
    "letters": "letter",
}
"""The front matter keys that hold groups, and the macro that shows each."""

SHOWS = {*GROUP_KINDS.values(), "worksheet"}  # the macros that show groups by name
ANSWERS: tuple[AnswerKind, ...] = get_args(AnswerKind)
FIELDS: tuple[FieldKind, ...] = get_args(FieldKind)
MEASURED = ("research", "survey")
SOURCE_KINDS = ("official", "comment", "health", *MEASURED, "advice", "style")
PAPERS = ("A4", "Letter")
WAYS = ("call", "text")
SOURCE_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
NUMBER = re.compile(r"\+?[0-9][0-9 ()-]*[0-9]")
FITS_END = matching(
    re.compile(".{1,30}"),
    "names an end of its scale '{}'. Shorten it to 30 characters, so that it fits beside a box on paper.",
)
MARKED = re.compile(
    r"\*\*\S.*?\*\*|\]\(\S+\)|</?\w[^<>\n]*>|&#?\w+;|^#{1,6} |\{\w+\}|\[[^\]\n]*$"
    r"|(?<![\w*])\*[^\W_](?:[^*\n]*[^\s*])?\*(?![\w*])",
    re.MULTILINE,
)
"""What a letter, which is plain text, would show with its signs."""

FITS_COLUMN = 5  # the most columns that fit on paper beside each other
FITS_NUMBER = matching(NUMBER, "has the number '{}'. Write digits, with spaces or hyphens between them.")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tick, to ask oneself, to write or to send."""

    id: str = declare.identifier("first-step")  # never changes, and is never used for another item
    text: str = declare.text("What would you like to ask?")
    hint: str = declare.passage()
    sources: tuple[str, ...] = declare.texts()  # what stands behind its words, shown on its page
    was: tuple[str, ...] = declare.identifiers()  # former ids, so that a reader's answer is carried over
    stages: tuple[str, ...] = declare.identifiers()  # the stages it is meant for; none means all
    when: Mapping[str, tuple[str, ...]] = declare.options()  # what it is meant for, by the ids of questions
    line: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a prompt offers."""

    id: str = declare.identifier("rented")  # answers are saved under it, so it never changes
    text: str = declare.text("It is rented", then=typed)


@dataclass(frozen=True, slots=True)
class Column(Option):
    """One column of the rows of a prompt."""

    answer: FieldKind = declare.choice(FIELDS, "text")
    unit: str = declare.text(when=("answer", ("number",)), then=typed)  # what its numbers count

    @property
    def heading(self) -> str:
        """What stands above it."""
        return f"{self.text} ({self.unit})" if self.unit else self.text


@dataclass(frozen=True, slots=True)
class Prompt(Item):
    """An invitation to write."""

    lines: int = declare.number(3)  # lines on paper and rows on screen; 1 gives a one-line field
    answer: AnswerKind = declare.choice(ANSWERS, "text")
    # How a calendar file calls its day, if at all.
    calendar: str = declare.text(when=("answer", ("date",)), then=typed)
    fills: str = declare.text(when=("answer", FIELDS))  # the words in brackets that it fills in letters
    low: str = declare.text("not at all", when=("answer", ("scale",)), then=FITS_END)  # the label of step 1
    high: str = declare.text("completely", when=("answer", ("scale",)), then=FITS_END)  # the label of step 5
    unit: str = declare.text(when=("answer", ("number",)), then=typed)  # what the number counts
    options: tuple[Option, ...] = declare.each(
        Option, "option", unique="id", when=("answer", ("choice", "several"))
    )
    columns: tuple[Column, ...] = declare.each(Column, "column", unique="id", when=("answer", ("rows",)))

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if len(self.columns) > FITS_COLUMN:
            fit = f"has {len(self.columns)} columns, of which {FITS_COLUMN} fit on paper."
            yield "columns", f"{fit} Take some out, or ask in two prompts."


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Item):
    """A message to edit and copy."""

    subject: str = declare.text(then=typed)
    body: str = declare.lines("'Hello [name], thank you.'")
    limit: int = declare.number(0)  # the most characters that the receiving service takes; 0 for no limit

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if self.limit and len(self.body) > self.limit:
            what = f"has {len(self.body)} characters where {self.limit} are allowed."
            yield "body", f"{what} Shorten the body."
        signs = (one for one in MARKED.finditer(self.body) if one[0][0] != "&" or unescape(one[0]) != one[0])
        if found := next(signs, None):
            gap = " What a reader fills in is written '[name]', on one line." * (found[0][0] in "<{[")
            what = f"is plain text, where '{found[0].strip()}' would be shown with its signs."
            yield "body", f"{what} Take them out.{gap}"

    @property
    def gaps(self) -> list[str]:
        """What stands in square brackets for the reader to fill in, each once."""
        return list(dict.fromkeys(re.findall(r"\[[^][\n]+]", f"{self.body}\n{self.subject}")))


@dataclass(frozen=True, kw_only=True)
class Group:
    """Items that stand together under one legend."""

    kind: GroupKind  # the macro that shows it
    name: str
    legend: str = declare.text("Before you start", then=typed)
    items: tuple[Item, ...] = declare.each(Item, "item")
    page: str  # the path of the page it belongs to, below the docs folder
    line: int = 0
    intro: str = declare.text()
    worksheet: bool = declare.boolean(default=True)  # whether a worksheet has to gather it
    count: bool = declare.boolean(default=False)  # whether to show how many items are answered


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


GROUP_SCHEMAS = {key: declare.named_schema(GROUP_FIELDS[kind], kind) for key, kind in GROUP_KINDS.items()}


@dataclass(frozen=True)
class Step:
    """One stop on the path of a stage."""

    address: str = declare.text("index.md", key="page")  # a page, and a place on it behind a `#`
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
    text: str = declare.text("I asked, and the answer was no", then=typed)
    intro: str = declare.text()
    steps: tuple[Step, ...] = declare.each(Step, "step")
    line: int = 0


@dataclass(frozen=True)
class Part:
    """Pages that are read at the same time, such as "today"."""

    id: str = declare.identifier("today")
    legend: str = declare.text("Today", then=typed)
    line: int = 0
    pages: tuple[str, ...] = ()  # the paths of the pages that name it, in the order of the menu


@dataclass(frozen=True)
class Source:
    """A public text that facts are taken from, and what it cannot tell."""

    kind: str = declare.choice(SOURCE_KINDS)
    id: str = declare.text(
        "S01",
        then=matching(SOURCE_ID, "has the id '{}'. Use letters, digits and hyphens, for example 'S01'."),
    )
    title: str = declare.text("'The title as printed'", then=typed)
    publisher: str = declare.text("'Who published it'", then=typed)
    says: str = declare.text("'What it found, in our own words.'")
    checked: date = declare.day(NO_DAY, "2026-11-20")
    review_every: int = declare.months()  # months
    country: str = declare.text()
    year: str = declare.text(then=typed)
    url: str = declare.text()
    limits: str = declare.text("'What it cannot tell.'", when=("kind", MEASURED), otherwise=declare.text())
    reported_by: str = declare.text(then=typed)
    kept: str = declare.text()  # why it stays although no page cites it
    line: int = 0

    @property
    def anchor(self) -> str:
        """The address of its entry on a page that lists it."""
        return f"source-{self.id.lower()}"


@dataclass(frozen=True)
class Period:
    """The days on which a line is true, the first and the last among them."""

    first: date = declare.day(date.min, key="from")
    last: date = declare.day(date.max, key="until")

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong between its fields."""
        if date.min < self.last < self.first:
            yield "last", "ends before it starts. Look at 'from' and 'until' again."

    def holds(self, day: date) -> bool:
        """Return whether a day is one of them."""
        return self.first <= day <= self.last


def _read_way(line: Fields, _key: str) -> str:
    ways = [way for way in WAYS if line.has(way)]
    if len(ways) != 1:
        line.error("name", "needs one number. Write either 'call: \"…\"' or 'text: \"…\"', in quotes.")
    return ways[0] if ways else "call"


def _read_number(line: Fields, _key: str) -> str:
    way = next((way for way in WAYS if way in line.values), "call")
    return str(FITS_NUMBER(line, way, line.text(way)))


NUMBERS = {"properties": {"call": declare.TEXT, "text": {}}}


@dataclass(frozen=True, kw_only=True)
class HelpLine:
    """One way to reach somebody: a number to call or to text."""

    way: str = declare.of_kind(_read_way, NUMBERS, "call", flat=True)  # `call` or `text`
    number: str = declare.of_kind(_read_number, {"properties": {}}, "", flat=True)
    name: str = declare.text("'Who answers'", then=typed)
    source: str = declare.text("S01")
    note: str = declare.text()
    say: str = declare.text()  # what to write in a text message, where that matters
    short: bool = declare.boolean(default=False)  # whether it also stands in the short support line
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

    country: str = declare.text("'The name of the country'", then=typed)
    lines: tuple[HelpLine, ...] = declare.each(HelpLine, "help line")

    line: int = 0

    @property
    def numbers(self) -> tuple[HelpLine, ...]:
        """Every number in the order in which it is shown."""
        return self.emergency + self.lines

    @property
    def search_words(self) -> tuple[str, ...]:
        """The numbers and names that lead a search here."""
        return tuple(word for line in self.numbers for word in (line.number, line.name) if word)

    def on(self, day: date) -> Self:
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
    sources: tuple[str, ...] = declare.texts()  # none where it says what could not be checked
    where: str = declare.text(then=typed)  # the place it holds in, where that is not the whole country
    about: str = declare.text(then=typed)
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

    country: str = declare.identifier("uk")  # the name of its pack
    lines: tuple[Right, ...] = declare.each(Right, "line")
    gaps: tuple[Right, ...] = declare.each(Right, "gap", required=False, kinds=GAP_FIELDS)  # not checked
    name: str = declare.text()  # what the country is called here; without it, as in its pack
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

    def on(self, day: date) -> Self:
        """Return the lines of a day; a heading stays when the line that starts it is left out."""
        lines = [replace(right, about=about) for about, part in self.parts for right in part]
        shown = tuple(right for right in lines if right.period.holds(day))
        return replace(self, lines=shown, gaps=tuple(gap for gap in self.gaps if gap.period.holds(day)))


@dataclass(frozen=True)
class Check:
    """A statement about the site that tests prove at every change."""

    id: str = declare.identifier("keyboard")  # the name under which tests prove it
    text: str = declare.text("Every page works with the keyboard alone.")
    how: str = declare.text("A test presses Tab through every page.")
    line: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call in the body of a page."""

    macro: str
    arguments: tuple[str, ...]
    line: int
    level: int = 2  # the heading level that fits this place: one below the heading above


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body, and the words below it."""

    text: str
    anchor: str  # its address on the page; the head of the page itself has none
    words: str  # the words of the text below it, each once, in small letters and in order, to be searched
    level: int = 2
    lead: str = ""  # the first paragraph below it, as plain text

    line: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page leads to or shows, as it is written."""

    address: str
    line: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item of a list, or a text of front matter."""

    text: str  # what a reader sees: without calls, marks and the addresses of links
    lines: tuple[int, ...]  # the line of each of its words, or the one line that they all stand on
    kind: str  # `text`, `heading` or `code` of a body; `fact`, or `entry` or `gap` of a register
    cited: bool  # whether a source stands beside it
    in_list: int  # which list of the body it is an item of, by number; 0 for none
    links: tuple[str, ...] = ()  # the words of each link in it

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.lines[0] if self.lines else 1


@dataclass(frozen=True, kw_only=True)
class Body:
    """What is known of the body of a page without rendering it."""

    calls: tuple[Call, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()  # all that the page says, front matter first, as it is written
    is_parsed: bool = True  # false where braces cannot be read, or HTML hides the rest: calls are unknown
    refused: str = ""  # the lines with braces that cannot be kept: what they name is not called missing


@dataclass(frozen=True)
class Page(Body):
    """A page's facts and its body."""

    path: str
    title: str = declare.text("What the page is about", then=typed)
    description: str = declare.text("What a reader will have done by the end.", then=typed)
    owner: str = declare.text("Content maintainers", then=typed)
    reviewed: date = declare.day(NO_DAY, "2026-11-20")
    review_every: int = declare.months()  # months
    was: tuple[str, ...] = declare.texts(
        then=matching(
            re.compile(r"[A-Za-z0-9][A-Za-z0-9/_-]*\.md"),
            "was called '{}', which is no page. Write its former path, for example 'was: [old-name.md]'.",
        )
    )
    """Former paths, whose addresses lead here."""

    part: str = declare.identifier()  # the part that it belongs to, if any
    minutes: int = declare.number(0)
    picture: str = declare.text()
    picture_text: str = declare.text(then=typed)  # what the picture says; empty for a decorative one
    groups: tuple[Group, ...] = declare.of_kind(_read_groups, {"properties": GROUP_SCHEMAS}, (), flat=True)
    stages: tuple[Stage, ...] = declare.register(Stage, "stage")
    parts: tuple[Part, ...] = declare.register(Part, "part")
    sources: tuple[Source, ...] = declare.register(Source, "source")
    help_lines: tuple[CountryHelp, ...] = declare.register(CountryHelp, "country")
    rights: tuple[CountryRights, ...] = declare.register(CountryRights, "country")
    checks: tuple[Check, ...] = declare.register(Check, "check")
    search_words: tuple[str, ...] = declare.texts()  # words that lead a search here, which the page lacks
    # Groups of a worksheet, or items of its prompts, that are enough in a short time; the rest is folded.
    first: tuple[str, ...] = declare.identifiers()
    about_site: bool = declare.boolean(default=False)  # about the site itself: a search shows it last
    rules: tuple[StyleRule, ...] = declare.each(StyleRule, "rule", required=False, by_name="id")
    excuses: tuple[Excuse, ...] = declare.each(Excuse, "excuse", required=False)

    @property
    def file(self) -> str:
        """Its file, as a contributor knows it."""
        return f"{DOCS}/{self.path}"

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
        ids += [rule.id for rule in self.rules] + [source.anchor for source in self.sources]
        for group in self.groups:
            ids += [group.name, *(item.id for item in group.items)]
        return self.anchors | frozenset(ids)

    def heading(self, anchor: str) -> str:
        """Return the words of the heading at an address, or nothing."""
        return next((one.text for one in self.headings if anchor and one.anchor == anchor), "")

    def shown_first(self, group: Group) -> int:
        """Return how many items of a group its worksheet shows unfolded."""
        if not self.first or group.name in self.first:
            return len(group.items)
        return max((place for place, item in enumerate(group.items, 1) if item.id in self.first), default=0)

    def level(self, macro: str, *arguments: str) -> int:
        """Return the heading level that fits where the macro is called."""
        levels = (call.level for call in self.calls if (call.macro, call.arguments) == (macro, arguments))
        return next(levels, 2)


@dataclass(frozen=True)
class Guide:
    """Everything the pages say, and the ways to look it up."""

    pages: Mapping[str, Page]  # by path, in the order of their paths
    packs: tuple[Pack, ...] = ()  # the countries that the topic chose, in its order
    day: date | None = None  # the day whose lines of help and rights are shown; without one, all of them are

    order: tuple[str, ...] = ()  # the paths of the pages in the order of the menu
    downloads: Mapping[str, int] = field(default_factory=dict)  # the size in bytes of each, by its path

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
        names = (name for call in page.calls if call.macro in SHOWS for name in call.arguments)
        return tuple(self.groups[name] for name in names)

    @cached_property
    def worksheets(self) -> Mapping[str, list[Group]]:
        """The groups that each worksheet gathers, by its path, without those that the guide does not have."""
        names: dict[str, list[str]] = {}
        for page in self.pages.values():
            for call in (one for one in page.calls if one.macro == "worksheet" and one.arguments):
                names.setdefault(page.path, []).extend(call.arguments)
        return {
            path: [self.groups[one] for one in ones if one in self.groups] for path, ones in names.items()
        }

    def places(self, path: str) -> frozenset[str]:
        """Return every place of a page that a link may lead to, of groups that it gathers too."""
        return self.pages[path].addresses | self.gathered(path)

    def gathered(self, path: str) -> frozenset[str]:
        """Return the names of the groups that a worksheet gathers, and the ids of their items."""
        groups = self.worksheets.get(path, ())
        return frozenset(name for group in groups for name in (group.name, *(one.id for one in group.items)))

    @cached_property
    def gaps(self) -> frozenset[str]:
        """What stands in square brackets in letters."""
        return frozenset(gap for one in self.items.values() if isinstance(one, Letter) for gap in one.gaps)

    @cached_property
    def fills(self) -> Mapping[str, tuple[str, str]]:
        """The key of the answer that fills a gap of letters, and what follows it, by the words of the gap."""
        prompts = (item for item in self.items.values() if isinstance(item, Prompt))
        return {one.fills: (f"{one.id} text", one.unit and f" {one.unit}") for one in prompts if one.fills}

    def prompts(self, answer: AnswerKind) -> list[Prompt]:
        """Return the prompts with a kind of answer."""
        return [item for item in self.items.values() if isinstance(item, Prompt) and item.answer == answer]

    @cached_property
    def choices(self) -> Mapping[str, Prompt]:
        """The prompts with options to choose from, by their ids."""
        return {prompt.id: prompt for prompt in [*self.prompts("choice"), *self.prompts("several")]}

    @cached_property
    def stage_question(self) -> Prompt | None:
        """The question whose answer is a stage, if the guide asks one."""
        return next(iter(self.prompts("stage")), None)

    def conditions(self, item: Item) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Yield each question on which it depends whether an item is meant for a reader.

        With its id are its words, and by their ids the words of the answers for which the item is meant. A
        guide may name stages without asking for one, and stages speak for themselves.
        """
        if item.stages:
            asked = self.stage_question
            stages = {id_: self.stages[id_].text for id_ in item.stages if id_ in self.stages}
            yield asked.id if asked else "", "", stages
        for question, answers in item.when.items():
            prompt = self.items.get(question)
            options = prompt.options if isinstance(prompt, Prompt) else ()
            words = prompt.text if prompt else ""
            # Answers follow: "Who'll carry the boxes? Friends", but "The home you're leaving: It's rented".
            words += "" if words and category(words[-1])[0] == "P" else ":"
            yield question, words, {one.id: one.text for one in options if one.id in answers}

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

    @property
    def in_order(self) -> list[Page]:
        """The pages in the order of the menu, and then those that it lacks."""
        paths = dict.fromkeys([*self.order, *self.pages])
        return [self.pages[path] for path in paths if path in self.pages]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts in reading order, each with its pages."""
        pages = self.in_order
        return tuple(
            replace(part, pages=tuple(page.path for page in pages if page.part and page.part == part.id))
            for keeper in self.pages.values()
            for part in keeper.parts
        )

    @cached_property
    def part_pages(self) -> tuple[str, ...]:
        """The pages of all parts in reading order."""
        return tuple(path for part in self.parts for path in part.pages)

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
        own = {group.name: [one for item in group.items for one in item.sources] for group in page.groups}
        ids: list[str] = []
        for call in page.calls:
            if call.macro == "cite":
                ids += call.arguments
            else:
                ids += listed.get(call.macro, ())
                ids += (source for name in call.arguments for source in own.get(name, ()))
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

    def on(self, day: date) -> Self:
        """Return the guide as it is shown on a day."""
        return replace(self, day=day)

    def page_calling(self, macro: str) -> str:
        """Return the path of the page that calls a macro, or nothing; of several, that with most arguments.

        So the worksheet is the one that gathers the most groups.
        """
        return self._calling.get(macro, "")

    @cached_property
    def _calling(self) -> Mapping[str, str]:
        given: dict[str, Counter[str]] = {}
        for page in self.pages.values():
            for call in page.calls:
                given.setdefault(call.macro, Counter())[page.path] += len(call.arguments)
        return {macro: max(pages, key=pages.__getitem__) for macro, pages in given.items()}


def months_later(day: date, months: int) -> date:
    """Return the day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
