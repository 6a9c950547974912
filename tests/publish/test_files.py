"""Every file is there once, under a lasting name, small, listed, and not needed by nobody."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import brotli
import pytest

from publish.assets import FINGERPRINTED
from publish.build import MANIFEST, BuildError
from publish.manifest import keep_assets, write_manifest
from tests.site.built import follow, read_built

Listed = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def listed(site: Path) -> Listed:
    """What the list of published files says of each."""
    files = json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"]
    return {one["file"]: one for one in files}


def files(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def test_the_list_names_every_file_with_its_size_and_hash(site: Path, listed: Listed) -> None:
    assert set(listed) == files(site) - {MANIFEST}
    for name, facts in listed.items():
        data = (site / name).read_bytes()
        assert facts["size"] == len(data), name
        assert facts["sha256"] == hashlib.sha256(data).hexdigest(), name


def test_every_text_has_a_small_copy_of_each_kind_beside_it(site: Path) -> None:
    texts = [site / name for name in files(site) if re.search(r"\.(html|js|svg|txt|xml)$", name)]
    assert texts
    for text in texts:
        beside = [text.with_name(f"{text.name}.{ending}").read_bytes() for ending in ("gz", "br")]
        assert [gzip.decompress(beside[0]), brotli.decompress(beside[1])] == [text.read_bytes()] * 2, text


def test_every_script_is_loaded_and_every_import_exists(site: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in [*site.rglob("*.html"), *site.rglob("*.js")]]
    unused = [file.name for file in site.rglob("*.js") if not any(file.name in text for text in texts)]
    assert not unused, f"No page leads to {unused}."
    for file in site.rglob("*.js"):
        for name in re.findall(r'"\./([\w.-]+\.js)"', file.read_text(encoding="utf-8")):
            assert (file.parent / name).is_file(), f"{file.name} asks for {name}."


def test_scripts_have_no_comments(site: Path) -> None:
    for file in [*site.rglob("*.html"), *site.rglob("*.js")]:
        text = file.read_text(encoding="utf-8")
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL) if "<html" in text else [text]
        assert any(scripts) or file.suffix == ".html", file
        notes = [line for script in scripts for line in script.splitlines() if line.strip().startswith("//")]
        assert not notes, file.name


def test_nothing_of_the_theme_is_published_that_no_page_uses(site: Path) -> None:
    assert not (site / "assets").exists()
    assert not list(site.rglob("*.css")) + list(site.rglob("*.map"))


def test_every_link_goes_where_no_server_has_to_send_it_on(site: Path) -> None:
    wrong = []
    for name, page in read_built(site).items():
        for link in page.select("a[href]"):
            goal = follow(name, str(link["href"]))
            if goal and (goal[0].endswith("/index.html") or goal[0] == "index.html") and name != "404.html":
                address = str(link["href"]).partition("#")[0].partition("?")[0]
                if address and not address.endswith(("/", ".")):
                    wrong.append(f"{name}: {link['href']}")
    assert not wrong, wrong


def release(folder: Path, *scripts: str) -> Path:
    """Write a small site with some scripts, and the list of it."""
    (folder / "scripts").mkdir(parents=True)
    for script in scripts:
        (folder / "scripts" / script).write_text(script, encoding="utf-8")
    (folder / "index.html").write_text("page", encoding="utf-8")
    return folder


def test_an_open_page_finds_its_scripts_for_one_release_more(tmp_path: Path) -> None:
    first = release(tmp_path / "1", "a.1.js", "b.1.js")
    write_manifest(first, [])
    second = release(tmp_path / "2", "a.2.js", "b.1.js")
    kept = keep_assets(second, str(first), "")
    write_manifest(second, kept)
    assert kept == ["scripts/a.1.js"]
    assert (second / "scripts" / "a.1.js").read_text(encoding="utf-8") == "a.1.js"
    third = release(tmp_path / "3", "a.3.js", "b.1.js")
    assert keep_assets(third, str(second), "") == ["scripts/a.2.js"]


def test_what_a_release_keeps_lies_where_names_last(tmp_path: Path, site: Path) -> None:
    now = release(tmp_path / "now")
    kept = keep_assets(now, str(site), "")
    assert kept
    assert {name.split("/")[0] for name in kept} == set(FINGERPRINTED)
    assert files(now) == {"index.html", *kept}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(None, id="none"),
        pytest.param("", id="empty"),
        pytest.param("{}", id="of-something-else"),
        pytest.param('{"files": [1]}', id="of-numbers"),
    ],
)
def test_a_folder_without_a_list_is_no_release(tmp_path: Path, text: str | None) -> None:
    before = release(tmp_path / "before")
    if text is not None:
        (before / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match="not a published site"):
        keep_assets(release(tmp_path / "now"), str(before), "")


def test_a_list_cannot_lead_out_of_its_site(tmp_path: Path) -> None:
    before, secret = release(tmp_path / "before"), tmp_path / "secret.js"
    secret.write_text("secret", encoding="utf-8")
    listed = {"files": [{"file": "scripts/../../secret.js", "kept": False}]}
    (before / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    assert keep_assets(release(tmp_path / "now"), str(before), "") == []
    shutil.rmtree(before)
