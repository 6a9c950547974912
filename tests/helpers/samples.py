"""Which pages a sweep through a site visits: a representative sample always, the rest in the long run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

import pytest
from _pytest.mark.structures import ParameterSet

from tests.helpers.long_run import now

SAMPLES = now("representative", of=["representative", "joined", "rest"])
"""Few pages that have all that any page has and call every macro; those that join all words; the others."""


def in_every_look(looks: Sequence[ParameterSet], *, joined: int = 1) -> list[ParameterSet]:
    """Return each sample with each look; `make test` takes the joined pages in the first so many looks."""
    return [
        pytest.param(
            name,
            *look.values,
            id=f"{name}-{look.id}",
            marks=[pytest.mark.long] if name in later or look.marks else [],
        )
        for number, look in enumerate(looks)
        for later in [("rest",) if number < joined else ("joined", "rest")]
        for name in ("representative", "joined", "rest")
    ]


def split(pages: Mapping[str, set[str]], joined: Sequence[str]) -> dict[str, list[str]]:
    """Return the addresses of each sample from what all pages are made of, by address."""
    chosen = _covering({address: made_of for address, made_of in pages.items() if address not in joined})
    rest = [address for address in pages if address not in {*chosen, *joined}]
    return {"representative": sorted(chosen), "joined": [*joined], "rest": rest}


def _covering(pages: Mapping[str, set[str]]) -> list[str]:
    """Return few pages that together are made of all that these are: always the one that adds most."""
    missing = set[str]().union(*pages.values())
    chosen = []
    while missing:
        best = max(pages, key=lambda address: len(pages[address] & missing))
        chosen.append(best)
        missing -= pages[best]
    return chosen


def parts(html: str) -> set[str]:
    """Return what a page is made of: elements with their classes and kinds, and what scripts or ARIA read."""
    reader = _Parts()
    reader.feed(html)
    return reader.found


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self.found.add(f"{tag} {facts.get('type', '')}" if tag == "input" else tag)
        self.found |= {f"{tag}.{one}" for one in facts.get("class", "").split()}
        self.found |= {name for name in facts if name.startswith(("aria-", "data-", "role"))}
