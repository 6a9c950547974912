"""What a finished page may be made of, whatever way its words took to get there.

The check of the content refuses markup in every place it knows. This one knows no places: it reads what
a browser will read, and stops at anything that our own templates do not make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from publish.elements import ELEMENTS, EVERYWHERE
from publish.html_files import tell_pages
from publish.plain_markup import Shape, shapes, values

FOLLOWED = frozenset({"http", "https", "mailto", "tel", "sms"})
"""The schemes of addresses that a reader may follow. Whatever a page loads by itself has none."""

ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"})
STATES_ONLY = frozenset({"canonical", "prev", "next"})
"""Relations of a link that a browser fetches nothing for."""

HTTP_EQUIV = frozenset({"content-security-policy"})
DATA_TYPES = frozenset({"application/ld+json", "application/json"})
"""Scripts that are data and run nothing."""

DOCTYPE = "<!doctype html>"
SCRIPT = re.compile(r"<script([^<>]*)>(.*?)(?=</script[>])", re.DOTALL)
LEADING = re.compile(
    rf"<({'|'.join(tag for tag, known in ELEMENTS.items() if known & ADDRESSES)})[ \n]([^<>]*)>"
)

CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""What browsers leave out of a scheme before they read it."""


def check_markup(site: Path, scripts: Path) -> Iterator[str]:
    """Yield a sentence for everything in the pages of a folder that nothing of ours makes.

    Inline scripts are ours when they stand, letter by letter, in the folder of scripts.
    """
    ours = {file.read_text(encoding="utf-8").strip() for file in scripts.rglob("*.js")}

    def tell(_: str, html: str) -> list[str]:
        return [] if is_plainly_fine(html, ours) else faults(html, ours)

    for name, told in tell_pages(site, tell):
        for fault in told:
            yield f"{name}: {fault} Look for it in the words, pictures and name of the page, and in the menu."


def faults(html: str, ours: set[str]) -> list[str]:
    """Return a sentence for everything in a page that nothing of ours makes, as the parser reads it."""
    return list(_Reader(html, ours).faults)


def is_plainly_fine(html: str, ours: set[str]) -> bool:
    """Return whether a page is known without a parser to hold only what is allowed.

    Where that cannot be known, as nobody of us writes like this, the parser has the last word.
    """
    scripts = SCRIPT.findall(html)
    rest = SCRIPT.sub(r"<script\1>", html).lstrip().removeprefix(DOCTYPE)
    found = shapes(rest)
    return (
        found is not None
        and rest.count("<script") == len(scripts)
        and all(_is_known(values(facts), text, ours) for facts, text in scripts)
        and all(map(_is_fine, found))
        and all(_leads_well(tag, facts) for tag, facts in set(LEADING.findall(rest)))
    )


def _is_known(facts: dict[str, str], text: str, ours: set[str]) -> bool:
    if "src" in facts:
        return not text
    return text.strip() in ours or (facts.get("type") in DATA_TYPES and "<" not in text)


@cache
def _is_fine(shape: Shape) -> bool:
    if shape.tag.startswith("/"):
        return True
    known = shape.tag in ELEMENTS and shape.tag != "style" and "http-equiv" not in shape.attributes
    return known and all(_has_a_place(key, shape.tag) for key in shape.attributes)


@lru_cache(maxsize=10_000)
def _leads_well(tag: str, facts: str) -> bool:
    found = values(facts)
    return all(_may_lead(tag, found.get("rel", ""), found[key]) for key in found.keys() & ADDRESSES)


def _has_a_place(key: str, tag: str) -> bool:
    return key in ELEMENTS[tag] or key in EVERYWHERE or key.startswith(("aria-", "data-"))


class _Reader(HTMLParser):
    """A page read as a browser would, and what in it nobody asked for."""

    def __init__(self, html: str, ours: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.ours = ours
        self.faults: dict[str, None] = {}
        """Each once, in the order of the page."""
        self.script: str | None = None
        """The text so far of a script that stands in the page and is no data."""
        try:
            self.feed(html)
            self.close()
        except AssertionError:  # how the parser says that it does not know a section such as <![x[
            self.fault("'<![' has no place in a page.")

    def fault(self, sentence: str) -> None:
        self.faults[sentence] = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.fault(f"'<{tag}>' has no place in a page.")
            return
        # Of two attributes of one name, browsers take the first.
        facts = {key: value or "" for key, value in reversed(attrs)}
        for key, value in facts.items():
            if not _has_a_place(key, tag):
                self.fault(f"'{key}' has no place on '<{tag}>': '{_short(value)}'.")
            elif key in ADDRESSES and not _may_lead(tag, facts.get("rel", ""), value):
                self.fault(f"'<{tag}>' may not lead to '{_short(value)}'.")
        if tag == "script" and "src" not in facts and facts.get("type") not in DATA_TYPES:
            self.script = ""
        if tag == "style":
            self.fault("a style sheet stands in the page.")
        if tag == "meta" and facts.get("http-equiv", "").lower() not in HTTP_EQUIV | {""}:
            self.fault(f"'<meta http-equiv={facts['http-equiv']}>' has no place in a page.")

    def handle_data(self, data: str) -> None:
        if self.script is not None:
            self.script += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.script is not None:
            if self.script.strip() not in self.ours:
                self.fault(f"a script stands in the page that is none of ours: '{_short(self.script)}'.")
            self.script = None

    def handle_comment(self, data: str) -> None:
        self.fault(f"a comment has no place in a page: '{_short(data)}'.")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.fault(f"'<!{_short(decl)}>' has no place in a page.")

    def handle_pi(self, data: str) -> None:
        self.fault(f"'<?{_short(data)}>' has no place in a page.")

    def unknown_decl(self, data: str) -> None:
        self.fault(f"'<![{_short(data)}' has no place in a page.")


def _may_lead(tag: str, rel: str, address: str) -> bool:
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


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:60] + "…"
