"""Write what a server says beside each file, as hosts of static sites read it: `_headers`."""

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
"""What browsers would ask a reader for, as far as pages may say that they never will. To copy, they ask.

The list goes with every answer. What a page could do unasked, such as reading sensors, only a script could,
and no script runs that is not ours.
"""

SAFETY = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{one}=()" for one in OFF), "clipboard-write=(self)"]),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
ASK_AGAIN = {"Cache-Control": "no-cache"}


def write_headers(site: Path, facts: Iterable[PageFacts]) -> None:
    """Write the headers of every address, none of them twice: hosts would join the two."""
    depths = sorted({len(file.relative_to(site).parts) - 1 for file in site.rglob("index.html")})
    pages = ["/" + "".join(f":part{number}/" for number in range(depth)) for depth in depths]
    pages += sorted(f"/{file.name}" for file in site.glob("*.html") if file.name != "index.html")
    rules = {
        "/*": safety(facts),
        **dict.fromkeys(pages, ASK_AGAIN),
        **dict.fromkeys((f"/{folder}/*" for folder in sorted(FINGERPRINTED)), FOR_EVER),
    }
    text = "\n".join(f"{address}\n{_lines(headers)}" for address, headers in rules.items())
    (site / FILE).write_text(text, encoding="utf-8", newline="\n")


def safety(pages: Iterable[PageFacts]) -> dict[str, str]:
    """Return what is sent with every address of a site."""
    return {"Content-Security-Policy": policy_of_site(pages), **SAFETY}


def _lines(headers: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())
