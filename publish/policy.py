"""What a browser may do for the pages: one policy, for the head of each page and for the header file."""

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
"""All is forbidden but our own scripts, styles and pictures; scripts may neither fetch nor write markup."""

CHARSET = '<meta charset="utf-8">\n'


def governed(name: str, page: str, facts: PageFacts) -> str:
    """Return a page with its policy in the head, before anything that it governs."""
    if page.count(CHARSET) != 1:
        raise BuildError(f"{name}: the head does not say its charset once, as overrides/main.html does.")
    return page.replace(CHARSET, CHARSET + render("policy.html", policy=_policy(facts.inline)))


def policy_of_site(pages: Iterable[PageFacts]) -> str:
    """Return the policy that holds for every page at once, with what only a header may say."""
    return _policy(set[Inline]().union(*(page.inline for page in pages))) + "; frame-ancestors 'none'"


def _policy(inline: set[Inline]) -> str:
    """Return the policy under which pages work that hold this, and nothing that is not theirs."""
    rules = []
    for directive, sources in RULES.items():
        hashes = sorted(one for kind, one in inline if kind == directive)
        rules.append(" ".join(filter(None, [directive, sources, *hashes])))
    return "; ".join(rules)
