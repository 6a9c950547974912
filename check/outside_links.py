"""Check addresses of other sites: none in disguise, none but what its words show, and premium numbers."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from check.review_dates import placed_sources
from model.addresses import digits
from model.guide import Guide
from model.problems import Problem

RULES = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
FAULTS = [(re.compile(fault["pattern"], re.IGNORECASE), fault["says"]) for fault in RULES["faults"]]
OUTSIDE = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?#]\S*)?"
    r"|mailto:[^\s@?]+@[^\s@?]+(?:\?subject=\S*)?|(?:tel|sms):\+?[0-9][0-9.()-]*",
    re.IGNORECASE,
)
SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
DIRECTION = re.compile("[\u200e\u200f\u061c]")

HOST = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s/?#)]+|www\.[\w.-]+\w"
    r"|(?:[\w-]+\.)+(?:com|org|net|gov|edu|info|int|(?!js|md|py)[a-z]{2})(?![\w-]|\.\w))",
    re.IGNORECASE,
)
"""What looks like the host of a site in words; 'Node.js' and 'part.md' do not."""

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NUMBER = re.compile(r"\+?\d[\d ()/.-]*\d")


def leads_outside(address: str) -> bool:
    """Return whether an address starts as one of another site or of a program does."""
    return SCHEME.match(address) is not None


def address_fault(address: str, *schemes: str, words: str = "") -> str:
    """Return what is wrong with an address outside the site, and what to type, or nothing.

    It may only start with one of the schemes, if any are given, and the words of a link may show no other.
    """
    for pattern, says in FAULTS:
        if pattern.search(address) and leads_outside(address):
            return str(says)
    if schemes and address.partition(":")[0].lower() not in schemes:
        starts = " or ".join(f"'{scheme}:'" for scheme in schemes)
        return f"does not start with {starts}. Write the whole address."
    if (schemes or leads_outside(address)) and not OUTSIDE.fullmatch(address):
        return "leads nowhere. Link to a page such as 'index.md' or to 'https://…'."
    return _other_address(address, DIRECTION.sub("", words))


def _other_address(address: str, words: str) -> str:
    """Say that the words of a link show another address than the one they lead to, if they do."""
    scheme, _, rest = address.partition(":")
    goal = f".{urlsplit(address).hostname or ''}"
    mails, numbers = MAIL.findall(words), [digits(one) for one in NUMBER.findall(words)]
    hosts = [SCHEME.sub("", one).partition(":")[0] for one in HOST.findall(words)]
    other = [host for host in hosts if not goal.endswith(f".{host.lower().removeprefix('www.')}")]
    other += [mail for mail in mails if mail.lower() != rest.partition("?")[0].lower()]
    if scheme.lower() in ("tel", "sms"):
        shown = [one for one in numbers if len(one.strip("+")) > 2]
        other += shown if not any(digits(rest).endswith(one.lstrip("+0")) for one in shown) else []
    elif NUMBER.fullmatch(words) and len(digits(words)) > 6:
        other.append(words)
    what = "which its words show. Correct the address or the words."
    return f"does not lead to '{other[0]}', {what}" if other else ""


def premium(number: str, countries: Collection[str]) -> str:
    """Return that a number costs more than a usual call, from some countries or from any, or nothing."""
    dialled = digits(number)
    for rule in RULES["premium"]:
        here = len(dialled) > 5 and rule["pack"] in (*countries, "")
        if re.match(rf"(?:\+|00)(?:{rule['anywhere']})", dialled) or (
            here and re.match(rule["here"], dialled)
        ):
            return str(rule["why"])
    return ""


def check_sources(guide: Guide) -> Iterator[Problem]:
    """Yield the sources of pages and country packs whose address may not be followed."""
    for _, source, file, line in placed_sources(guide):
        if fault := source.url and address_fault(source.url, "http", "https"):
            yield Problem(file, line, f"source '{source.id}' has the url '{source.url}', which {fault}")
