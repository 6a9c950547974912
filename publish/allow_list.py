"""What a finished page may be made of, wherever its words come from.

The check of the content refuses markup in every place it knows. This one knows no places: it reads what
a browser will read, and stops at anything that our own templates do not make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from publish.html_files import DATA_TYPES, Element, elements, tell_pages

EVERYWHERE = frozenset(["class", "id", "dir", "lang", "hidden", "tabindex", "role", "title"])
"""Attributes that any element may have, beside those that start with 'aria-' or 'data-'."""

PLAIN = """
html head body title main header footer nav article section aside div p span h1 h2 h3 h4 h5 h6
ul dl dt dd strong em b i cite code pre blockquote br hr kbd mark small sub sup abbr
table caption thead tbody tfoot tr legend summary figure figcaption output template
"""

WITH_MORE = """
a: href rel download
button: type disabled value name form
details: open name
dialog: open closedby
fieldset: name disabled
form: method
img: src alt width height loading decoding fetchpriority
input: type name value checked disabled readonly required placeholder autocomplete spellcheck accept multiple
input: writingsuggestions inputmode maxlength min max step list autocapitalize enterkeyhint form
label: for
li: value
link: rel href type media sizes as integrity crossorigin
meta: charset name property content http-equiv
ol: start reversed type
optgroup: label
option: value selected disabled
progress: value max
script: src type async defer integrity crossorigin fetchpriority
search: inert
select: name autocomplete disabled form
style: media
td: colspan rowspan headers
textarea: name rows cols readonly disabled maxlength placeholder autocomplete spellcheck autocapitalize form
textarea: autocorrect writingsuggestions
th: scope colspan rowspan abbr
time: datetime
"""


def _elements() -> dict[str, frozenset[str]]:
    allowed = dict.fromkeys(PLAIN.split(), frozenset[str]())
    for line in WITH_MORE.strip().split("\n"):
        name, _, attributes = line.partition(": ")
        allowed[name] = allowed.get(name, frozenset()) | frozenset(attributes.split())
    return allowed


ELEMENTS = _elements()
"""The elements that a page may hold, each with the attributes that it alone may have."""

FOLLOWED = frozenset({"http", "https", "mailto", "tel", "sms"})
"""The schemes of addresses that a reader may follow. Whatever a page loads by itself has none."""

ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"})
STATES_ONLY = frozenset({"canonical", "prev", "next"})
"""Relations of a link that a browser fetches nothing for."""

HTTP_EQUIV = frozenset({"", "content-security-policy"})

NO_ELEMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:!(?!doctype html>)|\?|/(?![a-z]))[^>]*>?", re.DOTALL | re.IGNORECASE
)
"""Comments, instructions, and declarations other than the one that every page begins with."""

TAG = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
TEXT_ONLY = re.compile(r"<(textarea|title)\b[^<]*(<(?!/\1\b)[^<]*)", re.IGNORECASE)
"""A tag in an element that holds text alone."""

CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""What browsers leave out of a scheme before they read it."""


def check_markup(site: Path, scripts: Path) -> Iterator[str]:
    """Yield a sentence for everything in the pages of a folder that nothing of ours makes.

    Inline scripts are ours when they stand, letter by letter, in the folder of scripts.
    """
    ours = {file.read_text(encoding="utf-8").strip() for file in scripts.rglob("*.js")}
    for name, told in tell_pages(site, lambda _, html: faults(html, ours)):
        for fault in told:
            yield f"{name}: {fault} Look for it in the words, pictures and name of the page, and in the menu."


def faults(html: str, ours: set[str]) -> list[str]:
    """Return a sentence for everything in a page that nothing of ours makes, each once."""
    page = list(elements(html))
    found = [fault for element in page for fault in _faults(element, ours)]
    for text in NO_ELEMENT.findall(html):
        if text.startswith("<!--"):
            comment = _short(text.removeprefix("<!--").removesuffix("-->"))
            found.append(f"a comment has no place in a page: '{comment}'.")
        else:
            found.append(f"'{_short(text)}' has no place in a page.")
    return list(dict.fromkeys([*found, *_misplaced(html, page)]))


def _misplaced(html: str, page: list[Element]) -> Iterator[str]:
    """Yield a sentence for tags that do not make one element each: other parsers may differ on them."""
    for tag, markup in TEXT_ONLY.findall(html):
        yield f"markup has no place in '<{tag}>': '{_short(markup)}'."
    for element in page:
        if "<" in element.text:
            html = html.replace(element.text, "")
    written, made = [tag.lower() for tag in TAG.findall(html)], [element.tag for element in page]
    for one, other in zip_longest(written, made, fillvalue="/html"):
        if one != other:
            yield f"'<{one}>' stands where browsers read '<{other}>'."
            return


def _faults(element: Element, ours: set[str]) -> Iterator[str]:
    tag, attributes, text = element
    if tag not in ELEMENTS:
        yield f"'<{tag}>' has no place in a page."
        return
    for key, value in attributes.items():
        if not is_allowed_attribute(key, tag):
            yield f"'{key}' has no place on '<{tag}>': '{_short(value)}'."
        elif key in ADDRESSES and not is_safe_url(tag, attributes.get("rel", ""), value):
            yield f"'<{tag}>' may not lead to '{_short(value)}'."
    if tag == "script" and not _is_known(attributes, text, ours):
        yield f"the page has a script that is not in overrides/scripts: '{_short(text)}'."
    if tag == "style":
        yield "a style sheet stands in the page."
    if attributes.get("http-equiv", "").lower() not in HTTP_EQUIV:
        yield f"'<meta http-equiv={attributes['http-equiv']}>' has no place in a page."


def is_allowed_attribute(key: str, tag: str) -> bool:
    """Return whether an element may have an attribute."""
    return key in ELEMENTS[tag] or key in EVERYWHERE or key.startswith(("aria-", "data-"))


def is_safe_url(tag: str, rel: str, address: str) -> bool:
    """Return whether an address may stand where it stands."""
    bare = CONTROLS.sub("", address).replace("\\", "/")
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    inside = not parts.scheme and not parts.netloc
    if tag == "a" or (tag == "link" and rel and set(rel.lower().split()) <= STATES_ONLY):
        return inside or parts.scheme in FOLLOWED
    return inside and bare == address


def _is_known(attributes: dict[str, str], text: str, ours: set[str]) -> bool:
    """Return whether a script is loaded, is ours, or is data."""
    if "src" in attributes:
        return not text
    return text.strip() in ours or (attributes.get("type") in DATA_TYPES and "<" not in text)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:60] + "…"
