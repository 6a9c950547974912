"""The same pages built by other hosts give the same checklists and the same worksheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from model.guide import Guide
from publish.fill_whole_guide import fill_whole_guide
from tests.helpers.project import copy_project, run_module
from tests.helpers.topics import Topic, on_every_topic

pytest_generate_tests = on_every_topic
pytestmark = pytest.mark.long

HOSTS = ("properdocs", "zensical")


@pytest.fixture(scope="module", params=HOSTS, ids=str)
def other_site(
    request: pytest.FixtureRequest, topic: Topic, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder that another host builds from the same files, with the whole guide put together."""
    project = copy_project(tmp_path_factory.mktemp(request.param))
    config = f"{topic.path}/mkdocs.yml"
    result = run_module(project, request.param, "build", "--strict", "--config-file", config)
    assert result.returncode == 0, f"{request.param} does not build:\n{result.stdout}{result.stderr}"
    fill_whole_guide(project / topic.path / "site")
    return project / topic.path / "site"


def groups(site: Path, path: str) -> list[str]:
    """Return the markup of what a reader fills in, of the worksheet as a whole, and of words around them."""
    file = site / ("index.html" if path == "index.md" else f"{path.removesuffix('.md')}/index.html")
    page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    return [
        tag.decode(formatter="minimal")
        for tag in page.select(
            ".group, .worksheet, .stage-choice, .support, .rights, .jumps, .skip-link, .minutes"
        )
    ]


def test_other_hosts_give_the_same_markup(unfinished: Path, other_site: Path, guide: Guide) -> None:
    compared = 0
    for path in guide.pages:
        ours, theirs = groups(unfinished, path), groups(other_site, path)
        assert ours == theirs, f"{path} differs"
        compared += len(ours)
    assert compared >= len(guide.groups), "nothing to compare was found"


def test_other_hosts_build_every_page(other_site: Path, guide: Guide) -> None:
    built = {file.relative_to(other_site).as_posix() for file in other_site.rglob("index.html")}
    missing = [
        path
        for path in guide.pages
        if ("index.html" if path == "index.md" else f"{path.removesuffix('.md')}/index.html") not in built
    ]
    assert not missing, f"missing: {missing}"
