"""What a browser may do for the pages: one policy, for the head of each page and for the header file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from publish.build import BuildError
from publish.pages import change_pages, each_page
from publish.render import render

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
CHARSET = '<meta charset="utf-8">\n'


def policy(pages: Iterable[str]) -> str:
    """Return the policy under which these pages work, and nothing that is not theirs."""
    texts = list(pages)
    rules = []
    for directive, sources in RULES.items():
        inline = INLINE.get(directive)
        hashes = {_hash(part) for text in texts for part in (inline.findall(text) if inline else ())}
        rules.append(" ".join(filter(None, [directive, sources, *sorted(hashes)])))
    return "; ".join(rules)


def add_policy(site: Path) -> None:
    """Write its policy into the head of every page, before anything that it governs."""

    def governed(name: str, page: str) -> str:
        if page.count(CHARSET) != 1:
            raise BuildError(f"{name}: the head does not say its charset once, as overrides/main.html does.")
        return page.replace(CHARSET, CHARSET + render("policy.html", policy=policy([page])))

    change_pages(site, governed)


def policy_of_site(site: Path) -> str:
    """Return the policy that holds for every page at once, with what only a header may say."""
    return policy(page for _, page in each_page(site)) + "; frame-ancestors 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
