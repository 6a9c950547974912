"""Front matter as values that know their line."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import yaml

from model.problems import Report, ignore
from model.yaml_errors import (
    BEHIND,
    FLAT,
    KEY,
    NAME,
    closed,
    explain,
    needs_quotes,
    quoted,
    unclosed,
    whole,
    wrong_bullet,
)

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one if there is one; both act alike
TEXT = "tag:yaml.org,2002:str"
DAY = "tag:yaml.org,2002:timestamp"

NO_DAY = date.min  # the value of a date that cannot be parsed
REMARK = re.compile(r"[ \t]+#+(?:\s|$)")
PLAIN = re.compile(r"[a-z0-9_./:@-]+")  # an id or an address, behind which a remark may stand
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as YAML has them
LISTED = re.compile(r"\s+(?:[-*+]|[0-9]{1,2}[.)])\s+\S")
CALL = re.compile(r"(?<=[:-] )\{[{%].*")
MOST_MENDED = 20  # lines of a document
REACH = 40  # lines above a mistake, of which one may have led to it
MOST_SHOWN = 200  # characters of a line that a sentence looks at
DEEPEST = 12  # levels of lists and mappings; content needs six, and any depth would exhaust the machine


@dataclass(frozen=True, slots=True)
class Value:
    """A value of YAML: text, number, date, yes or no, nothing, a list or a mapping of values."""

    data: Any
    line: int
    written: str = ""  # the words of the file, where YAML takes them for something else than text
    joined: bool = False  # whether YAML joined lines of a text
    mended: tuple[int, ...] = ()  # of a document, the lines that needed quotes to be read

    @property
    def fields(self) -> dict[str, "Value"]:
        """The values of a mapping by their names; none of anything else."""
        return self.data if isinstance(self.data, dict) else {}

    @property
    def entries(self) -> list["Value"]:
        """The values of a list; none of anything else."""
        return self.data if isinstance(self.data, list) else []

    @property
    def plain(self) -> Any:  # noqa: ANN401 - any YAML
        """The value without line numbers."""
        if isinstance(self.data, dict):
            return {name: one.plain for name, one in self.data.items()}
        return [one.plain for one in self.data] if isinstance(self.data, list) else self.data


NOTHING = Value({}, 1)


def split_page(text: str, report: Report) -> tuple[Value | None, str, int]:
    """Return the front matter of a page, its body, and the number of lines above the body."""
    match = FRONT_MATTER.match(text)
    if match is None:
        report(1, _no_front_matter(text))
        return None, "", 0
    above = match[0].count("\n")
    for number, line in enumerate(match[1].split("\n"), start=2):
        if re.fullmatch(r"\.\.\.[ \t]*", line):
            # Hosts end the front matter here and would run what follows.
            advice = "Take it out; '---' is its end."
            report(number, f"a line of dots ends the front matter for some programs. {advice}")
            return None, "", above
    return read_mended(match[1], report, first_line=2), text[match.end() :], above


def _no_front_matter(text: str) -> str:
    """Return what to type where front matter has no start or no end."""
    first = text.split("\n", 1)[0]
    if re.fullmatch(r"---[ \t]*", first):
        return "the front matter has no end. Write '---' alone on the line after its last field."
    if re.search(r"^---[ \t]*$", text, re.MULTILINE):
        shown = f"is '{first.strip()[:40]}'" if first.strip() else "is empty"
        if first.strip() == "---":
            return "spaces stand before the '---' at the start of the page. Take them out."
        return f"the first line of a page is '---', and here it {shown}. Put '---' there."
    return (
        "the page has no front matter. Start with these lines: '---', 'title: …', "
        "'description: …', 'owner: …', 'reviewed: 2026-11-20', 'review_every: 12 months', '---'."
    )


def read_yaml(text: str, report: Report, first_line: int = 1) -> Value | None:
    """Return a YAML document as values, or nothing after reporting why it cannot be read."""
    value = read_mended(text, report, first_line)
    return None if value and value.mended else value


def read_mended(text: str, report: Report, first_line: int = 1) -> Value | None:
    """Return a YAML document as values. Lines that needed quotes are read as if they had them."""
    # Macro calls are texts, which are refused with the right words.
    lines = CALL.sub(lambda found: "'" + found[0].replace("'", "’") + "'", text).split("\n")
    mended: list[int] = []
    while True:
        said: list[tuple[int, str]] = []  # what is said of lines that may still change
        value = None
        try:
            value = _Document("\n".join(lines), _into(said), first_line).value()
        except yaml.MarkedYAMLError as error:
            at, sentence = explain(error, lines)
            above = range(max(0, at - REACH), at)
            opened = next((line for line in above if _reaches(at, lines, line, closed(lines[line]))), None)
            if opened is not None:
                at, sentence, said = opened, unclosed(lines[opened]), []
            report(first_line + at, sentence)
            if at not in mended and len(mended) < MOST_MENDED and _reaches(at, lines, at, whole(lines, at)):
                lines[at] = whole(lines, at)
                mended.append(at)
                continue
        except yaml.YAMLError as error:
            report(first_line, f"this cannot be read: {str(error).splitlines()[0]}. Take the sign out.")
        for line, sentence in said:
            report(line, sentence)
        return value and replace(value, mended=tuple(first_line + line for line in mended))


def _into(said: list[tuple[int, str]]) -> Report:
    return lambda line, sentence: said.append((line, sentence))


def _reaches(at: int, lines: list[str], number: int, new: str) -> bool:
    """Return whether YAML can read on beyond a line if another one is changed."""
    if not new:
        return False
    try:
        _Document("\n".join([*lines[:number], new, *lines[number + 1 :]]), ignore, 1).value()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return bool(mark and mark.line > at)
    except yaml.YAMLError:
        return False
    return True


class _Document:
    """One YAML document, taken event by event, so that a hostile one can be refused before it is built."""

    def __init__(self, text: str, report: Report, first_line: int) -> None:
        self.next: Callable[[], Any] = LOADER(text).get_event
        self.lines = LINE_END.split(text)
        self.report = report
        self.first_line = first_line

    def value(self) -> Value:
        """Return the whole document; an empty one is an empty mapping."""
        self.next()  # the start of the stream
        if isinstance(self.next(), yaml.StreamEndEvent):
            return Value({}, self.first_line)
        value = self._value(self.next(), 1)
        self.next()  # the end of the document
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.report(self._line(after), "a second YAML document starts here. Keep one.")
        return value

    def _line(self, event: Any) -> int:  # noqa: ANN401 - PyYAML does not type its events
        return self.first_line + int(event.start_mark.line)

    def _value(self, event: Any, depth: int) -> Value:  # noqa: ANN401 - PyYAML does not type its events
        line = self._line(event)
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem="it is nested too deeply", problem_mark=event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            written = self.lines[line - self.first_line][:MOST_SHOWN]
            value = KEY.sub("", written, count=1).strip()
            self.report(line, wrong_bullet(written) or needs_quotes(written, value))
            return Value(value, line)
        if event.tag or event.anchor:
            self._refuse_sign(event, line)
        if isinstance(event, yaml.ScalarEvent):
            return Value(self._scalar(event, line), line, event.value, self._joins_lines(event))
        start = event.start_mark
        flat = FLAT.match(self.lines[start.line][start.column :][:MOST_SHOWN])
        written = flat[0] if flat else ""
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self.next(), yaml.SequenceEndEvent):
                items.append(self._value(event, depth + 1))
            return Value(items, line, written)
        return Value(self._mapping(depth), line, written)

    def _refuse_sign(self, event: Any, line: int) -> None:  # noqa: ANN401 - PyYAML does not type its events
        """Report a tag or an anchor, which a text that starts with its sign is taken for."""
        written = self.lines[event.start_mark.line][:MOST_SHOWN]
        value = KEY.sub("", written, count=1).rstrip()
        if isinstance(event, yaml.ScalarEvent) and value.startswith((event.tag or "&", "!!!")):
            self.report(line, needs_quotes(written, value))
        elif event.tag:
            self.report(line, f"the tag '{event.tag}' is not allowed. Write plain text.")
        else:
            self.report(line, f"an anchor ('&{event.anchor}') is not allowed. Take it out.")

    def _mapping(self, depth: int) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            line = self._line(event)
            name = self._value(event, depth + 1).data
            if isinstance(name, list | dict):
                self.report(line, "a list cannot be the name of a field. Write 'name: …'.")
            key = "" if isinstance(name, list | dict) else str(name)
            if key and not isinstance(name, str):
                kind = "yes or no" if isinstance(name, bool) else "a number or a date"
                advice = f"Type '{event.value}' in quotes."
                self.report(line, f"YAML takes the name {event.value} for {kind}. {advice}")
                key = event.value
            value = self._value(self.next(), depth + 1)
            if key in fields:
                entry = " If another item starts here, type '- id: …'." if key == "id" else ""
                self.report(
                    line, f"'{key}' is here twice, first on line {fields[key].line}. Keep one.{entry}"
                )
            else:
                fields[key] = replace(value, line=line)
        return fields

    def _scalar(self, event: Any, line: int) -> Any:  # noqa: ANN401 - the type that YAML finds
        kinds = yaml.resolver.Resolver.yaml_implicit_resolvers if event.implicit[0] else {}
        found = (tag for tag, regexp in kinds.get(event.value[:1], ()) if regexp.match(event.value))
        tag = next(found, TEXT)  # what YAML takes words without quotes for
        if tag == TEXT:
            self._check_end(event)
            return event.value
        if not event.value and (hidden := self._check_end(event)):
            return hidden
        try:
            return yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, yaml.YAMLError):
            if tag == DAY:
                self.report(line, f"there is no date {event.value}. Correct it.")
                return NO_DAY
            self.report(line, f"'{event.value}' cannot be read as a value. Put it in quotes.")
            return ""

    def _joins_lines(self, event: Any) -> bool:  # noqa: ANN401 - PyYAML does not type its events
        """Return whether YAML joins the lines of a text, and report a list that would be lost so."""
        start, end = event.start_mark.line, event.end_mark.line - (event.end_mark.column == 0)
        if end <= start or event.style == "|":
            return False
        name = NAME.match(self.lines[start])
        below = range(start + 1, min(end + 1, len(self.lines)))
        listed = [number for number in below if LISTED.match(self.lines[number])]
        at = next(iter(listed), 0)
        if name and (len(listed) > 1 or (at and self.lines[at - 1].rstrip().endswith(":"))):
            advice = f"Type '{name[1]}: |', and all of the text on lines of their own below it."
            self.report(self.first_line + at, f"YAML joins these lines, so the list is lost. {advice}")
        return True

    def _check_end(self, event: Any) -> str:  # noqa: ANN401 - PyYAML does not type its events
        """Report and return words that would get lost: YAML takes what stands behind a '#' for a remark."""
        if not event.implicit[0]:
            return ""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if BEHIND.match(rest) and not (PLAIN.fullmatch(event.value) and REMARK.match(rest)):
            line = self.lines[end.line][:MOST_SHOWN]
            shown = f"Type {quoted(line, KEY.sub('', line, count=1).strip())}"
            if end.line > event.start_mark.line and (name := NAME.match(self.lines[event.start_mark.line])):
                shown = f"Type '{name[1]}: |' and the text below it"
            advice = f"{shown}, or put a remark on a line of its own."
            self.report(self.first_line + end.line, f"what follows the '#' is left out. {advice}")
            return rest.strip()
        return ""
