"""The pages that a sweep visits in every run show all that any page shows."""

from __future__ import annotations

from model.addresses import address as address_of
from model.guide import Guide
from tests.helpers.samples import parts, split

Samples = dict[str, list[str]]


def test_every_page_is_in_one_sample(samples: Samples, addresses: list[str]) -> None:
    assert sorted(page for pages in samples.values() for page in pages) == sorted(addresses)
    assert all(samples.values())


def test_the_representative_pages_and_the_joined_ones_call_every_macro(
    samples: Samples, guide: Guide
) -> None:
    visited = [*samples["representative"], *samples["joined"]]
    pages = [page for path, page in guide.pages.items() if address_of(path) in visited]
    called = {call.macro for page in pages for call in page.calls}
    assert called == {call.macro for page in guide.pages.values() for call in page.calls}
    kinds = {group.kind for page in pages for group in page.groups}
    assert kinds == {group.kind for group in guide.groups.values()}


def test_a_page_that_shows_something_new_is_visited() -> None:
    html = {"a/": "<p class='one'><input type=date>", "b/": "<p>", "c/": "<p class='two'>", "all/": "<p><b>"}
    html["d/"] = "<p class='two' aria-label='Three'><p class='one'><input type=text>"
    made_of = {address: parts(text) for address, text in html.items()}
    assert split(made_of, ["all/"]) == {
        "representative": ["a/", "d/"],
        "joined": ["all/"],
        "rest": ["b/", "c/"],
    }
