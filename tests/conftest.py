"""What all tests share: the guide as data, the site built once, and its pages read with BeautifulSoup."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from macros.content import Guide
from macros.reading import read_site
from macros.settings import Settings
from publish.additions import add_to
from tests.helpers.project import PROJECT, copy_project, publish, run_module
from tests.helpers.server import serve


@pytest.fixture(scope="session")
def guide() -> Guide:
    """What the pages of the site say."""
    return read_site(PROJECT)[0]


@pytest.fixture(scope="session")
def settings() -> Settings:
    """What the topic states once."""
    return read_site(PROJECT)[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished site, built from the pages as they are, beside any site there is."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    result = publish(project)
    assert result.returncode == 0, f"The site does not build:\n{result.stdout}{result.stderr}"
    return project / "site"


@pytest.fixture(scope="session")
def unfinished(tmp_path_factory: pytest.TempPathFactory, guide: Guide, settings: Settings) -> Path:
    """The folder of the same site before anything is cut, joined or renamed."""
    project = copy_project(tmp_path_factory.mktemp("unfinished"))
    result = run_module(project, "mkdocs", "build", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    add_to(project / "site", guide, settings)
    return project / "site"


@pytest.fixture(scope="session")
def pages(site: Path, guide: Guide) -> dict[str, BeautifulSoup]:
    """Every built page by the path of its source."""
    return {path: _read(site, path) for path in guide.pages}


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
    """How the browser starts: the Chromium that `make test` found, else Playwright's own."""
    path = os.environ.get("SITE_CHROMIUM")
    if path:
        browser_type_launch_args["executable_path"] = path
    elif not os.environ.get("REQUIRE_BROWSER"):
        pytest.skip("No Chromium was found; 'make test' says how to get one.")
    # Chromium refuses to sandbox root, which is who runs in a container.
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    browser_type_launch_args["args"] = [*sandbox, "--disable-background-networking"]
    return browser_type_launch_args
