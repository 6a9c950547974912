"""Every host shows what authors type as the others do: lists, code in lists, tables, notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.helpers.project import run_module
from tests.hosts.test_hosts import HOSTS
from tests.mistakes.fixture_site import Case, add_engine, make_site
from tests.unit.test_commonmark import SHOWN

pytestmark = pytest.mark.long

TYPED = [
    typed for typed, _ in SHOWN.values() if ".md" not in typed and "](" not in typed and typed[:3] != "## "
]
"""The constructs that need no other file, and make no address twice."""


def shown(folder: Path, host: str) -> str:
    """Return what a host makes of the constructs on one page."""
    end = "{{ source_list() }}"
    body = "\n\n".join(TYPED)
    case = Case("constructs", change={"docs/part.md": [{"replace": end, "by": f"{body}\n\n{end}"}]})
    project = add_engine(make_site(folder / host, case))
    result = run_module(project, host, "build", "--strict")
    assert result.returncode == 0, f"{host} does not build:\n{result.stdout}{result.stderr}"
    html = (project / "site" / "part" / "index.html").read_text(encoding="utf-8")
    content = BeautifulSoup(html, "html.parser").select_one(".content")
    assert content
    return content.decode(formatter="minimal")


def test_every_host_shows_every_construct_alike(tmp_path: Path) -> None:
    ours = shown(tmp_path, "mkdocs")
    assert 'class="note note-important"' in ours
    for host in HOSTS:
        assert shown(tmp_path, host) == ours, f"{host} shows it otherwise"
