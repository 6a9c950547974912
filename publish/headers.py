"""Write `_headers`: the HTTP headers of each address, for web hosts that read this file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publish.fingerprint import FINGERPRINTED
from publish.html_files import PageFacts
from publish.policy import policy_of_site

FILE = "_headers"

OFF = (
    "camera",
    "display-capture",
    "geolocation",
    "hid",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""Features that no page uses and that browsers would ask permission for. Copying is allowed.

The header is sent with every response, so it leaves out features without a permission, such as sensors: only
our own scripts run.
"""

SECURITY = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{feature}=()" for feature in OFF), "clipboard-write=(self)"]),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}
REVALIDATE = {"Cache-Control": "no-cache"}


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
    text = "\n".join(f"{address}\n{_lines(headers)}" for address, headers in rules.items())
    (site / FILE).write_text(text, encoding="utf-8", newline="\n")


def security_headers(pages: Iterable[PageFacts]) -> dict[str, str]:
    """Return the security headers, which are sent with every address of a site."""
    return {"Content-Security-Policy": policy_of_site(pages), **SECURITY}


def _lines(headers: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())
