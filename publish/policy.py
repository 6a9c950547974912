"""What a browser may do for the pages: one policy, for the head of each page and for the header file."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from publish.build import BuildError
from publish.html_files import tell_pages
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

INLINE = {
    "script-src": re.compile(r'<script(?: type="module"| data-[\w-]+="[^"]*")?>(.*?)</script\s*>', re.DOTALL),
    "style-src": re.compile(r"<style>(.*?)</style\s*>", re.DOTALL),
}
PHOTOGRAPH = re.compile(r'<img[^>]* src="data:')
"""One that stands in the page itself."""

Inline = tuple[str, str]
CHARSET = '<meta charset="utf-8">\n'


def governed(name: str, page: str) -> str:
    """Return a page with its policy in the head, before anything that it governs."""
    if page.count(CHARSET) != 1:
        raise BuildError(f"{name}: the head does not say its charset once, as overrides/main.html does.")
    return page.replace(CHARSET, CHARSET + render("policy.html", policy=_policy(_inline(page))))


def policy_of_site(site: Path) -> str:
    """Return the policy that holds for every page at once, with what only a header may say."""
    inline = set[Inline]().union(*(told for _, told in tell_pages(site, lambda _, page: _inline(page))))
    return _policy(inline) + "; frame-ancestors 'none'"


def _policy(inline: set[Inline]) -> str:
    """Return the policy under which pages work that hold this, and nothing that is not theirs."""
    rules = []
    for directive, sources in RULES.items():
        hashes = sorted(one for kind, one in inline if kind == directive)
        rules.append(" ".join(filter(None, [directive, sources, *hashes])))
    return "; ".join(rules)


def _inline(page: str) -> set[Inline]:
    """Return what stands in a page for the policy to allow, each with the rule that it needs."""
    inline = {(kind, _hash(text)) for kind, pattern in INLINE.items() for text in pattern.findall(page)}
    return inline | ({("img-src", "data:")} if PHOTOGRAPH.search(page) else set())


@cache
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
