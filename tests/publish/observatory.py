"""The grade that the HTTP Observatory of MDN gives to headers, by its published rules.

Whether a host redirects to HTTPS and presents a valid certificate is up to the host: it counts as done here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Headers = dict[str, str]
Test = Callable[[Headers], int]

HALF_A_YEAR = 15768000
EXTRA_FROM = 90
"""Only who has this many points without extra ones gets those."""

GRADES = {100: "A+", 90: "A", 85: "A-", 80: "B+", 70: "B", 65: "B-", 60: "C+", 50: "C", 45: "C-"}
GRADES |= {40: "D+", 30: "D", 25: "D-", 0: "F"}

BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*", "https://*.*"}
UNSAFE = BROAD | {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def grade(headers: Headers) -> tuple[str, int]:
    """Return the grade and the points of headers."""
    modifiers = [test(headers) for test in TESTS]
    score = 100 + sum(one for one in modifiers if one < 0)
    if score >= EXTRA_FROM:
        score += sum(one for one in modifiers if one > 0)
    score = max(score, 0)
    return next(letters for least, letters in GRADES.items() if score >= least), score


def directives(policy: str) -> dict[str, set[str]]:
    """Return the sources of each directive of a policy."""
    words = [part.split() for part in policy.split(";") if part.strip()]
    return {name.lower(): set(sources) for name, *sources in words}


def content_security_policy(headers: Headers) -> int:
    """Judge what may run and show on the pages."""
    rules = directives(headers.get("Content-Security-Policy", ""))
    if not rules:
        return -25
    default = rules.get("default-src", {"*"})
    scripts, objects = rules.get("script-src", default), rules.get("object-src", default)
    styles = rules.get("style-src", default)
    if scripts & UNSAFE or objects & BROAD:
        return -20
    if any(source.startswith(("http:", "ftp:")) for sources in rules.values() for source in sources):
        return -20
    if "'unsafe-eval'" in scripts | styles:
        return -10
    if styles & UNSAFE:
        return 0
    forms = rules.get("form-action", {"*"})
    return 10 if default == {"'none'"} and forms <= {"'none'", "'self'"} else 5


def cookies(headers: Headers) -> int:
    """Judge cookies; a site without any gains and loses nothing."""
    return -40 if "Set-Cookie" in headers else 0


def cross_origin_sharing(headers: Headers) -> int:
    """Judge who else may read the pages."""
    return -50 if "Access-Control-Allow-Credentials" in headers else 0


def cross_origin_resource_policy(headers: Headers) -> int:
    """Judge who else may show the files."""
    value = headers.get("Cross-Origin-Resource-Policy")
    return {None: 0, "same-origin": 10, "same-site": 10, "cross-origin": 0}.get(value, -5)


def framing(headers: Headers) -> int:
    """Judge who else may show the pages in a frame."""
    ancestors = directives(headers.get("Content-Security-Policy", "")).get("frame-ancestors", {"*"})
    if not ancestors & BROAD:
        return 5
    return 0 if headers.get("X-Frame-Options", "").upper() in {"DENY", "SAMEORIGIN"} else -20


def referrer(headers: Headers) -> int:
    """Judge what other sites learn about where a reader comes from."""
    value = headers.get("Referrer-Policy")
    if value is None:
        return 0
    return 5 if value.split(",")[-1].strip() in PRIVATE else -5


def transport(headers: Headers) -> int:
    """Judge whether browsers are told to stay with HTTPS."""
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if not age:
        return -20
    return 0 if int(age[1]) >= HALF_A_YEAR else -10


def content_types(headers: Headers) -> int:
    """Judge whether browsers are told not to guess what a file is."""
    return 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5


TESTS: tuple[Test, ...] = (
    content_security_policy,
    cookies,
    cross_origin_sharing,
    cross_origin_resource_policy,
    framing,
    referrer,
    transport,
    content_types,
)
