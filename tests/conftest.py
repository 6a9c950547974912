"""What all tests share: the guide as data, the site built once, and its pages read with BeautifulSoup."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from model.addresses import address as address_of
from model.guide import Guide
from model.settings import Settings
from publish.postprocess import add_generated_files
from publish.single_file import FILE
from tests.helpers.project import (
    SETTLED,
    copy_project,
    made_once,
    publish,
    run_module,
    settle,
    without_sheet_files,
)
from tests.helpers.samples import SAMPLES, parts, split
from tests.helpers.server import serve
from tests.helpers.topics import FIRST, Topic

# Tests start hundreds of commands, each of which would compile every library that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A busy machine may need longer than Playwright's five seconds to show a page.
expect.set_options(timeout=60_000)


def pytest_xdist_auto_num_workers() -> int:
    """Take one process more than there are processors, because browsers often wait."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) + 1
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with one file that needs the finished site, and beside it with those that do not wait for it."""
    first = next((item.path for item in items if "built_site" in getattr(item, "fixturenames", ())), None)
    apart = ("mistakes", "contribute")
    items.sort(key=lambda item: 0 if item.path == first else 1 if item.path.parent.name in apart else 2)


@pytest.fixture(scope="session")
def topic(request: pytest.FixtureRequest) -> Topic:
    """The topic under test: the one at the root, unless a test goes through others."""
    topic: Topic = getattr(request, "param", FIRST)
    return topic


@pytest.fixture(scope="session")
def guide(topic: Topic) -> Guide:
    """What the pages of the site say."""
    return topic.guide


@pytest.fixture(scope="session")
def settings(topic: Topic) -> Settings:
    """What the topic states once."""
    return topic.settings


@pytest.fixture(scope="session")
def built_site(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[Topic], Path]:
    """Gives the folder of a topic's finished site, built once from the pages as they are.

    What `make test` asks of other topics is on their pages; their files of worksheets come in the long run.
    """
    long = any(item.get_closest_marker("long") for item in request.session.items)

    @functools.cache
    def build(topic: Topic) -> Path:
        def make(folder: Path) -> None:
            project = copy_project(folder)
            result = publish(project if topic is FIRST or long else without_sheet_files(project), topic.path)
            assert result.returncode == 0, f"The site does not build:\n{result.stdout}{result.stderr}"

        return made_once(tmp_path_factory, f"finished-{topic}", make) / topic.path / "site"

    return build


@pytest.fixture(scope="session")
def built_pages(built_site: Callable[[Topic], Path]) -> Callable[[Topic], dict[str, BeautifulSoup]]:
    """Gives every built page of a topic by the path of its source."""
    return functools.cache(lambda topic: {path: _read(built_site(topic), path) for path in topic.guide.pages})


@pytest.fixture(scope="session")
def site(built_site: Callable[[Topic], Path], topic: Topic) -> Path:
    """The folder of the finished site."""
    return built_site(topic)


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """Where every HTML file of the finished site stands, whatever made it."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [file.removesuffix("index.html") for file in files]


@pytest.fixture(scope="session")
def samples(site: Path, addresses: list[str], guide: Guide) -> dict[str, list[str]]:
    """The same addresses in three samples: see `tests/helpers/samples.py`."""
    pages = {
        address: parts(
            (site / (address if address.endswith(".html") else f"{address}index.html")).read_text("utf-8")
        )
        for address in addresses
    }
    for path, page in guide.pages.items():
        pages[address_of(path)] |= {call.macro for call in page.calls}
    return split(pages, [address_of(guide.page_calling("whole_guide")), FILE])


@pytest.fixture(scope="session", params=SAMPLES)
def sample(request: pytest.FixtureRequest, samples: dict[str, list[str]]) -> list[str]:
    """The addresses of one sample."""
    return samples[request.param]


@pytest.fixture(scope="session")
def unfinished_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Topic], Path]:
    """Gives the folder of a topic's site before anything is cut, joined or renamed."""

    @functools.cache
    def build(topic: Topic) -> Path:
        def make(folder: Path) -> None:
            config = f"{topic.path}/mkdocs.yml"
            project = copy_project(folder)
            result = run_module(project, "mkdocs", "build", "--strict", "--config-file", config)
            assert result.returncode == 0, result.stdout + result.stderr
            with patch.dict(os.environ):  # browsers that start later have the fonts of the system
                add_generated_files(project / topic.path / "site", topic.guide, topic.settings)

        return made_once(tmp_path_factory, f"unfinished-{topic}", make) / topic.path / "site"

    return build


@pytest.fixture(scope="session")
def settled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the root's site with what an operator may settle: a folder, a repository, a way out."""

    def make(folder: Path) -> None:
        project = without_sheet_files(copy_project(folder))
        settle(project / "mkdocs.yml", **SETTLED)
        result = publish(project)
        assert result.returncode == 0, f"The site does not build:\n{result.stdout}{result.stderr}"

    return made_once(tmp_path_factory, "settled", make) / "site"


@pytest.fixture(scope="session")
def unfinished(unfinished_site: Callable[[Topic], Path], topic: Topic) -> Path:
    """The folder of the same site before anything is cut, joined or renamed."""
    return unfinished_site(topic)


@pytest.fixture(scope="session")
def pages(built_pages: Callable[[Topic], dict[str, BeautifulSoup]], topic: Topic) -> dict[str, BeautifulSoup]:
    """Every built page by the path of its source."""
    return built_pages(topic)


def _read(site: Path, path: str) -> BeautifulSoup:
    file = site / path if path == "index.md" else site / path.removesuffix(".md") / "index.md"
    return BeautifulSoup(file.with_suffix(".html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Where the finished site is served while browser tests run."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How the browser starts: the Chromium of `make test`, without its window if it can, or Playwright's."""
    path = os.environ.get("SITE_HEADLESS") or os.environ.get("SITE_CHROMIUM")
    if path:
        browser_type_launch_args["executable_path"] = path
    elif not os.environ.get("REQUIRE_BROWSER"):
        pytest.skip("No Chromium was found; 'make test' says how to get one.")
    # Chromium refuses to sandbox root, which is who runs in a container.
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    browser_type_launch_args["args"] = [*sandbox, "--disable-background-networking"]
    return browser_type_launch_args
