"""Parse built pages, rewrite them, and find the files that they link to."""

import base64
import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = "http://site.invalid/"  # a placeholder for the address of the site, to resolve links with urljoin
DATA_TYPES = frozenset({"application/ld+json", "application/json"})  # scripts that do not run
ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')  # an address in the HTML of a page, to replace it
Change = Callable[[str, str], str]  # takes the path and the HTML of a page, and returns the new HTML
Inline = tuple[str, str]  # inline content that the policy has to allow: a directive, and a source for it


class Element(NamedTuple):
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    text: str  # the text of a script or a stylesheet; empty for other elements


@dataclass
class PageFacts:
    """What the later steps of publishing need to know about a page."""

    ids: Counter[str] = field(default_factory=Counter)
    titles: int = 0
    links: dict[str, None] = field(default_factory=dict)  # what `href` or `src` name, in order
    inline: set[Inline] = field(default_factory=set)


LastChange = Callable[[str, str, PageFacts], str]  # a `Change` that also takes the facts of the page


def elements(html: str) -> Iterator[Element]:
    """Parse a page as a browser does, and yield every element in order, those in templates too."""
    root = LexborHTMLParser(html).root
    return _below(root) if root else iter(())


def _below(root: LexborNode) -> Iterator[Element]:
    for node in root.traverse():
        if not (node.is_element_node and node.tag):
            continue
        text = node.text() if node.tag in ("script", "style") else ""
        yield Element(node.tag, {key: value or "" for key, value in node.attributes.items()}, text)
        for fragment in node.template_fragments() if node.tag == "template" else ():
            yield from _below(fragment)


def read_page_facts(html: str) -> PageFacts:
    """Parse a page, and return its facts."""
    page = PageFacts()
    for tag, attributes, text in elements(html):
        if "id" in attributes:
            page.ids[attributes["id"]] += 1
        page.titles += tag == "h1"
        address = attributes.get("href") or attributes.get("src")
        if address and attributes.get("rel") != "canonical":
            page.links[address] = None
        if tag == "style":
            page.inline.add(("style-src", _hash(text)))
        elif tag == "script" and "src" not in attributes and attributes.get("type") not in DATA_TYPES:
            page.inline.add(("script-src", _hash(text)))
        elif tag == "img" and attributes.get("src", "").startswith("data:"):
            page.inline.add(("img-src", "data:"))
    return page


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def html_pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of every page of a site."""
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")


def read_pages(site: Path) -> dict[str, PageFacts]:
    """Return the facts of every page of a site, by its path."""
    return {name: read_page_facts(html) for name, html in html_pages(site)}


def change_pages(site: Path, *changes: Change, last: LastChange) -> dict[str, PageFacts]:
    """Apply changes to every page, and return the facts of each.

    The last change may use these facts and must not change them, so that each page is parsed once.
    """
    pages = {}
    for name, html in html_pages(site):
        page = html
        for change in changes:
            page = change(name, page)
        pages[name] = read_page_facts(page)
        (site / name).write_text(last(name, page, pages[name]), encoding="utf-8", newline="\n")
    return pages


def linked_files(site: Path, pages: dict[str, PageFacts], folder: str) -> list[str]:
    """Return the paths of the files in a folder of the site that any page links to or loads."""
    files = {file.relative_to(site).as_posix() for file in (site / folder).rglob("*") if file.is_file()}
    linked = {linked_file(name, address, files) for name, page in pages.items() for address in page.links}
    return sorted(file for file in linked if file)


def linked_file(page: str, address: str, files: Collection[str]) -> str | None:
    """Return which of some files an address on a page points to, if any."""
    parts = resolve(page, address)[0].split("/")
    # The 404 page has addresses from the root of the host, which may be above the site.
    starts = range(len(parts) if address.startswith("/") else 1)
    return next((file for start in starts if (file := "/".join(parts[start:])) in files), None)


def resolve(page: str, address: str) -> tuple[str, str]:
    """Return the file, and the place in it, that an address on a page leads to; nothing if it is outside."""
    goal, anchor = urldefrag(urljoin(ROOT + page, address))
    if not goal.startswith(ROOT):
        return "", ""
    path = unquote(goal.removeprefix(ROOT).partition("?")[0])
    return f"{path}index.html" if path.endswith("/") or not path else path, unquote(anchor)


def rename_links(names: dict[str, str]) -> Change:
    """Return a change that replaces file names in addresses with new ones, in the same folders."""

    def change(name: str, page: str) -> str:
        def rename(match: re.Match[str]) -> str:
            old = linked_file(name, match[1], names)
            if old is None:
                return match[0]
            head, tail = match[0].rsplit(posixpath.basename(old), 1)
            return f"{head}{names[old]}{tail}"

        return ADDRESS.sub(rename, page)

    return change
