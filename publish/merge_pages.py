"""Merge pages into chapters of one page: headings one level down, unique ids, one list of sources."""

import posixpath
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publish.build import BuildError
from publish.html_files import ROOT, resolve
from publish.render_templates import render

POINTERS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "data-anchor")
"""The attributes that hold ids of a page."""

HAS_POINTER = ", ".join(f"[{name}]" for name in POINTERS)

Chapters = dict[str, LexborNode]  # the articles of pages, each by the path of its page


def read_page(file: Path) -> LexborHTMLParser:
    """Parse a built page."""
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def read_article(site: Path, path: str) -> LexborNode:
    """Parse a built page, and return its article, without menu, header and footer."""
    article = read_page(site / path).css_first("article")
    if not article:
        raise BuildError(f"{path}: the page has no <article>. Keep the one in overrides/main.html.")
    return article


def with_templates(part: LexborNode, selector: str) -> Iterator[LexborNode]:
    """Yield the elements that a selector finds in a part of a page, those in its templates too."""
    yield from part.css(selector)
    yield from in_templates(part, selector)


def in_templates(part: LexborNode, selector: str) -> Iterator[LexborNode]:
    """Yield the elements that a selector finds in the templates of a part of a page."""
    for template in part.css("template"):
        for content in template.template_fragments():
            yield from with_templates(content, selector)


def remove(part: LexborNode, selector: str) -> None:
    """Remove the elements that a selector finds; one may be inside another."""
    for element in reversed(part.css(selector)):
        element.decompose()


def rename(element: LexborNode, tag: str) -> None:
    """Give an element another tag; it keeps its attributes and what it holds."""
    new = element.parser.create_node(tag)
    for name, value in element.attributes.items():
        new.attrs[name] = value or ""
    for child in [*element.iter(include_text=True)]:
        new.insert_child(child, move=True)
    element.replace_with(new, move=True)


class MergedPages:
    """Pages that become chapters of one page, with links between them rewritten."""

    def __init__(self, target: str, chapters: Chapters, kept: Callable[[LexborNode], set[str]]) -> None:
        """Change the article of each page into a chapter; `kept` says which of its ids stay."""
        self.target = target
        self.names = {path: _new_names(path, chapter, kept(chapter)) for path, chapter in chapters.items()}
        self.kept = {old for names in self.names.values() for old, new in names.items() if old == new}
        for path, chapter in chapters.items():
            self.rewrite_links(path, chapter)
            nest(chapter, self.names[path])
            for line in chapter.css(".review-line"):
                line.attrs["class"] = "chapter-review"
            remove(chapter, ".paper-foot, .contents, .carry-on")
            title = [heading.text(strip=True) for heading in chapter.css("h2")[:1]]
            for nav in chapter.css("nav[aria-label]"):
                nav.attrs["aria-label"] = ": ".join([*title, nav.attributes["aria-label"] or ""])
        self.html = "".join(
            render("chapter.html", id=slug(path), html=chapter.inner_html)
            for path, chapter in chapters.items()
        )

    def rewrite_links(self, path: str, part: LexborNode) -> None:
        """Rewrite addresses that are relative to a page, for the page that holds the chapters."""
        for tag in with_templates(part, "[href], [src]"):
            key = "href" if "href" in tag.attributes else "src"
            tag.attrs[key] = self._rewritten(path, tag.attributes[key] or "")

    def _rewritten(self, page: str, address: str) -> str:
        path, anchor = resolve(page, address)
        if path in self.names:
            own = anchor if anchor in self.kept else slug(path)
            return "#" + self.names[path].get(anchor, own)
        goal = urljoin(ROOT + page, address)
        if not path:
            return goal
        address = urldefrag(goal)[0]
        here = posixpath.dirname(self.target) or "."
        relative = posixpath.relpath(address.removeprefix(ROOT) or ".", here)
        return relative + "/" * address.endswith("/") + f"#{anchor}" * bool(anchor)


def nest(page: LexborNode, names: dict[str, str]) -> None:
    """Make a page fit into another: headings one level down, and ids renamed."""
    for level in (5, 4, 3, 2, 1):
        for heading in with_templates(page, f"h{level}"):
            rename(heading, f"h{level + 1}")
    for tag in with_templates(page, HAS_POINTER):
        for key in POINTERS:
            if value := tag.attributes.get(key):
                tag.attrs[key] = " ".join(names.get(name, name) for name in value.split())


def slug(path: str) -> str:
    """Return the id of the chapter for a page."""
    return "page-" + (posixpath.dirname(path).replace("/", "-") or "home")


def _new_names(path: str, chapter: LexborNode, kept: set[str]) -> dict[str, str]:
    inside = ids_of(with_templates(chapter, "[id]")) - {chapter.id}
    return {key: key if key in kept else f"{slug(path)}--{key}" for key in inside}


def ids_of(elements: Iterable[LexborNode]) -> set[str]:
    """Return the ids of elements."""
    return {element.id for element in elements if element.id}


def merge_sources(guide: LexborNode) -> None:
    """Link citations to the full list of sources, renumber them, and remove the lists of single pages."""
    ids = [entry.id or "" for entry in guide.css("section.sources > ol > li")]
    if not ids:
        return
    numbers = {_source_name(key): number for number, key in enumerate(ids, start=1)}
    for part in guide.css("section.sources > ol"):
        if first := part.css_first("li"):
            part.attrs["start"] = str(numbers[_source_name(first.id or "")])
    for mark in guide.css(".cite"):
        number = numbers[_source_name(mark.attributes["href"] or "")]
        mark.attrs["href"] = f"#{ids[number - 1]}"
        if mark.last_child:
            mark.last_child.replace_with(str(number))
    remove(guide, "details.sources")


def _source_name(address: str) -> str:
    """Return the name of a source without the prefix of its chapter."""
    return address.rpartition("--")[2]
