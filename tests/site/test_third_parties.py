"""No page asks anybody else for anything: only a link that a reader follows may lead out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.built import SITE_URL, attribute, follow

ASKING = ["href", "xlink:href", "src", "srcset", "data", "action", "formaction", "poster", "ping"]
FOLLOWED = ["a", "area"]
"""Elements whose `href` waits for a reader."""

CSS_ADDRESS = re.compile(r"""(?i:@import\s+|url\(\s*)(?:url\(\s*)?["']?([^"')\s;]+)""")
STATES_ONLY = "link[rel=canonical], link[rel=prev], link[rel=next]"
"""Links of the head that say where a page belongs; a browser fetches nothing for them."""

FORBIDDEN = (
    "base, iframe, object, embed, meta[http-equiv=refresh], link[rel=preconnect], link[rel=dns-prefetch]"
)


def leads_out(page: str, address: str) -> bool:
    """Return whether a browser that reads this address in a page asks another origin."""
    return not address.startswith(("data:", "#")) and follow(page, address) is None


def _asked(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield every address that a browser asks for by itself, and where it stands."""
    stated = page.select(STATES_ONLY)
    for tag in page.find_all(True):
        if any(tag is one for one in stated):
            continue
        for key in ASKING:
            if tag.get(key) and not (key == "href" and tag.name in FOLLOWED):
                # Only `srcset` holds several addresses; no other holds a space.
                yield from ((one, f"{key} of {tag.name}") for one in attribute(tag, key).split())
        for address in _css_addresses(attribute(tag, "style")):
            yield address, f"style of {tag.name}"
    for style in page("style"):
        yield from ((address, "style") for address in _css_addresses(style.get_text()))


def _css_addresses(css: str) -> list[str]:
    return [str(address) for address in CSS_ADDRESS.findall(css)]


def _strangers(name: str, page: BeautifulSoup) -> list[str]:
    found = [f"{name}: {where}: {goal}" for goal, where in _asked(page) if leads_out(name, goal)]
    return found + [f"{name}: {tag}" for tag in page.select(FORBIDDEN)]


def test_no_page_asks_another_origin(built: dict[str, BeautifulSoup]) -> None:
    wrong = [line for name, page in built.items() for line in _strangers(name, page)]
    assert not wrong, "\n".join(wrong)


def test_no_picture_asks_another_origin(site: Path) -> None:
    files = sorted(site.rglob("*.svg"))
    assert files, "The site has no picture that ends in '.svg'."
    wrong = []
    for file in files:
        name, text = file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")
        addresses = _css_addresses(text)
        addresses += [address for address, _ in _asked(BeautifulSoup(text, "html.parser"))]
        wrong += [f"{name}: {address}" for address in addresses if leads_out(name, address)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="https://a.test/one.svg" alt="">', id="picture"),
        pytest.param('<img src="one.svg" srcset="one.svg 1x, //a.test/two.svg 2x" alt="">', id="srcset"),
        pytest.param('<link rel="stylesheet" href="//a.test/one.css">', id="style-sheet"),
        pytest.param('<script src="https://a.test/one.js"></script>', id="script"),
        pytest.param("<style>@import 'https://a.test/one.css';</style>", id="import"),
        pytest.param('<p style="background: url(https://a.test/one.png)"></p>', id="background"),
        pytest.param('<iframe src="https://a.test/"></iframe>', id="frame"),
        pytest.param('<form action="https://a.test/"></form>', id="form"),
        pytest.param('<a href="/" ping="https://a.test/">Home</a>', id="ping"),
    ],
)
def test_a_planted_request_is_found(html: str) -> None:
    assert _strangers("index.html", BeautifulSoup(html, "html.parser"))


def test_a_link_may_lead_out_and_a_file_of_the_site_may_be_asked_for() -> None:
    html = f'<a href="https://a.test/">Out</a> <a href="tel:1">Call</a> <img src="{SITE_URL}one.svg" alt="">'
    assert not _strangers("index.html", BeautifulSoup(html, "html.parser"))
