"""A site is replaced as a whole: whatever stops a build, the old one or the new one is there."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publish import build
from publish.build import MANIFEST, BuildError
from tests.helpers.long_run import now
from tests.helpers.project import PROJECT, run_module, without_sheet_files
from tests.mistakes.fixture_site import Case, add_engine, make_site

SCRIPT = Path(__file__).parent / "stopped.py"
NOTHING = "Nothing was published; site/ is as it was."
NO_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""What a machine sets that knows no letters but those of ASCII."""

OLD, NEW = ["old", "old"], ["new", "new"]


@pytest.mark.fault(133)
@pytest.mark.parametrize("how", now("kill", of=["kill", "interrupt", "error"]))
@pytest.mark.parametrize("system", [[], ["without-exchange"]], ids=["exchange", "two-renames"])
def test_a_site_is_whole_wherever_a_build_is_stopped(tmp_path: Path, how: str, system: list[str]) -> None:
    command = [sys.executable, str(SCRIPT), str(tmp_path), how, *system]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    later = [after for _, after in told["seen"]]
    assert OLD in later, "no step was before the swap"
    assert later[-1] == NEW, "the last build was not stopped"
    assert all(after in (OLD, NEW) for after in later), later
    at_once = [one for one, _ in told["seen"] if one not in (OLD, NEW)]
    # Killed between two renames, only the next build can put the old site back.
    assert len(at_once) <= (how == "kill" and bool(system)), at_once
    assert told["left"] == ["site"], "the last build did not remove what killed ones left"


@pytest.mark.fault(133)
def test_the_folder_of_a_running_build_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with build.build_folder(site) as first, build.build_folder(site) as second:
        assert first.is_dir()
        assert second.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.fault(133)
def test_folders_of_another_site_stay(tmp_path: Path) -> None:
    for name in (".other-12345678", ".site-map-12345678", ".site-old"):
        (tmp_path / name).mkdir()
    with build.build_folder(tmp_path / "site"):
        pass
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.fault(133)
def test_behind_a_link_the_folder_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    project, web = tmp_path / "project", tmp_path / "web"
    for folder in (project, web / "site"):
        folder.mkdir(parents=True)
    (web / "site" / MANIFEST).write_text("old")
    (project / "site").symlink_to(web / "site")
    site = build.site_folder(project)
    with build.build_folder(site) as folder:
        (folder / "site").mkdir()
        (folder / "site" / MANIFEST).write_text("new")
        build.swap(folder / "site", site)
    assert (project / "site").is_symlink()
    assert (web / "site" / MANIFEST).read_text() == "new"
    assert [one.name for one in web.iterdir()] == ["site"]


@pytest.mark.fault(133)
def test_a_link_to_something_else_or_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").touch()
    (tmp_path / "site").symlink_to("docs")
    with pytest.raises(BuildError, match="other files"):
        build.site_folder(tmp_path)
    (tmp_path / "site").unlink()
    (tmp_path / "site").touch()
    with pytest.raises(BuildError, match="is a file"):
        build.site_folder(tmp_path)


@pytest.mark.fault(133)
def test_a_mount_point_is_refused_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, built = tmp_path / "site", tmp_path / "built"
    for folder in (site, built):
        folder.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(os.path, "ismount", site.samefile)
        with pytest.raises(BuildError, match="mount point"):
            build.site_folder(tmp_path)

    def busy(*_: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    # A folder mounted from the same disk is only known by what the system says to a rename.
    monkeypatch.setattr(build, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(BuildError, match="mount point"):
        build.swap(built, site)
    assert site.is_dir()
    assert built.is_dir()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a site that was published before."""
    folder = add_engine(make_site(tmp_path_factory.mktemp("project")))
    (folder / "site").mkdir()
    (folder / "site" / MANIFEST).write_text("old")
    return folder


@pytest.mark.fault(133)
@pytest.mark.parametrize("blocks", now("20-blocks", of={f"{many}-blocks": many for many in (1, 20, 100)}))
def test_a_full_disk_is_a_sentence(project: Path, blocks: int) -> None:
    """A process may write no larger file than this, which fails where a full disk would.

    Python keeps nothing that it compiles meanwhile: it would not notice that a file of its own was cut off.
    """
    result = subprocess.run(
        ["bash", "-c", f'ulimit -f {blocks}; exec "$0" -m publish', sys.executable],
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    _assert_refused(project, result)


@pytest.mark.fault(133)
def test_a_place_that_cannot_be_written_is_a_sentence(project: Path) -> None:
    site = project / "site"
    site.rename(project / "before")
    try:
        site.symlink_to("/proc/site")
        result = run_module(project, "publish")
    finally:
        site.unlink()
        (project / "before").rename(site)
    _assert_refused(project, result)
    assert "/proc" in result.stderr


@pytest.mark.fault(133)
@pytest.mark.parametrize("command", ["check", "publish"])
def test_words_of_any_script_are_said_in_a_locale_that_lacks_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    case = Case(
        "words",
        change={"docs/part.md": [{"replace": "title: Look at the leaves", "by": "title: <b>Früh</b>"}]},
    )
    project = add_engine(make_site(tmp_path, case))
    for name, value in NO_LOCALE.items():
        monkeypatch.setenv(name, value)
    result = run_module(project, command)
    assert result.returncode == 1
    assert "docs/part.md:" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.long
@pytest.mark.fault(133)
def test_a_site_is_built_in_any_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files too: `tests/mistakes/test_the_same_bytes.py`."""
    project = without_sheet_files(add_engine(make_site(tmp_path)))
    for name, value in NO_LOCALE.items():
        monkeypatch.setenv(name, value)
    result = run_module(project, "publish")
    assert result.returncode == 0, result.stderr
    assert (project / "site" / MANIFEST).exists()


def _assert_refused(project: Path, result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 1, f"It was published:\n{result.stdout}{result.stderr}"
    assert NOTHING in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert [file.read_text() for file in (project / "site").iterdir()] == ["old"]
    assert not list(project.glob(".site-*"))
