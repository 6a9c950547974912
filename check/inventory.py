"""Compare the pages with expected.yml, the inventory of what a topic promises its readers.

The inventory is a second file, so that nothing is deleted by accident. Tests compare the built pages with it;
this check tells a contributor in seconds what to add to it, or what is missing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from operator import itemgetter
from pathlib import Path

import yaml

from check.placeholders import STARTER_TEXT
from check.promises import BY_COUNTRY, INVENTORY, PROMISES, is_keyed
from check.style_measures import count_sentences
from model.body import ATTRIBUTE_LIST
from model.files import DOCS, LEDGER, load_ledger, page_paths, read_yaml_file
from model.front_matter import NOTHING, Value
from model.guide import SHOWS, SOURCE_KINDS, Guide, Page
from model.inline import plain
from model.problems import Problem, known, reporter
from model.prose import WORD
from model.words import ENGLISH, Words

SECTION = "pages/*/sections/*"
SHORTEST = 4  # letters of a word that can be promised to stand in a section
Name = tuple[str, str, int]  # a name, empty where an author left it out, with its file and line


@dataclass(frozen=True)
class Found:
    """The names that the pages have for one place of the inventory."""

    place: str  # a key of `PROMISES`
    stars: tuple[str, ...]  # what stands in place of its stars
    names: Sequence[Name]
    may_be: Callable[[str], bool] = lambda _name: False  # whether the pages may have another name too
    proposal: Callable[[str], Value] | None = None  # what could be promised of a name that is a key

    def promise(self, name: str) -> Value:
        """Return what to promise of a name that is a key; without a proposal, it is what is compared next."""
        return self.proposal(name) if self.proposal else Value({} if is_keyed(f"{self.place}/*") else [], 0)

    @property
    def keys(self) -> list[str]:
        """The keys that lead to the place."""
        stars = iter(self.stars)
        return [next(stars) if key == "*" else key for key in self.place.split("/")]


@dataclass(frozen=True)
class Difference:
    """How the names of the pages differ from those that one place of the inventory lists."""

    found: Found
    value: Value  # the place in the inventory
    added: Sequence[Name]
    gone: Sequence[Name]
    reordered: bool

    def problems(self, *, unsure: bool) -> Iterator[Problem]:
        """Yield what is wrong; if unsure, nothing is called missing."""
        noun, where = PROMISES[self.found.place].noun, self._where
        if self.added and (not noun or len(self.added) == len(self.gone) == 1):
            what = f"{noun} '{self.gone[0][0]}' of {where}" if noun else where
            yield _is_now(what, self.gone[0][2] if self.gone else self.value.line, self.added[0][0])
            return
        for name, file, line in self.added:
            entry = f"'{self._entry(name)}'" if self.keyed else "it"
            sentence = f"{noun} '{name}' is new. Add {entry} to {where} in {INVENTORY}"
            yield Problem(file, line, f"{sentence}, so that tests notice when it is lost.")
        for name, file, line in () if unsure else self.gone:
            what = f"{noun} '{name}' of {where}" if noun else where
            sentence = "is listed here but no longer on the pages. Put it back, or take it out here."
            yield Problem(file, line, f"{what} {sentence}")
        if self.reordered:
            yield _is_now(where, self.value.line, f"[{', '.join(name for name, *_ in self.found.names)}]")

    @property
    def keyed(self) -> bool:
        """Whether the names are keys here; a list of names promises nothing more of them."""
        return bool(self.value.fields) or (is_keyed(self.found.place) and not self.value.entries)

    def _entry(self, name: str) -> str:
        """Return what to write for a name that is a key."""
        if not self.found.proposal:
            return f"{name}: …"
        entry = {name: self.found.promise(name).plain}
        flow = yaml.safe_dump(entry, default_flow_style=True, sort_keys=False, allow_unicode=True, width=999)
        return str(flow).strip()[1:-1]

    @property
    def _where(self) -> str:
        """What sentences call the place, such as "'sections' of 'index.md'"."""
        keys = self.found.keys
        if not PROMISES[self.found.place].noun:
            number = "number of " if PROMISES[self.found.place].number else ""
            return f"the {number}{keys[-1]} of '{keys[-2]}'"
        return (" below " if len(keys) == 2 else " of ").join(f"'{key}'" for key in reversed(keys[-2:]))


def _is_now(what: str, line: int, new: str) -> Problem:
    return Problem(INVENTORY, line, f"{what} is '{new}' now. If this is intended, write '{new}' here.")


def check_inventory(
    guide: Guide, project: Path, words: Words = ENGLISH, *, countries_known: bool = True
) -> Iterator[Problem]:
    """Yield each difference between the pages of a project and its inventory.

    What depends on countries is left out if the settings that choose them have mistakes.
    """
    expected, problems = read_inventory(project / INVENTORY)
    yield from problems
    if expected is None:
        return
    # What seems to be missing from a page may have moved to one that cannot be read.
    readable = {path for path, page in guide.pages.items() if page.is_parsed}
    unsure = not page_paths(project / DOCS) <= readable
    ledger = load_ledger(project / DOCS)
    for one in compare(guide, expected, project / DOCS, words):
        known = countries_known or not {*one.found.keys} & {*BY_COUNTRY, guide.page_calling("support")}
        if known and not _has_new_id(one, guide, ledger):
            yield from one.problems(unsure=unsure)


def no_promises(project: Path) -> str:
    """Return a sentence if a project has no inventory or no ledger, or nothing."""
    for file, lost in ((INVENTORY, "a question or a source"), (f"{DOCS}/{LEDGER}", "an answer")):
        if not (project / file).is_file():
            what = f"this file is missing, so no test notices when {lost} is lost."
            advice = "If your pages are as you want them, 'make accept' writes it."
            return f"{(project / file).as_posix()}:1: {what} {advice}"
    return ""


def compare(guide: Guide, expected: Value, docs: Path, words: Words = ENGLISH) -> Iterator[Difference]:
    """Yield for each place of the inventory what the pages have and it lacks, and the other way round."""
    for found in (*_on_pages(guide, docs, words), *_across_pages(guide)):
        value: Value | None = expected
        for key, part in zip(found.keys, found.place.split("/"), strict=True):
            entries = value.fields if value else {}
            # A name of the topic that is not listed is a difference of the place above.
            value = entries.get(key, Value({}, value.line) if value and part != "*" else None)
        if value is None:
            continue
        listed, actual = listed_names(value), [name for name, *_ in found.names]
        expects, known = [name for name, *_ in listed], {*actual}
        added = [name for name in found.names if name[0] and name[0] not in expects]
        # Where an author forgot a name, any of those that are gone may be it.
        gone = (
            [] if "" in known else [one for one in listed if one[0] not in known and not found.may_be(one[0])]
        )
        if PROMISES[found.place].number and not gone:
            continue
        reordered = PROMISES[found.place].ordered and not added and not gone and "" not in known
        yield Difference(found, value, added, gone, reordered=reordered and actual != expects)


def listed_names(value: Value) -> list[Name]:
    """Return the names in a place of the inventory: of a list, of a mapping, or its one text."""
    if isinstance(value.data, dict):
        return [(name, INVENTORY, entry.line) for name, entry in value.data.items()]
    entries = value.data if isinstance(value.data, list) else [value]
    return [(str(entry.data), INVENTORY, entry.line) for entry in entries if entry.data is not None]


def _has_new_id(one: Difference, guide: Guide, ledger: Mapping[str, tuple[int, bool]]) -> bool:
    """Return whether an item has a new id in place of one that is lost, which `check.ids` reports."""
    new = [name for name, *_ in one.added if name not in ledger]
    lost = [name for name, *_ in one.gone if not ledger.get(name, (0, True))[1] and name not in guide.items]
    if not (new and lost and PROMISES[one.found.place].noun == "item"):
        return False
    return not {*lost} <= {old for item in guide.items.values() for old in item.was}


def _keyed_names(value: Value) -> Iterator[int]:
    """Yield the line of each entry of a list that is a list or a mapping, where a name is expected."""
    yield from (entry.line for entry in value.entries if isinstance(entry.data, dict | list))
    for entry in (*value.entries, *value.fields.values()):
        yield from _keyed_names(entry)


def _unknown(value: Value, place: str = "") -> Iterator[tuple[int, str]]:
    """Yield the line of each key that promises nothing, and a sentence about it."""
    below = {one.removeprefix(place).split("/")[0] for one in PROMISES if one.startswith(place)}
    for key, inner in value.fields.items():
        if key in below or "*" in below:
            yield from _unknown(inner, f"{place}{key if key in below else '*'}/")
        elif below:
            yield inner.line, f"'{key}' promises nothing here. {known(below, key)}"


def read_inventory(file: Path) -> tuple[Value | None, list[Problem]]:
    """Return the inventory, or None and the first reason why it cannot be read."""
    problems: list[Problem] = []
    report = reporter(problems, INVENTORY)
    expected = read_yaml_file(file, report)
    if expected and not expected.fields.get("pages", NOTHING).fields:
        report(1, "this file lists no pages. Put back the list that starts with 'pages:'.")
    for line, sentence in _unknown(expected) if expected else ():
        report(line, sentence)
    for line in _keyed_names(expected) if expected else ():
        report(line, "this list has names and keys. Write 'name: …' without '- ' for each, or names alone.")
    return (None, problems) if problems else (expected, [])


def _on_pages(guide: Guide, docs: Path, words: Words) -> Iterator[Found]:
    """Yield what stands below 'pages', and below 'questions' for the groups there."""
    pages = guide.pages.values()
    # A page that cannot be read is reported where it is read.
    paths = [(page.path, page.file, 1) for page in pages]
    yield Found("pages", (), paths, lambda path: (docs / path).exists())
    for page in pages:
        path, file = page.path, page.file
        picture = page.picture if (docs / page.picture).is_file() else ""
        yield Found("pages/*/title", (path,), [(page.title, file, 1)])
        yield Found("pages/*/picture", (path,), [(picture, file, 1)] if page.picture else [])
        yield _sections(guide, page, file, words)
        for title, texts in page.sections.items():
            yield from _below_heading((path, title), texts, file)
        shown = [name for call in page.calls if call.macro in SHOWS for name in call.arguments]
        places = {name: shown.index(name) for name in shown}
        groups = sorted(page.groups, key=lambda one: places.get(one.name, len(shown)))
        yield Found("pages/*/groups", (path,), [(group.name, file, group.line) for group in groups])
        for group in groups:
            at, line = (path, group.name), group.line
            yield Found("pages/*/groups/*/kind", at, [(group.kind, file, line)])
            yield Found("pages/*/groups/*/legend", at, [(group.legend, file, line)])
            items = [(item.id, file, item.line) for item in group.items]
            yield Found("pages/*/groups/*/items", at, items)
            yield Found("questions/*", (group.name,), items)
            for item in group.items:
                yield Found("questions/*/*", (group.name, item.id), [], plain(item.text).__contains__)


def _across_pages(guide: Guide) -> Iterator[Found]:
    """Yield what stands below the other keys, from all pages together."""
    pages = guide.pages.values()
    gathered: dict[str, Name] = {}
    calls = [(call, page.file) for page in pages for call in page.calls if call.macro == "worksheet"]
    for name, file, line in ((name, file, call.line) for call, file in calls for name in call.arguments):
        gathered.setdefault(name, (name, file, line))  # a group may be on several worksheets
    yield Found("worksheet", (), [*gathered.values()])
    yield Found("parts", (), [(part.legend, page.file, part.line) for page in pages for part in page.parts])
    for part in guide.parts:
        yield Found("parts/*", (part.legend,), [(path, guide.pages[path].file, 1) for path in part.pages])
    yield Found("stages", (), [(stage.id, page.file, stage.line) for page in pages for stage in page.stages])
    help_lines = [(country, (page.file, country.line)) for page in pages for country in page.help_lines]
    yield Found("help", (), [(country.id, *at) for country, at in help_lines])
    short: list[Name] = []
    for country, at in help_lines:
        yield Found("help/*/country", (country.id,), [(country.country, *at)])
        numbers = [(f"{line.way} {line.number}", *at) for line in country.numbers]
        yield Found("help/*/numbers", (country.id,), numbers)
        short += [(f"{line.way} {line.number}", *at) for line in country.numbers if line.short]
    lines = [page for page in pages if "support_line" in {call.macro for call in page.calls}]
    if lines:
        yield Found("support_line/pages", (), [(page.path, page.file, 1) for page in lines])
        yield Found("support_line/numbers", (), short)
    file = f"{DOCS}/{guide.page_calling('rights_list')}"
    yield Found("rights", (), [(country.country, file, country.line) for country in guide.rights])
    for rights in guide.rights:
        cited = [(source, file, right.line) for right in rights.lines for source in right.sources]
        yield Found("rights/*", (rights.country,), cited)
    sources = [(page.file, source) for page in pages for source in page.sources]
    for kind in SOURCE_KINDS:
        names = [(source.id, file, source.line) for file, source in sources if source.kind == kind]
        yield Found(f"sources/{kind}", (), names)


def _below_heading(at: tuple[str, str], texts: Sequence[str], file: str) -> Iterator[Found]:
    count, text = sum(map(count_sentences, texts)), "\n".join(texts).casefold()
    names = [(str(count), file, 1)]
    yield Found(f"{SECTION}/sentences", at, names, lambda least: least.isdecimal() and int(least) <= count)
    yield Found(f"{SECTION}/words", at, [], lambda word: word.casefold() in text)


def propose(guide: Guide, page: Page, title: str) -> Value:
    """Return what expected.yml could promise of a section: half its sentences, and two of its words.

    They are words that it repeats or that its heading has too, and that few other sections have.
    Of starter text nothing is promised.
    """
    texts = page.sections.get(title, [])
    sections = [below for other in guide.pages.values() for below in other.sections.values()]
    spread = Counter(word for below in sections for word in {*_words(*below)})
    counts = _words(title, title, *texts)
    words = [word for word in _words(*texts) if word.isalpha() and len(word) >= SHORTEST]
    best = sorted(words, key=lambda word: counts[word] * log(len(sections) / spread[word]), reverse=True)[:2]
    if not best or any(starter in text for starter in STARTER_TEXT for text in texts):
        return Value({}, 0)
    half = (sum(map(count_sentences, texts)) + 1) // 2
    return Value({"sentences": Value(half, 0), "words": Value([Value(word, 0) for word in best], 0)}, 0)


def _words(*texts: str) -> Counter[str]:
    return Counter(WORD.findall(" ".join(texts).casefold()))


def _sections(guide: Guide, page: Page, file: str, words: Words) -> Found:
    """Return the sections of a page, which also has headings that macros and the words of the engine add."""
    # Attribute lists and skipped levels are reported where the page is read.
    headings = [(ATTRIBUTE_LIST.sub("", one.text).strip(), one.level, one.line) for one in page.headings]
    skipping = {text for (_, above, _), (text, level, _) in pairwise(headings) if level > above + 1}
    sections = [(line, text) for text, level, line in headings[1:] if level == 2 and text]
    sections += [
        (call.line, guide.groups[name].legend)
        for call in page.calls
        if call.level == 2 and call.macro in SHOWS
        for name in call.arguments
        if name in guide.groups
    ]
    return Found(
        "pages/*/sections",
        (page.path,),
        [(text, file, line) for line, text in sorted(sections, key=itemgetter(0))],
        lambda text: text in skipping or text in by_macros(guide, page) or text in words.texts.values(),
        lambda title: propose(guide, page, title),
    )


def by_macros(guide: Guide, page: Page) -> Iterator[str]:
    """Yield the headings that macros may add to a page; a worksheet shows groups of other pages."""
    yield from (group.legend for group in guide.groups.values())
    yield from (stage.text for stage in page.stages)
    yield from (country.country for country in page.help_lines)
    yield from (country.name for country in (guide.rights if page.rights else ()))
    yield from (part.legend for part in page.parts)
    yield from (rule.legend for rule in page.rules)
