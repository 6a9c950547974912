"""The base site has no mistake, so that whatever is said about a case comes from its mistake."""

from __future__ import annotations

from pathlib import Path

from check.load_site import load_site
from tests.helpers.project import publish, run_module, without_sheet_files
from tests.mistakes.fixture_site import add_engine, make_site


def test_the_base_site_reads_without_a_mistake(tmp_path: Path) -> None:
    guide, settings = load_site(make_site(tmp_path))
    assert guide.items
    assert settings.site_id


def test_the_base_site_is_published(tmp_path: Path) -> None:
    site = without_sheet_files(add_engine(make_site(tmp_path)))
    result = publish(site)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (site / "site" / "part" / "index.html").is_file()


def test_the_base_site_builds_with_the_host_alone(tmp_path: Path) -> None:
    site = add_engine(make_site(tmp_path))
    result = run_module(site, "mkdocs", "build", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (site / "site" / "part" / "index.html").is_file()
