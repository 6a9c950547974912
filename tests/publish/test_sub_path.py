"""A site below a folder of its host works as one at the root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from model.addresses import address
from model.guide import Guide
from tests.access.pages import visit
from tests.helpers.long_run import now
from tests.helpers.project import SETTLED
from tests.helpers.server import serve

FOLDER = urlsplit(SETTLED["site_url"]).path.strip("/")


@pytest.fixture(scope="module")
def below(settled_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that stands below a folder."""
    root = tmp_path_factory.mktemp("host")
    (root / FOLDER).symlink_to(settled_site)
    with serve(root) as host:
        yield f"{host}{FOLDER}/"


@pytest.mark.parametrize("name", now("representative", of=["representative", "rest"]))
def test_every_page_finds_everything_there(
    page: Page, below: str, guide: Guide, samples: dict[str, list[str]], name: str
) -> None:
    lost: list[str] = []

    def note(response: Response) -> None:
        if response.status not in (200, 304):
            lost.append(response.url)

    page.on("response", note)
    for place in map(address, guide.pages):
        if place not in samples[name] and (name == "representative" or place in samples["representative"]):
            continue
        visit(page, below + place)
        links = page.locator("a[href]").evaluate_all("(links) => links.map((link) => link.href)")
        inside = [link for link in links if link.startswith(below.removesuffix(f"{FOLDER}/"))]
        assert inside
        lost += [link for link in inside if not link.startswith(below)]
    assert not lost


def test_somebody_who_is_lost_there_is_led_home(page: Page, below: str) -> None:
    visit(page, below + "404.html")
    page.get_by_role("link", name="Go to the start of the guide").click()
    expect(page).to_have_url(below)
