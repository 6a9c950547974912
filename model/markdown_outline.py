"""What Markdown makes of a text: headings, words, links, and anything that has no place in a page.

The same converter that the host uses decides what is code, what is a heading
and what is HTML, so that a check cannot see another page than a reader does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

from model.prose import BodyPassages

_ELEMENTS = "p ul ol li strong em code pre blockquote br hr table thead tbody tr th td"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ALLOWED = {
    **dict.fromkeys(_ELEMENTS.split(), frozenset[str]()),
    **dict.fromkeys(HEADINGS, frozenset({"id"})),
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
    "ol": frozenset({"start"}),
    "code": frozenset({"class"}),
}
"""The elements that Markdown makes, and the attributes it gives them. All others were written as HTML."""

EMPTY = frozenset({"br", "hr", "img"})
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ATTRIBUTE_LIST = re.compile(r"\{[#:.][^}]*\}?")
TAG = re.compile(r"</?[A-Za-z!][^\s>]*>?")
FENCE = re.compile(r"```+|~~~+")
BULLET = re.compile(r"^[ \t]*[•·▪◦●‣][ \t\xa0]+\S+", re.MULTILINE)
FENCED = re.compile(r'<pre><code(?: class="language-[\w-]+")?>[^<]*</code></pre>')
"""How Markdown hands itself a block of code."""


@dataclass
class _Heading:
    """A heading with the words below it; the first of a page stands for its head."""

    level: int = 1
    text: str = ""
    anchor: str = ""
    words: set[str] = field(default_factory=set)
    lead: str = ""
    """The first paragraph below it, or the first line of a list."""
    led: bool = False
    """Whether that is whole."""
    holds_call: bool = False


@dataclass(frozen=True)
class CallSite:
    """Where a macro call stands."""

    level: int
    """The level of the heading above."""

    alone: bool
    """Whether it is a paragraph of its own."""

    in_sentence: bool
    """Whether it is part of running text, not of code, a link or a heading."""


class Outline(HTMLParser):
    """The HTML of a text, read once from the top."""

    def __init__(
        self, html: str, marks: re.Pattern[str] | None = None, passages: BodyPassages | None = None
    ) -> None:
        """Read HTML, for its passages too; `marks` stand for macro calls and are part of no text."""
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.passages = passages
        self.headings = [_Heading()]
        self.links: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        """Address and words of each."""
        self.html_tags: list[str] = []
        """Tags and attributes that were written as HTML."""
        self.attribute_lists: list[str] = []
        self.fences: list[str] = []
        """Starts of blocks of code that have no end."""
        self.bullets: list[str] = []
        """Starts of items as a word processor writes them."""
        self.calls: dict[str, CallSite] = {}
        """Where each mark stands."""
        self.open: list[str] = []
        self.blocks: list[str] = []
        """The elements that stand in no other."""
        self.paragraph = ""
        """The text so far of the block that is open; an element in it counts as text too."""
        try:
            self.feed(html)
            self.close()
        except AssertionError:  # how the parser says that it does not know a section such as <![x[
            self.html_tags.append("<![")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        if self.passages:
            self.passages.start(tag)
        values = {name: value or "" for name, value in attrs}
        if tag not in ALLOWED or values.keys() - ALLOWED[tag]:
            written = TAG.match(self.get_starttag_text() or "")
            self.html_tags.append(written[0] if written else f"<{tag}")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "img":
            self.pictures.append((values.get("src", ""), values.get("alt", "")))
        if tag in HEADINGS:
            self.headings.append(_Heading(int(tag[1]), "", values.get("id", "")))
        if self.open:
            self.paragraph += f"<{tag}>"
        else:
            self.blocks.append(tag)
            self.paragraph = ""
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self.passages:
            self.passages.end(tag)
        if tag not in ALLOWED and tag not in self.open:
            self.html_tags.append(f"</{tag}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in ("p", "li") and self.headings[-1].lead.strip():
            self.headings[-1].led = True
        mark = self.paragraph.strip()
        if tag == "p" and not self.open and mark in self.calls:
            self.calls[mark] = replace(self.calls[mark], alone=True)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self.passages:
            self.passages.text(data)
        heading = self.headings[-1]
        self.paragraph += data
        in_heading = not HEADINGS.isdisjoint(self.open)
        if self.marks:
            for mark in self.marks.findall(data):
                in_sentence = not (in_heading or self.in_code or "a" in self.open)
                heading.holds_call = heading.holds_call or in_heading
                self.calls[mark] = CallSite(heading.level, alone=False, in_sentence=in_sentence)
            data = self.marks.sub("", data)
        if in_heading:
            heading.text += data
        else:
            heading.words.update(WORD.findall(data.lower()))
            heading.lead += "" if heading.led else data
        if not self.in_code:
            if "{" in data:
                self.attribute_lists += ATTRIBUTE_LIST.findall(data)
            self.fences += FENCE.findall(data)
            if not data.isascii():
                self.bullets += BULLET.findall(data)

    @property
    def is_one_paragraph(self) -> bool:
        """Whether the text is a single paragraph."""
        return self.blocks == ["p"]

    @property
    def in_code(self) -> bool:
        """Whether what is read now is shown as code."""
        return "code" in self.open or "pre" in self.open

    def handle_comment(self, _: str) -> None:
        """Take a comment, which only HTML has."""
        self.html_tags.append("<!--")

    def handle_decl(self, _: str) -> None:
        """Take a declaration, which only HTML has."""
        self.html_tags.append("<!")

    def handle_pi(self, _: str) -> None:
        """Take an instruction, which only HTML has."""
        self.html_tags.append("<?")

    def unknown_decl(self, _: str) -> None:
        """Take a section, which only HTML has."""
        self.html_tags.append("<![")


def outline(text: str, marks: re.Pattern[str] | None = None, passages: BodyPassages | None = None) -> Outline:
    """Return what Markdown makes of the body of a page; its passages are collected beside."""
    markdown = _markdown().reset()
    try:
        found = Outline(markdown.convert(text), marks, passages)
    except RecursionError:
        _markdown.cache_clear()  # it stopped half-way, and would begin the next page there
        raise
    except AssertionError:  # as above: Markdown reads HTML with the same parser
        return Outline("<![x[", marks)
    # Elements that Markdown makes too would pass by their names, so ask it what it was handed as HTML.
    for raw in markdown.htmlStash.rawHtmlBlocks:
        if not isinstance(raw, str) or FENCED.fullmatch(raw):
            continue
        written = TAG.match(raw)
        if written and not _is_end(written[0], found.html_tags):
            found.html_tags.append(written[0])
    return found


def _is_end(tag: str, html_tags: list[str]) -> bool:
    """Return whether a tag only ends one that has been found before."""
    return tag.startswith("</") and any(one.startswith(f"<{tag[2:-1]}") for one in html_tags)


@cache
def _markdown() -> Markdown:
    """Return a converter with the extensions that hosts load for every site."""
    return Markdown(extensions=["toc", "tables", "fenced_code"])
