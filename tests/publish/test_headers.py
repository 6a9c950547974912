"""The header file says what the heads of pages say, keeps others out, and earns the best grade."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from model.guide import Guide
from model.settings import Settings
from tests.helpers.headers import Rules, headers_of
from tests.helpers.project import PROJECT
from tests.publish.observatory import directives, grade

ONLY_IN_HEADERS = {"frame-ancestors"}
"""Browsers do not read it in the head of a page."""

LONGEST = 2000
"""Signs of a line that every host reads."""


def test_the_headers_earn_the_best_grade(headers: Rules) -> None:
    assert grade(headers_of("/", headers))[0] == "A+"


@pytest.mark.parametrize(
    ("name", "value", "letters"),
    [
        ("Content-Security-Policy", "", "C"),
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'",
            "B+",
        ),
        ("Strict-Transport-Security", "max-age=60", "A+"),
        ("Strict-Transport-Security", "", "B+"),
        ("X-Content-Type-Options", "", "A+"),
        ("Set-Cookie", "a=b", "C+"),
        ("Referrer-Policy", "unsafe-url", "A+"),
    ],
)
def test_the_grade_falls_as_the_rules_say(headers: Rules, name: str, value: str, letters: str) -> None:
    worse = {**headers_of("/", headers), name: value, "X-Frame-Options": ""}
    assert grade({key: text for key, text in worse.items() if text})[0] == letters


def test_the_page_for_operators_tells_the_grade_where_no_header_of_ours_is_sent(site: Path) -> None:
    """GitHub Pages sends none; what stands in the head of a page counts there as well."""
    page = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    [policy] = page.select("head > meta[http-equiv=Content-Security-Policy]")
    [referrer] = page.select("head > meta[name=referrer]")
    said = {"Content-Security-Policy": str(policy["content"]), "Referrer-Policy": str(referrer["content"])}
    bare, secure = grade(said)[0], grade({**said, "Strict-Transport-Security": "max-age=31536000"})[0]
    words = (PROJECT / "PUBLISHING.md").read_text(encoding="utf-8")
    assert f"| A+ | {bare}; {secure} if the host enforces HTTPS |" in words


def policies(site: Path) -> dict[str, dict[str, set[str]]]:
    """Return the policy in the head of every page."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        metas = page.select("head > meta[http-equiv=Content-Security-Policy]")
        assert len(metas) == 1, f"{file.relative_to(site)} has {len(metas)} policies and needs one."
        found[file.relative_to(site).as_posix()] = directives(str(metas[0]["content"]))
    return found


def test_header_and_pages_have_one_policy(site: Path, headers: Rules) -> None:
    whole = directives(headers_of("/", headers)["Content-Security-Policy"])
    pages = policies(site)
    together = {
        name: set[str]().union(*(page[name] for page in pages.values()))
        for name in next(iter(pages.values()))
    }
    assert {name: sources for name, sources in whole.items() if name not in ONLY_IN_HEADERS} == together
    assert whole["frame-ancestors"] == {"'none'"}


def test_the_policy_forbids_everything_but_what_is_ours(site: Path) -> None:
    for name, rules in policies(site).items():
        sources = set[str]().union(*rules.values())
        assert rules["default-src"] == {"'none'"}, name
        assert not [one for one in sources if "unsafe" in one or ":" in one or "*" in one], name
        assert rules["require-trusted-types-for"] == {"'script'"}, name
        for directive in ("base-uri", "form-action", "trusted-types"):
            assert rules[directive] == {"'none'"}, name


def test_the_policy_comes_before_everything_it_governs(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        place = text.index("Content-Security-Policy")
        governed = [text.find(one) for one in ("<link", "<style", "<script")]
        assert not [one for one in governed if 0 <= one < place], file.relative_to(site)


def test_every_address_gets_every_header_of_safety(site: Path, headers: Rules) -> None:
    for file in site.rglob("*"):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        assert set(headers["/*"]) <= set(headers_of(path, headers)), path


def test_no_header_reaches_an_address_twice(site: Path, headers: Rules) -> None:
    """Hosts would join the two, and browsers take the first they understand."""
    for file in site.rglob("*"):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        sent = headers_of(path, headers)
        once = {value for rule in headers.values() for value in rule.values()}
        assert set(sent.values()) <= once, f"{path}: {sent}"


def test_pages_are_revalidated_and_fingerprinted_files_are_cached_for_ever(
    site: Path, headers: Rules
) -> None:
    for file in (one for one in site.rglob("*") if one.is_file()):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        cached = headers_of(path, headers).get("Cache-Control", "")
        hashed = re.search(r"\.[0-9A-Za-z]{8}\.(js|svg)", path)
        assert ("immutable" in cached) == bool(hashed), path
        if path.endswith(("/", ".html")):
            assert cached == "no-cache", path


def test_no_line_is_too_long_for_a_host(site: Path) -> None:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= LONGEST


def test_security_txt_says_where_to_report_a_vulnerability(
    site: Path, settings: Settings, guide: Guide
) -> None:
    lines = (site / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()
    facts = dict(line.split(": ", 1) for line in lines)
    assert facts["Contact"] == settings.security_contact
    newest = max(page.reviewed for page in guide.pages.values())
    assert 0 < (date.fromisoformat(facts["Expires"][:10]) - newest).days < 365
