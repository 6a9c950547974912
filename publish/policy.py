"""The Content-Security-Policy, for the head of each page and for `_headers`."""

from __future__ import annotations

from collections.abc import Iterable

from publish.build import BuildError
from publish.html_files import Inline, PageFacts
from publish.page_templates import render

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "",
    "img-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""Only our own scripts, styles and pictures are allowed. Scripts may neither fetch nor write HTML."""

CHARSET = '<meta charset="utf-8">\n'


def add_policy(name: str, page: str, facts: PageFacts) -> str:
    """Return a page with its policy in the head, before everything that the policy applies to."""
    if page.count(CHARSET) != 1:
        raise BuildError(f"{name}: the head must have {CHARSET.strip()} once, as in overrides/main.html.")
    return page.replace(CHARSET, CHARSET + render("policy.html", policy=_policy(facts.inline)))


def policy_of_site(pages: Iterable[PageFacts]) -> str:
    """Return the policy for the header: it allows what any page needs, and forbids frames."""
    return _policy(set[Inline]().union(*(page.inline for page in pages))) + "; frame-ancestors 'none'"


def _policy(inline: set[Inline]) -> str:
    """Return the policy that allows some inline content and nothing else inline."""
    rules = []
    for directive, sources in RULES.items():
        hashes = sorted(source for kind, source in inline if kind == directive)
        rules.append(" ".join(filter(None, [directive, sources, *hashes])))
    return "; ".join(rules)
