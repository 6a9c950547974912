"""The body of a page, known without rendering it: its calls, headings, links, and what it may not hold."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count, pairwise
from pathlib import Path

import yaml
from jinja2 import nodes

from model.calls import read_calls
from model.files import LONGEST_BODY, MOST_LINES, MOST_TAGS
from model.front_matter import LOADER
from model.guide import Body, Call, Heading, Link, Passage
from model.markdown_outline import Block, Outline
from model.markdown_parser import parse
from model.problems import Report
from model.prose import LineMap

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # a word to search for
INLINE = "cite"  # the one macro that stands inside a sentence; all others stand alone
TAGS = re.compile(  # HTML, but no address in angle brackets
    r"(?is)<!--.*?-->|<(script|style)\b.*?</\1>|<!--|-->"
    r"|</?[a-z!?](?![\w+.-]*:|[^\s>]*@)(?:[^<>\n]|\n(?!\s*\n))*(?:>|\Z)|<[!?]"
)
ATTRIBUTE_LIST = re.compile(r"\{\s*(?:[#:.]|[\w-]+=)[^}\n]*\}?")

OTHER = yaml.load(Path(__file__).with_name("other_markdown.yml").read_bytes(), LOADER)  # noqa: S506 - it is a safe one
INSTEAD = {tag: instead for instead, tags in OTHER["html"].items() for tag in tags.split()}
SIGNS = [(re.compile(sign["pattern"], re.MULTILINE), sign["says"]) for sign in OTHER["signs"]]

MARK = "callnumber"  # stands in the text for a call, with its number, while Markdown is asked where it is
UNKNOWN = Body(headings=(Heading("", "", ""),), is_parsed=False)  # a body that cannot be read


def read_body(body: str, above: int, report: Report) -> Body:
    """Return what a body holds that starts below `above` lines of front matter."""
    if len(body) > LONGEST_BODY or body.count("\n") > MOST_LINES:
        most = f"{LONGEST_BODY:,} characters and {MOST_LINES:,} lines at most"
        report(above + 1, f"the words of a page have {most}. Make several pages of it.")
        return UNKNOWN
    if body.count("<") > MOST_TAGS:
        report(above + 1, f"more than {MOST_TAGS} signs '<' are in this page. HTML is not allowed here.")
        return UNKNOWN
    written_as = body.split("\n")
    refused: dict[int, str] = {}  # of each line whose braces cannot be kept, the first sentence
    body, pieces, whole = read_calls(body, above, refused.setdefault)
    for line, sentence in refused.items():
        report(line, sentence)
    mark = next(mark for number in count() if (mark := MARK + "x" * number) not in body)
    text = ""
    written: dict[str, Call] = {}
    numbers = [above + 1]  # the line in the file of each line of the text: a call may take several
    for piece in pieces:
        if isinstance(piece, Call):
            name = f"{mark}{len(written)}end"
            text += name
            written[name] = piece
        else:
            text += piece.data
            numbers += [above + piece.lineno + row for row in range(1, 1 + piece.data.count("\n"))]
    marks = re.compile(rf"{mark}[0-9]+end")
    cites = {name for name, one in written.items() if one.macro == INLINE}
    found = seen = Outline(parse(text), marks)
    if seen.html_tags or seen.open_fences:
        found = Outline(parse(_uncovered(text, seen)), marks)

    def report_at(line: int, sentence: str) -> None:
        report(numbers[line], sentence)

    def report_sign(line: int, sentence: str) -> None:
        # Where braces are refused, and left out, signs around them have lost their words.
        if numbers[line] not in refused:
            report_at(line, sentence)

    if seen.too_deep or found.too_deep:
        report(above + 1, "lists or quotes of this page are nested too deep. Nest fewer.")
        return UNKNOWN
    _check_html([*seen.html_tags, *found.html_tags], seen.open_fences, report_at)
    _check_signs(found, marks, report_sign)
    _check_headings(found, report_at)
    for line, address, words in found.pictures:
        if not words:
            advice = f"Write what it shows: '![what it shows]({address})'."
            report_at(line, f"the picture '{address}' has no description. {advice}")
    if written and isinstance(rest := pieces[-1], nodes.TemplateData):
        end = text.count("\n") - rest.data.count("\n")
        below = [line for line, _ in found.texts if line > end]
        if below and [*written.values()][-1].macro == "review_line":
            report_at(below[0], "'{{ review_line() }}' ends a page. Put what stands here above it.")
    return Body(
        calls=tuple(_calls(written, found, report)),
        headings=tuple(_headings(found.blocks, numbers)),
        links=tuple(
            Link(address, numbers[line], marks.sub("", words))
            for line, address, words in found.links
            if mark not in address
        ),
        pictures=tuple(Link(address, numbers[line]) for line, address, _ in found.pictures),
        passages=tuple(_passages(found.blocks, LineMap(body, above + 1), cites)),
        is_parsed=whole,
        refused="\n".join(written_as[line - above - 1] for line in refused),
    )


def _headings(blocks: Sequence[Block], numbers: Sequence[int]) -> Iterator[Heading]:
    """Yield the head of the page, and each heading, with what stands below it."""
    starts = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    for start, end in pairwise([-1, *starts, len(blocks)]):
        own = blocks[start] if start >= 0 else Block("heading", 0, 1, 0)
        below = blocks[start + 1 : end]
        words = {word for block in below for word in WORD.findall(block.text.lower())}
        lead = next((block.text for block in below if block.kind == "text" and block.text.strip()), "")
        yield Heading(own.text, own.anchor, " ".join(sorted(words)), own.level, lead, numbers[own.line])


def _passages(blocks: Iterable[Block], line_map: LineMap, cites: Collection[str]) -> Iterator[Passage]:
    """Yield the blocks that have words; `cites` are the calls that stand for sources."""
    for block in blocks:
        if words := " ".join(block.text.split()):
            lines = tuple(line for piece in block.pieces for line in line_map.lines(piece))
            cited = any(call in cites for call in block.calls)
            yield Passage(words, lines, block.kind, cited, block.in_list, (*block.links,))


def _uncovered(text: str, seen: Outline) -> str:
    """Return a text in which HTML and code without an end hide nothing: not links, calls or names."""
    lines = TAGS.sub(lambda tag: "\n" * tag[0].count("\n"), text).split("\n")
    for start, fence in seen.open_fences:
        empty = [at for at in range(start, len(lines)) if not lines[at].strip()]
        before = lines[start].partition(fence)[0]
        if empty and not before.strip():
            lines[empty[0]] = before + fence
    return "\n".join(lines)


def _calls(written: dict[str, Call], found: Outline, report: Report) -> list[Call]:
    calls = []
    for mark, one in written.items():
        place, line = found.calls.get(mark), one.line
        calls.append(replace(one, level=min(place.level + 1, 6)) if place else one)
        call = f"'{{{{ {one.macro}(…) }}}}'"
        if one.macro == INLINE and not (place and place.in_sentence):
            report(line, f"{call} stands inside a heading, a link or code. Put it after a sentence.")
        elif one.macro != INLINE and not (place and place.alone):
            advice = "Give it a line of its own, without spaces before it, and an empty line above and below."
            report(line, f"{call} stands beside other words. {advice}")
    return calls


def _check_html(tags: list[tuple[int, str]], fences: list[tuple[int, str]], report: Report) -> None:
    # Report one tag a line: there is seldom only one, and an author who mends it sees the others.
    for line, tag in dict(reversed(tags)).items():
        shown = tag if tag.endswith(">") else f"{tag} …>"
        instead = INSTEAD.get(tag.lower().strip("</>"), "the words alone")
        advice = f"Write {instead}. To show a '<', write '&lt;'."
        report(line, f"HTML such as '{shown}' is not allowed here. {advice}")
    for line, fence in fences:
        report(line, f"the block that starts with '{fence}' has no end. Add a line '{fence}'.")


def foreign_signs(found: Outline) -> Iterator[str]:
    """Yield a sentence for each sign of other Markdown in a text of front matter."""
    for _, text in found.texts:
        yield from (sentence for _, sentence in _signs(text))


@lru_cache(maxsize=20_000)  # in a live preview, nearly all texts are what they were a moment ago
def _signs(text: str) -> list[tuple[int, str]]:
    """Return where signs stand that would be shown as they are typed, and what to type instead."""
    return [
        (sign.start(), sentence.format(sign[0].strip().partition("\n")[0]))
        for pattern, sentence in SIGNS
        for sign in pattern.finditer(text)
    ]


def _check_signs(found: Outline, marks: re.Pattern[str], report: Report) -> None:
    for line, text in found.texts:
        words = marks.sub("", text)
        for at, sentence in _signs(words):
            report(line + words.count("\n", 0, at), sentence)
    for line, address, words in found.links:
        missing = "address" if not address.strip("#") else "words" if not words.strip() else ""
        if missing:
            report(line, f"a link has no {missing}. Write '[words](page.md)'.")


def _check_headings(found: Outline, report: Report) -> None:
    level = 1
    for heading in (block for block in found.blocks if block.kind == "heading"):
        if not re.search(r"\w", heading.text) and not heading.calls:
            report(heading.line, "a heading has no words. Write some, or take it out.")
        if heading.level == 1:
            sentence = "the title is in the front matter. Take this out, or start the heading with '##'."
            report(heading.line, sentence)
        elif heading.level > level + 1:
            marks = " or ".join(f"'{'#' * one} '" for one in range(max(level, 2), level + 2))
            report(heading.line, f"this heading skips a level. Start it with {marks}.")
        level = heading.level
