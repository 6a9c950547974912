"""The Content-Security-Policy of each page, and `_headers`: the HTTP headers, for web hosts that read it."""

from collections.abc import Iterable
from pathlib import Path

from publish.assets import FINGERPRINTED
from publish.build import BuildError
from publish.html_files import Inline, PageFacts
from publish.render_templates import render

FILE = "_headers"

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

OFF = """
camera display-capture geolocation hid microphone midi payment screen-wake-lock serial usb xr-spatial-tracking
"""
"""Features that no page uses and that browsers would ask permission for. Copying is allowed.

The header is sent with every response, so it leaves out features without a permission, such as sensors: only
our own scripts run.
"""

SECURITY = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        [*(f"{feature}=()" for feature in OFF.split()), "clipboard-write=(self)"]
    ),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# Servers take only Cache-Control from these two; a header for all addresses goes into SECURITY.
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}
REVALIDATE = {"Cache-Control": "no-cache"}


def add_policy(name: str, page: str, facts: PageFacts) -> str:
    """Return a page with its policy in the head, before everything that the policy applies to."""
    if page.count(CHARSET) != 1:
        raise BuildError(f"{name}: the head must have {CHARSET.strip()} once, as in overrides/main.html.")
    return page.replace(CHARSET, CHARSET + render("policy.html", policy=_policy(facts.inline)))


def _policy(inline: set[Inline]) -> str:
    rules = []
    for directive, sources in RULES.items():
        hashes = sorted(source for kind, source in inline if kind == directive)
        rules.append(" ".join(filter(None, [directive, sources, *hashes])))
    return "; ".join(rules)


def write_headers(site: Path, facts: Iterable[PageFacts]) -> None:
    """Write the headers of all addresses. No header is in two rules of an address: servers join them."""
    depths = sorted({len(file.relative_to(site).parts) - 1 for file in site.rglob("index.html")})
    pages = ["/" + "".join(f":part{number}/" for number in range(depth)) for depth in depths]
    pages += sorted(f"/{file.name}" for file in site.glob("*.html") if file.name != "index.html")
    rules = {
        "/*": security_headers(facts),
        **dict.fromkeys(pages, REVALIDATE),
        **dict.fromkeys((f"/{folder}/*" for folder in sorted(FINGERPRINTED)), IMMUTABLE),
    }
    text = "\n".join(
        f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for address, headers in rules.items()
    )
    (site / FILE).write_text(text, encoding="utf-8", newline="\n")


def security_headers(pages: Iterable[PageFacts]) -> dict[str, str]:
    """Return the headers that are sent with every address; their policy allows what any page needs."""
    policy = _policy(set[Inline]().union(*(page.inline for page in pages)))
    return {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **SECURITY}
