"""The Markdown extension `host.commonmark`: render pages with our own parser, and insert macros as they are.

Hosts render with Python-Markdown, which reads lists, code in lists and tables in its own way. Here it only
carries the tree that `model.markdown_parser` makes: a page is what GitHub shows and what the check has read.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.preprocessors import Preprocessor
from markdown.util import AMP_SUBSTITUTE
from markdown_it.token import Token

from model.markdown_parser import parse, plain_text
from model.words import ENGLISH, Words

START, END = "<!--fragment-->", "<!--/fragment-->"  # no page can have these: the check rejects comments
FRAGMENT = re.compile(f"^[ \\t]*{START}\n(.*?)\n{END}[ \\t]*$", re.DOTALL | re.MULTILINE)

LABELS = {"note": "note.note", "important": "note.important", "do": "note.do", "dont": "note.dont"}
"""The words at the head of each kind of note."""

LANGUAGE = re.compile(r"[\w#+.-]+")
AFTER_WHITE_SPACE = 25  # the priority: Markdown normalises white space at 30


class _Site:
    words: Words = ENGLISH
    downloads: ClassVar[Mapping[str, int]] = {}


def use_site(words: Words, downloads: Mapping[str, int]) -> None:
    """Render notes with the words of a site, and links to its files with their kind and size."""
    _Site.words, _Site.downloads = words, downloads


def fragment(html: str) -> str:
    """Return HTML as a block that this extension inserts unchanged."""
    return f"{START}\n{html}\n{END}"


class _KeepFragments(Preprocessor):
    """Moves each fragment into Markdown's stash of HTML blocks."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each fragment."""
        text = "\n".join(lines)
        return FRAGMENT.sub(lambda match: self.md.htmlStash.store(match[1]), text).split("\n")


class _Parser(BlockParser):
    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802 - Markdown's own name
        """Add what a text holds to an element."""
        _add(parse(text), parent, self.md)


def _add(tokens: Iterable[Token], parent: Element, md: Markdown) -> None:
    elements = [parent]
    for token in tokens:
        inside = elements[-1]
        if token.type == "inline":
            _add(token.children or [], inside, md)
        elif token.hidden:
            continue
        elif token.nesting > 0:
            elements.append(SubElement(inside, token.tag, _attributes(token)))
            if kind := token.meta.get("note"):
                elements[-1].set("class", f"note note-{kind}")
                label = SubElement(SubElement(elements[-1], "p", {"class": "note-label"}), "strong")
                _write(label, _Site.words.plain(LABELS[kind]))
        elif token.nesting < 0:
            closed = elements.pop()
            _write(closed, _about_file(closed.get("href", "")))
        elif token.type in ("fence", "code_block"):
            language = LANGUAGE.match(token.info)
            pre = SubElement(inside, "pre")
            code = SubElement(pre, "code", {"class": f"language-{language[0]}"} if language else {})
            _write(code, token.content.replace("&#123;", "{"))
        elif token.type in ("html_block", "html_inline"):
            _write(inside, md.htmlStash.store(token.content))
        elif token.type == "image":
            alt = plain_text(token.children or [])
            SubElement(inside, "img", {"alt": alt} | _attributes(token) | {"alt": _escaped(alt)})
        elif token.type == "code_inline":
            _write(SubElement(inside, "code"), token.content.replace("&#123;", "{"))
        elif token.tag and token.type != "softbreak":
            SubElement(inside, token.tag)
        else:
            _write(inside, token.content or "\n" * (token.type == "softbreak"))


def _about_file(address: str) -> str:
    # From any page, the address of a file ends in its path below the docs folder.
    path = posixpath.normpath(address.partition("#")[0]).lstrip("./")
    size, kind = max(1, round(_Site.downloads.get(path, 0) / 1000)), path.rpartition(".")[2].upper()
    return _Site.words.plain("download.about", kind=kind, size=size) if path in _Site.downloads else ""


def _attributes(token: Token) -> dict[str, str]:
    """Return the attributes of an element; the alignment of a column becomes a class, as no style may."""
    attributes = {name: _escaped(str(value)) for name, value in token.attrs.items()}
    if style := attributes.pop("style", ""):
        attributes["class"] = style.replace("text-align:", "align-")
    return attributes


def _write(element: Element, text: str) -> None:
    text = _escaped(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _escaped(text: str) -> str:
    """Return a text whose '&' stay: Markdown takes them for the start of an entity."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")


class _CommonMark(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Be asked to reset, which Markdown does once all extensions are there."""
        self.md = md
        md.preprocessors.register(_KeepFragments(md), "fragments", AFTER_WHITE_SPACE)
        md.registerExtension(self)

    def reset(self) -> None:
        """Put our parser in the place of Markdown's, and take out what reads a text a second time."""
        for name in ("html_block", "fenced_code_block"):
            self.md.preprocessors.deregister(name, strict=False)
        for name in ("inline", "indent-highlight"):
            self.md.treeprocessors.deregister(name, strict=False)
        self.md.parser = _Parser(self.md)


def makeExtension(**_: Any) -> Extension:  # noqa: N802, ANN401 - Markdown looks for this name
    """Return the extension."""
    return _CommonMark()
