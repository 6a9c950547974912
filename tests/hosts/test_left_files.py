"""No host copies what editors and systems leave beside pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.project import run_module
from tests.hosts.test_hosts import HOSTS
from tests.mistakes.fixture_site import add_engine, make_site, read_case

pytestmark = pytest.mark.long

LEFT = [read_case("fine-left-by-editors"), read_case("fine-left-by-systems")]


@pytest.mark.parametrize("host", ["mkdocs", *HOSTS])
def test_what_editors_leave_is_not_copied(host: str, tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path, *LEFT))
    result = run_module(project, host, "build", "--strict")
    assert result.returncode == 0, f"{host} does not build:\n{result.stdout}{result.stderr}"
    built = {file.name for file in (project / "site").rglob("*")}
    assert "leaf.svg" in built
    assert not built & {Path(path).name for case in LEFT for path in case.files}
