"""What stands in a text: its blocks, links, pictures, macro calls, and what a page may not hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from markdown_it.token import Token

from model.markdown_parser import BREAKS, DEEPEST, plain_text

NO_MARKS = re.compile("(?!)")
BLOCKS = frozenset({"p", "li", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
NAMED = {"list_item_open": "- ", "blockquote_open": "> ", "tr_open": "|>"}  # what has no, or loses, words
EMPHASIS = {"em_open", "em_close", "strong_open", "strong_close"}
SENTENCES = re.compile(r"[.!?]$|\n")
ADDRESS = re.compile(r"://|www\.|@")
TAG = re.compile(r"</?[A-Za-z!][^\s>]*>?|<[!?]")


@dataclass
class Block:
    """A heading, a paragraph, an item of a list, a cell of a table, or code, without the blocks in it."""

    kind: str  # `text`, `heading` or `code`
    line: int
    level: int  # the level of the heading, or of the one above
    in_list: int  # which list it is an item of, by number; 0 for none
    anchor: str = ""  # the address of a heading
    pieces: list[str] = field(default_factory=list)  # its words, of which two may make one: 'un*done*'
    calls: list[str] = field(default_factory=list)  # what stands in it for macro calls
    links: list[str] = field(default_factory=list)  # the words of each link

    @property
    def text(self) -> str:
        """Its words, without calls and marks."""
        return "".join(self.pieces)


@dataclass(frozen=True)
class CallSite:
    """Where a macro call stands."""

    level: int  # the level of the heading above
    alone: bool  # whether it is a paragraph of its own
    in_sentence: bool  # whether it is part of running text, not of code, a link or a heading


class Outline:
    """What a text holds, read once from the top. Lines count from 0."""

    def __init__(self, tokens: Sequence[Token], marks: re.Pattern[str] = NO_MARKS) -> None:
        """Read parsed Markdown; `marks` stand for macro calls and are part of no text."""
        self.marks = marks
        self.blocks: list[Block] = []
        self.links: list[tuple[int, str, str]] = []  # line, address and words of each
        self.pictures: list[tuple[int, str, str]] = []  # line, address and words of each
        self.html_tags: list[tuple[int, str]] = []
        self.open_fences: list[tuple[int, str]] = []  # starts of blocks of code that have no end
        self.texts: list[tuple[int, str]] = []
        """The line and the words of each block; what stands in code, or is escaped, is '…'."""
        self.calls: dict[str, CallSite] = {}  # where each mark stands
        self.outermost = [
            token.type.removesuffix("_open") for token in tokens if not token.level and token.nesting >= 0
        ]
        """The types of the blocks that stand in no other."""
        self.too_deep = any(token.level >= DEEPEST - 2 for token in tokens)
        still_open: list[Block] = []
        lists = depth = 0
        level = 1
        for at, token in enumerate(tokens):
            self.texts += [(_line(token), mark) for mark in _marks(token, *tokens[at + 1 : at + 2])]
            block = Block("text", _line(token), level, lists if depth else 0)
            if token.hidden:
                continue
            if token.tag in LISTS:
                lists += token.nesting > 0 and not depth
                depth += token.nesting
            elif token.type in ("fence", "code_block"):
                if not token.meta.get("closed", True):
                    self.open_fences.append((block.line, token.markup))
                block.kind = "code"
                self.blocks.append(block)
                self._take(token.content, block, in_sentence=False)
            elif token.type == "html_block":
                self._html(block.line, token.content)
            elif token.type == "inline":
                self._inline(token, still_open[-1])
            elif token.tag in BLOCKS and token.nesting > 0:
                if token.type == "heading_open":
                    block.kind, block.anchor = "heading", str(token.attrs["id"])
                    block.level = level = int(token.tag[1])
                self.blocks.append(block)
                still_open.append(block)
            elif token.tag in BLOCKS:
                still_open.pop()

    def _html(self, line: int, content: str) -> None:
        for number, text in enumerate(content.split("\n"), start=line):
            self.html_tags += [(number, tag) for tag in TAG.findall(text)]

    def _inline(self, token: Token, block: Block) -> None:
        line, links, text = _line(token), 0, ""
        in_heading = block.kind == "heading"
        children = token.children or []
        for at, child in enumerate(children):
            if child.type in BREAKS:
                line += 1
                text += "\n"
                block.pieces.append("\n")
            elif child.type == "link_open":
                links += 1
                words = plain_text(takewhile(lambda one: one.type != "link_close", children[at:]))
                self.links.append((line, str(child.attrs["href"]), words))
                block.links.append(self.marks.sub("", words))
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
                self._take(child.content, block, in_sentence=in_sentence)
        mark = token.content.strip()
        if not in_heading and token.level == 1 and mark in self.calls:
            self.calls[mark] = CallSite(block.level, alone=True, in_sentence=True)
        self.texts.append((_line(token), text))

    def _take(self, data: str, block: Block, *, in_sentence: bool) -> None:
        for mark in self.marks.findall(data):
            block.calls.append(mark)
            self.calls[mark] = CallSite(block.level, alone=False, in_sentence=in_sentence)
        block.pieces.append(self.marks.sub("", data))


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
