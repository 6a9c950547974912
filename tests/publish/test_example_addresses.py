"""A release stops while an address is still an example."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from model.guide import Call, Guide, Link
from model.settings import Settings
from publish.example_addresses import example_addresses
from tests.helpers.project import own_addresses, run_module, without_sheet_files
from tests.mistakes.fixture_site import add_engine, make_site
from tests.unit.small_guide import SETTINGS, make_call, make_page, make_source

NO_PAGES = Guide({})


def _settings(key: str, address: str) -> Settings:
    facts: dict[str, Any] = {key: address}
    return replace(SETTINGS, **facts)


@pytest.mark.fault(134)
@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("site_url", "https://example.org/"),
        ("site_url", "https://www.example.com/guide/"),
        ("site_url", "https://EXAMPLE.NET./"),
        ("site_url", "https://example.co.uk/"),
        ("site_url", "http://localhost:8000/"),
        ("site_url", "http://guide.localhost/"),
        ("site_url", "http://127.0.0.1:8000/"),
        ("site_url", "http://[::1]/"),
        ("site_url", "http://0.0.0.0/"),
        ("site_url", "https://guide.test/"),
        ("site_url", "https://guide.invalid/"),
        ("site_url", "https://guide.example/"),
        ("site_url", "https://your-domain.org/"),
        ("site_url", "https://username.github.io/guide/"),
        ("site_url", "https://[broken/"),
        ("security_contact", "mailto:security@example.org"),
        ("security_contact", "mailto:me@mail.example.com?subject=Weakness"),
        ("security_contact", "https://example.org/report"),
        ("contact", "mailto:words@example.org"),
        ("repository", "https://github.com/owner/name"),
        ("repository", "https://git.example.org/guide/words"),
        ("quick_exit", "https://www.example.com/"),
    ],
)
def test_an_example_is_found(key: str, address: str) -> None:
    [problem] = example_addresses(NO_PAGES, _settings(key, address))
    assert str(problem) == f"mkdocs.yml:1: '{key}' is '{address}', an example. Write your own."


def test_a_release_asks_who_answers_for_a_guide_and_its_facts() -> None:
    page = make_page("about.md", calls=(make_call("publisher"),), sources=(make_source("S01"),))
    guide = Guide({page.path: page})
    assert [str(one) for one in example_addresses(guide, SETTINGS)] == [
        "mkdocs.yml:1: the settings don't say who publishes this guide. Add 'published_by' below 'extra'.",
        "mkdocs.yml:1: the settings don't say who checked its facts. Add 'checked_by' below 'extra'.",
    ]
    named = replace(SETTINGS, published_by="The Leaf Readers", checked_by="A botanist")
    assert not [*example_addresses(guide, named)]
    plain = Guide({page.path: replace(page, sources=())})
    assert len([*example_addresses(plain, SETTINGS)]) == 1


@pytest.mark.fault(134)
@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("site_url", ""),
        ("site_url", "https://good-example.org/"),
        ("site_url", "https://examples.org/test/"),
        ("site_url", "https://contest.org/"),
        ("site_url", "http://192.168.0.7/"),
        ("site_url", "https://library.github.io/guide/"),
        ("security_contact", "mailto:example@library.org"),
        ("security_contact", "https://library.org/example"),
        ("contact", "mailto:words@library.org"),
        ("contact", "The Library: 1 Long Street, York"),
        ("repository", "https://github.com/library/guide"),
        ("quick_exit", "https://www.weather.gov/"),
    ],
)
def test_a_real_address_is_no_example(key: str, address: str) -> None:
    assert not [*example_addresses(NO_PAGES, _settings(key, address))]


def test_a_page_that_asks_for_words_says_where_to_send_them() -> None:
    asks = Guide({"part.md": make_page("part.md", calls=(Call("repository_links", (), 9, 2),))})
    [problem] = example_addresses(asks, replace(SETTINGS, repository="", contact=""))
    assert "no reader can write to you" in str(problem)
    for key, value in (
        ("repository", "https://github.com/library/guide"),
        ("contact", "1 Long Street, York"),
    ):
        assert not [*example_addresses(asks, _settings(key, value))]


@pytest.mark.fault(134)
def test_an_example_in_a_page_is_found() -> None:
    links = tuple(Link(to, 7) for to in ("mailto:help@example.org", "other.md", "#here", "https://w3.org/"))
    guide = Guide({"part.md": make_page("part.md", links=links)})
    [problem] = example_addresses(guide, SETTINGS)
    assert str(problem) == "docs/part.md:7: 'mailto:help@example.org' is an example. Write your own."


@pytest.mark.fault(134)
def test_a_release_stops_for_examples_and_placeholders_and_other_builds_say_them(tmp_path: Path) -> None:
    project = without_sheet_files(add_engine(make_site(tmp_path)))
    part = project / "docs" / "part.md"
    said = ["'site_url' is 'https://example.org/'", "still shows 1 placeholders"]
    end = "{{ review_line() }}"
    text = part.read_text(encoding="utf-8").replace(end, f"Words (replace this).\n\n{end}")
    part.write_text(text, encoding="utf-8")
    release = run_module(project, "publish", "--release")
    assert release.returncode == 1
    assert all(one in release.stderr for one in said), release.stderr
    assert not (project / "site").exists()
    build = run_module(project, "publish")
    assert build.returncode == 0, build.stderr
    assert all(one in build.stderr for one in said), build.stderr
    release = run_module(own_addresses(project), "publish", "--release")
    assert said[0] not in release.stderr
    assert said[1] in release.stderr
