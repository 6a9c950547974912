"""Find placeholder addresses, such as example.org, which a released site must not have."""

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from check.load_site import SETTINGS
from model.files import DOCS
from model.guide import Guide
from model.problems import Problem
from model.settings import Settings

RESERVED = frozenset({"example", "test", "invalid", "localhost"})
"""Reserved top-level names (RFC 2606, RFC 6761); 'example' also counts as a name before others."""

INVENTED = re.compile(
    r"(?:your|my)-?(?:domain|site|name|company|organi[sz]ation)|user(?:name)?|domain|changeme"
)
PLACEHOLDER = re.compile(r"https://[^/]+/(?:owner|user|username|your-?name|name|example)/", re.IGNORECASE)
"""A repository address as in documentation."""


def example_addresses(guide: Guide, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each placeholder address, and for a missing contact, publisher or fact checker."""
    if guide.page_calling("repository_links") and not (settings.repository or settings.contact):
        sentence = (
            "no reader can write to you. Below 'extra', name a 'repository', or a 'contact' by mail or post."
        )
        yield Problem(SETTINGS, 1, sentence)
    if guide.page_calling("publisher"):
        who = {"published_by": "who publishes this guide", "checked_by": "who checked its facts"}
        for key, what in who.items():
            if not getattr(settings, key) and (key == "published_by" or guide.sources):
                yield Problem(SETTINGS, 1, f"the settings don't say {what}. Add '{key}' below 'extra'.")
    for key in ("site_url", "security_contact", "contact", "repository", "quick_exit"):
        address = str(getattr(settings, key))
        if address and (_is_example(address) or (key == "repository" and PLACEHOLDER.match(f"{address}/"))):
            yield Problem(SETTINGS, 1, f"'{key}' is '{address}', an example. Write your own.")
    for path, page in guide.pages.items():
        for link in page.links:
            if _is_example(link.address):
                yield Problem(f"{DOCS}/{path}", link.line, f"'{link.address}' is an example. Write your own.")


def _is_example(address: str) -> bool:
    """Return whether the host of an address is a placeholder; an address without a host is not."""
    try:
        host = urlsplit(re.sub(r"^mailto:.*@", "https://", address)).hostname or ""
    except ValueError:
        return True
    *names, last = host.rstrip(".").split(".")
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return last in RESERVED or "example" in names or any(map(INVENTED.fullmatch, names))
    return number.is_loopback or number.is_unspecified
