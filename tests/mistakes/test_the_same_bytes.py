"""The same content gives the same bytes, however it was saved and however often it is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.project import publish, without_sheet_files
from tests.mistakes.fixture_site import add_engine, make_site
from tests.publish.test_build import NO_LOCALE
from tests.publish.test_reproducible import OTHER_SURROUNDINGS
from tests.worksheet_files.small_site import small_site

BOM = b"\xef\xbb\xbf"


def _changed(folder: Path, change: Callable[[bytes], bytes] = bytes) -> dict[str, bytes]:
    """Return the files of the base site, built from pages whose bytes were changed."""
    site = without_sheet_files(add_engine(make_site(folder)))
    for file in [*(site / "docs").glob("*.md"), site / "docs" / "ids.txt"]:
        file.write_bytes(change(file.read_bytes()))
    return _built(site)


def _built(site: Path) -> dict[str, bytes]:
    """Return the files of a site that is built."""
    result = publish(site)
    assert result.returncode == 0, result.stdout + result.stderr
    built = site / "site"
    return {
        file.relative_to(built).as_posix(): file.read_bytes()
        for file in sorted(built.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the base site."""
    return _changed(tmp_path_factory.mktemp("once"))


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


@pytest.mark.long
@pytest.mark.fault(61)
def test_two_builds_in_other_surroundings_differ_in_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        for name, value in NO_LOCALE.items():
            patch.setenv(name, value)
        once = _built(small_site(tmp_path / "once"))
    assert {".pdf", ".docx", ".html"} <= {Path(name).suffix for name in once}
    for name, value in OTHER_SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    assert _differing(once, _built(small_site(tmp_path / "folder with spaces" / "ünd ümlauts"))) == []


@pytest.mark.fault(52)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: BOM + data, id="byte-order-mark"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="crlf", marks=pytest.mark.long),
        pytest.param(lambda data: data.replace(b"\n", b"\r"), id="cr", marks=pytest.mark.long),
    ],
)
def test_how_a_page_is_saved_changes_no_byte(
    once: dict[str, bytes], change: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    changed = _differing(once, _changed(tmp_path, change))
    assert not [name for name in changed if name.endswith(".html")], changed
