"""Check built pages: their markup by an allow-list, and their ids, headings and links.

The check of the content rejects HTML in the places where authors write. The allow-list, which holds what our
templates write, is a second line of defence: it reads the result as a browser does, wherever it came from.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from publish.html_files import DATA_TYPES, Element, PageFacts, elements, html_pages, resolve

NOT_FOUND = "404.html"  # served at any address, so its links start at the root of the host
ALLOWED = yaml.safe_load(Path(__file__).with_name("allowed_html.yml").read_text(encoding="utf-8"))
EVERYWHERE = frozenset(ALLOWED["everywhere"].split())
"""Attributes that any element may have, as well as those that start with 'aria-' or 'data-'."""

ELEMENTS = {
    **dict.fromkeys(ALLOWED["plain"].split(), frozenset[str]()),
    **{name: frozenset(attributes.split()) for name, attributes in ALLOWED["with_attributes"].items()},
}
"""The allowed elements, each with its own allowed attributes."""

FOLLOWED = frozenset({"http", "https", "mailto", "tel", "sms"})
"""The schemes that links may have. The address of a file that a page loads has none."""

ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"})
NOT_LOADED = frozenset({"canonical", "prev", "next"})  # values of `rel` for which browsers load nothing
HTTP_EQUIV = frozenset({"", "content-security-policy"})
LEADS_ON = re.compile(r"0; url=(?:\.\./)+(?:[\w.-]+/)*")
"""What may follow `refresh`: a page of this site, as `publish/templates/moved.html` names it."""

NOT_AN_ELEMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:!(?!doctype html>)|\?|/(?![a-z]))[^>]*>?", re.DOTALL | re.IGNORECASE
)
"""Comments, processing instructions, and declarations other than the doctype."""

TAG = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
TEXT_ONLY = re.compile(r"<(textarea|title)\b[^<]*(<(?!/\1\b)[^<]*)", re.IGNORECASE)
"""A tag inside an element that may only contain text."""

CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")  # characters that browsers ignore in the scheme of an address
ADVICE = "Remove it from the Markdown, front matter, pictures, file name or menu entry of the page."


def check_ids_and_links(site: Path, pages: dict[str, PageFacts]) -> Iterator[str]:
    """Yield a sentence for every mistake in the built pages of a folder."""
    for name, page in pages.items():
        for key, count in page.ids.items():
            if count > 1:
                yield f"{name}: the id '{key}' is used {count} times. Rename all but one."
        if page.titles != 1:
            yield f"{name}: the page has {page.titles} h1 headings and needs one."
        for link in page.links if name != NOT_FOUND else ():
            file, anchor = resolve(name, link)
            lost = file in pages and anchor and anchor not in pages[file].ids
            if file and (lost or not (site / file).is_file()):
                yield f"{name}: the link to '{link}' leads nowhere. Correct it."


def check_markup(site: Path, scripts: Path, style: str = "") -> Iterator[str]:
    """Yield a sentence for everything in the pages of a site that is not allowed.

    An inline script is allowed if it is the exact text of a file in the folder of scripts; of inline styles,
    the given one is.
    """
    ours = {file.read_text(encoding="utf-8").strip() for file in scripts.rglob("*.js")} | {style}
    for name, html in html_pages(site):
        for sentence in faults(html, ours):
            yield f"{name}: {sentence} {ADVICE}"


def faults(html: str, ours: set[str]) -> list[str]:
    """Return a sentence for everything in a page that is not allowed, each once."""
    page = list(elements(html))
    sentences = [sentence for element in page for sentence in _faults(element, ours)]
    for text in NOT_AN_ELEMENT.findall(html):
        if text.startswith("<!--"):
            comment = _short(text.removeprefix("<!--").removesuffix("-->"))
            sentences.append(f"the page has a comment, which is not allowed: '{comment}'.")
        else:
            sentences.append(f"the page has '{_short(text)}', which is not allowed.")
    return list(dict.fromkeys([*sentences, *_misplaced(html, page)]))


def _misplaced(html: str, page: list[Element]) -> Iterator[str]:
    """Yield a sentence for tags that do not become exactly one element: parsers may read them differently."""
    for tag, markup in TEXT_ONLY.findall(html):
        yield f"'<{tag}>' contains HTML, which is not allowed: '{_short(markup)}'."
    for element in page:
        if "<" in element.text:
            html = html.replace(element.text, "")
    written, made = [tag.lower() for tag in TAG.findall(html)], [element.tag for element in page]
    for source, parsed in zip_longest(written, made, fillvalue="/html"):
        if source != parsed:
            yield f"the page has '<{source}>' where browsers read '<{parsed}>'."
            return


def _faults(element: Element, ours: set[str]) -> Iterator[str]:
    tag, attributes, text = element
    if tag not in ELEMENTS:
        yield f"the page has the element '<{tag}>', which is not allowed."
        return
    for key, value in attributes.items():
        if not is_allowed_attribute(key, tag):
            yield f"'<{tag}>' has the attribute '{key}', which is not allowed: '{_short(value)}'."
        elif key in ADDRESSES and not is_safe_url(tag, attributes.get("rel", ""), value):
            yield f"'<{tag}>' has an address that is not allowed: '{_short(value)}'."
    if tag == "script" and not _is_known(attributes, text, ours):
        yield f"the page has a script that is not in overrides/scripts: '{_short(text)}'."
    if tag == "style" and text not in ours:
        yield "the page has a stylesheet in a '<style>' element, which is not allowed."
    moved = attributes.get("http-equiv") == "refresh" and LEADS_ON.fullmatch(attributes.get("content", ""))
    if not moved and attributes.get("http-equiv", "").lower() not in HTTP_EQUIV:
        yield f"the page has '<meta http-equiv={attributes['http-equiv']}>', which is not allowed."


def is_allowed_attribute(key: str, tag: str) -> bool:
    """Return whether an element may have an attribute."""
    return key in ELEMENTS[tag] or key in EVERYWHERE or key.startswith(("aria-", "data-"))


def is_safe_url(tag: str, rel: str, address: str) -> bool:
    """Return whether an element may have an address: a link any known scheme, others only our own files."""
    bare = CONTROLS.sub("", address).replace("\\", "/")
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    inside = not parts.scheme and not parts.netloc
    if tag == "a" or (tag == "link" and rel and set(rel.lower().split()) <= NOT_LOADED):
        return inside or parts.scheme in FOLLOWED
    return inside and bare == address


def _is_known(attributes: dict[str, str], text: str, ours: set[str]) -> bool:
    """Return whether a script is loaded from a file, is one of ours, or is data."""
    if "src" in attributes:
        return not text
    return text.strip() in ours or (attributes.get("type") in DATA_TYPES and "<" not in text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:60] + "…"
