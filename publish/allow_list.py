"""What a finished page may be made of, whatever way its words took to get there.

The check of the content refuses markup in every place it knows. This one knows no places: it reads what
a browser will read, and stops at anything that our own templates do not make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from publish.elements import ELEMENTS, EVERYWHERE

FOLLOWED = frozenset({"http", "https", "mailto", "tel", "sms"})
"""The schemes of addresses that a reader may follow. Whatever a page loads by itself has none."""

ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"})
STATES_ONLY = frozenset({"canonical", "prev", "next"})
"""Relations of a link that a browser fetches nothing for."""

HTTP_EQUIV = frozenset({"content-security-policy"})
DATA_TYPES = frozenset({"application/ld+json", "application/json"})
"""Scripts that are data and run nothing."""

CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""What browsers leave out of a scheme before they read it."""


def check_markup(site: Path, scripts: Path) -> Iterator[str]:
    """Yield a sentence for everything in the pages of a folder that nothing of ours makes.

    Inline scripts are ours when they stand, letter by letter, in the folder of scripts.
    """
    ours = {file.read_text(encoding="utf-8").strip() for file in scripts.rglob("*.js")}
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        for fault in _Reader(file.read_text(encoding="utf-8"), ours).faults:
            yield f"{name}: {fault} Look for it in the words, pictures and name of the page, and in the menu."


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
        values = {key: value or "" for key, value in attrs}
        for key, value in values.items():
            if not (key in ELEMENTS[tag] or key in EVERYWHERE or key.startswith(("aria-", "data-"))):
                self.fault(f"'{key}' has no place on '<{tag}>': '{_short(value)}'.")
            elif key in ADDRESSES and not _may_lead(tag, values.get("rel", ""), value):
                self.fault(f"'<{tag}>' may not lead to '{_short(value)}'.")
        if tag == "script" and "src" not in values and values.get("type") not in DATA_TYPES:
            self.script = ""
        if tag == "style":
            self.fault("a style sheet stands in the page.")
        if tag == "meta" and values.get("http-equiv", "").lower() not in HTTP_EQUIV | {""}:
            self.fault(f"'<meta http-equiv={values['http-equiv']}>' has no place in a page.")

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
