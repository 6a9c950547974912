"""What stands in a text: headings, words, links, pictures, macro calls, and what a page may not hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from markdown_it.token import Token

from model.markdown_parser import BREAKS, DEEPEST, plain_text

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NAMED = {"list_item_open": "- ", "blockquote_open": "> ", "tr_open": "|>"}  # what has no, or loses, words
EMPHASIS = {"em_open", "em_close", "strong_open", "strong_close"}
SENTENCES = re.compile(r"[.!?]$|\n")
ADDRESS = re.compile(r"://|www\.|@")
TAG = re.compile(r"</?[A-Za-z!][^\s>]*>?|<[!?]")


@dataclass
class _Heading:
    """A heading with the words below it; the first of a page stands for its head."""

    level: int = 1
    text: str = ""
    anchor: str = ""
    line: int = 0
    words: set[str] = field(default_factory=set)
    lead: str = ""  # the first paragraph below it, or the first line of a list
    holds_call: bool = False


@dataclass(frozen=True)
class CallSite:
    """Where a macro call stands."""

    level: int  # the level of the heading above
    alone: bool  # whether it is a paragraph of its own
    in_sentence: bool  # whether it is part of running text, not of code, a link or a heading


class Outline:
    """What a text holds, read once from the top. Lines count from 0."""

    def __init__(self, tokens: Sequence[Token], marks: re.Pattern[str] | None = None) -> None:
        """Read parsed Markdown; `marks` stand for macro calls and are part of no text."""
        self.marks = marks
        self.headings = [_Heading()]
        self.links: list[tuple[int, str, str]] = []  # line, address and words of each
        self.pictures: list[tuple[int, str, str]] = []  # line, address and words of each
        self.html_tags: list[tuple[int, str]] = []
        self.open_fences: list[tuple[int, str]] = []  # starts of blocks of code that have no end
        self.texts: list[tuple[int, str]] = []
        """The line and the words of each block; what stands in code, or is escaped, is '…'."""
        self.calls: dict[str, CallSite] = {}  # where each mark stands
        self.blocks = [
            token.type.removesuffix("_open") for token in tokens if not token.level and token.nesting >= 0
        ]
        """The blocks that stand in no other."""
        self.too_deep = any(token.level >= DEEPEST - 2 for token in tokens)
        self._led = False
        for at, token in enumerate(tokens):
            self.texts += [(_line(token), mark) for mark in _marks(token, *tokens[at + 1 : at + 2])]
            if token.hidden:
                continue
            if token.type == "heading_open":
                self.headings.append(_Heading(int(token.tag[1]), "", str(token.attrs["id"]), _line(token)))
                self._led = False
            elif token.type in ("fence", "code_block"):
                if not token.meta.get("closed", True):
                    self.open_fences.append((_line(token), token.markup))
                self._take(token.content, in_sentence=False)
            elif token.type == "html_block":
                self._html(_line(token), token.content)
            elif token.type == "inline":
                self._inline(token, tokens[at - 1].type == "heading_open")
            if token.type in ("paragraph_close", "list_item_close"):
                self._led = self._led or bool(self.headings[-1].lead.strip())

    def _html(self, line: int, content: str) -> None:
        for number, text in enumerate(content.split("\n"), start=line):
            self.html_tags += [(number, tag) for tag in TAG.findall(text)]

    def _inline(self, token: Token, in_heading: bool) -> None:
        line, links, text = _line(token), 0, ""
        started = line
        children = token.children or []
        for at, child in enumerate(children):
            if child.type in BREAKS:
                line += 1
                text += "\n"
                self._take("\n", in_heading=in_heading)
            elif child.type == "link_open":
                links += 1
                words = takewhile(lambda one: one.type != "link_close", children[at:])
                self.links.append((line, str(child.attrs["href"]), plain_text(words)))
            elif child.type == "link_close":
                links -= 1
            elif child.type == "image":
                self.pictures.append((line, str(child.attrs["src"]), plain_text(child.children or [])))
            elif child.type == "em_open" and child.markup == "*" and _is_inside(children, at):
                self.texts.append((line, "*|"))
            elif child.type == "html_inline":
                self._html(line, child.content)
                line += child.content.count("\n")
            elif child.type in ("text", "text_special", "code_inline"):
                # The words of a link may be an address.
                if _is_half(children, at):
                    self.texts.append((line, "half|"))
                content = ADDRESS.sub("…", child.content) if links else child.content
                text += content if child.type == "text" else "…"
                in_sentence = child.type != "code_inline" and not links and not in_heading
                self._take(child.content, in_sentence=in_sentence, in_heading=in_heading)
        mark = token.content.strip()
        if not in_heading and token.level == 1 and mark in self.calls:
            self.calls[mark] = CallSite(self.headings[-1].level, alone=True, in_sentence=True)
        self.texts.append((started, text))

    def _take(self, data: str, *, in_sentence: bool = True, in_heading: bool = False) -> None:
        heading = self.headings[-1]
        if self.marks:
            for mark in self.marks.findall(data):
                heading.holds_call = heading.holds_call or in_heading
                self.calls[mark] = CallSite(heading.level, alone=False, in_sentence=in_sentence)
            data = self.marks.sub("", data)
        if in_heading:
            heading.text += data
        else:
            heading.words.update(WORD.findall(data.lower()))
            heading.lead += "" if self._led else data


def _is_half(children: Sequence[Token], at: int) -> bool:
    """Return whether a star that makes no emphasis stands right beside one."""
    before, after = children[at - 1 : at], children[at + 1 : at + 2]
    text = children[at].content
    opens, closes = (any(one.type in EMPHASIS for one in beside) for beside in (after, before))
    return children[at].type == "text" and (
        (text.endswith("*") and opens) or (text.startswith("*") and closes)
    )


def _is_inside(children: Sequence[Token], at: int) -> bool:
    """Return whether emphasis starts inside a word, where most people mean the star itself."""
    return at > 0 and children[at - 1].content[-1:].isalnum() and children[at + 1].content[:1].isalnum()


def _marks(token: Token, after: Token | None = None) -> Iterator[str]:
    """Yield marks, for which other_markdown.yml has sentences, of blocks that are empty or hardly meant."""
    if token.meta.get("unused"):
        yield f"]:{token.meta['label']}"
    elif token.hidden:
        return
    elif token.type == "fence":
        yield f"~~~{token.info}"
    elif token.type == "code_block":
        yield f"    {token.content}".partition("\n")[0]
    elif token.type == "heading_open" and token.markup == "-":
        yield from ["-|"] * bool(after and SENTENCES.search(after.content))
    elif token.meta.get("joined"):
        yield "|<"
    elif token.meta.get("lost") or (token.type in NAMED and after and after.nesting < 0):
        yield NAMED[token.type]


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
