"""What open pages ask for is fetched from the site as it is online, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publish.manifest import ONLINE, keep_assets, write_manifest
from tests.helpers.server import serve


@pytest.fixture
def online(tmp_path: Path) -> Path:
    """A published site with one script."""
    site = tmp_path / "online"
    (site / "scripts").mkdir(parents=True)
    (site / "scripts" / "a.1.js").write_text("one", encoding="utf-8")
    (site / "index.html").write_text("page", encoding="utf-8")
    write_manifest(site, [])
    return site


def test_what_the_site_online_has_is_kept(online: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    with serve(online) as address:
        assert keep_assets(new, ONLINE, address) == ["scripts/a.1.js"]
    assert (new / "scripts" / "a.1.js").read_text(encoding="utf-8") == "one"


def test_other_bytes_than_were_published_are_not_kept(
    online: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (online / "scripts" / "a.1.js").write_text("two", encoding="utf-8")
    with serve(online) as address:
        assert keep_assets(tmp_path / "new", ONLINE, address) == []
    assert "no files of one are kept" in capsys.readouterr().out
    assert not (tmp_path / "new").exists()


def test_no_name_leads_out_of_the_folder(online: Path, tmp_path: Path) -> None:
    listed = json.loads((online / "published.json").read_text(encoding="utf-8"))
    listed["files"][-1]["file"] = "scripts/../../outside.js"
    (online / "published.json").write_text(json.dumps(listed), encoding="utf-8")
    with serve(online) as address:
        assert keep_assets(tmp_path / "new", ONLINE, address) == []


@pytest.mark.parametrize("address", ["", "file:///etc/", "http://127.0.0.1:9/"])
def test_before_the_first_release_there_is_nothing_to_keep(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert keep_assets(tmp_path, ONLINE, address) == []
    assert f"No release is online at '{address}'" in capsys.readouterr().out
