"""A live preview shows the mistakes where they are, and is itself again when they are mended."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from host.preview import SHOW_MISTAKES, load_preview
from tests.helpers.long_run import now
from tests.helpers.project import run_module
from tests.mistakes.fixture_site import PROMISED, add_engine, case_names, make_site, read_case
from tests.unit.test_draft import strangers

QUIET = 3
"""Seconds in which a preview that builds for no reason would begin to."""

PATIENCE = 30
"""Seconds that a busy machine may take to start a preview, or to notice a change."""


SAID = [name for name in case_names() if read_case(name).says]


@pytest.mark.parametrize("name", now(*SAID[::6], of=SAID))
def test_every_mistake_of_a_page_is_shown_on_it_and_nothing_runs(name: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, read_case(name))
    preview = load_preview(site)
    for file in (site / "docs").rglob("*.md"):
        path = file.relative_to(site / "docs").as_posix()
        text = preview.source(path)
        assert text is not None, "A preview without a mistake."
        assert not strangers(text.split("\n---\n", 1)[1]), path
        for problem in preview.problems:
            if problem.file == f"docs/{path}":
                assert f"<strong>Line {problem.line}:</strong>" in text, f"Not in its place: {problem}"


def test_every_page_lists_all_mistakes(tmp_path: Path) -> None:
    preview = load_preview(make_site(tmp_path, read_case("unknown-macro"), read_case("empty-question")))
    for path in preview.guide.pages:
        source = preview.source(path) or ""
        assert source.count("<li>") == len(preview.problems)


def test_a_site_without_a_mistake_is_shown_as_it_is(tmp_path: Path) -> None:
    assert load_preview(make_site(tmp_path)).source("index.md") is None


def test_a_file_that_has_no_place_is_left_out_of_the_preview(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "docs" / "secret.md").symlink_to("/etc/hostname")
    preview = load_preview(site)
    assert preview.refused == ["secret.md"]
    assert "secret.md" in (preview.source("index.md") or "")


def test_a_preview_shows_a_mistake_and_recovers(tmp_path: Path) -> None:
    mistakes = [read_case("unknown-macro"), read_case("unbalanced-front-matter"), read_case("empty-question")]
    project = add_engine(make_site(tmp_path / "project", *mistakes))
    said = [line for case in mistakes for line in case.says.splitlines()]
    with _preview(project) as address:
        page = _wait(address, "To mend before")
        assert page.count("<li><a") >= len(said), page
        make_site(project)
        _wait(address, "To mend before", gone=True)
        make_site(project, mistakes[0])
        _wait(address, "To mend before")
    log = (project / "log").read_text(encoding="utf-8")
    for sentence in said:
        assert sentence in log, f"The terminal does not say: {sentence}\n{log}"
    assert "Traceback" not in log, log


def test_whatever_an_edit_breaks_is_shown_and_no_request_waits(tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path / "project"))
    settings, page = project / "mkdocs.yml", project / "docs" / "part.md"
    good = settings.read_text(encoding="utf-8")
    (project / "expected.yml").write_text(PROMISED, encoding="utf-8")
    with _preview(project) as address:
        _wait(address, "</html>")
        for broken, mended in (
            (lambda: settings.write_text(good + "\nhooks: [evil.py]\n"), lambda: settings.write_text(good)),
            (lambda: settings.write_text(good + "\nextra: [\n"), lambda: settings.write_text(good)),
            (lambda: (project / "docs" / "x.js").write_text("1"), (project / "docs" / "x.js").unlink),
            (
                lambda: (project / "docs" / "secret.md").symlink_to("/etc/hostname"),
                (project / "docs" / "secret.md").unlink,
            ),
            (
                lambda: (project / "expected.yml").write_text(PROMISED.replace("dry-soil", "wet-soil")),
                lambda: (project / "expected.yml").write_text(PROMISED),
            ),
        ):
            broken()
            _wait(address, "To mend before")
            mended()
            _wait(address, "To mend before", gone=True)
    log = (project / "log").read_text(encoding="utf-8")
    assert "Traceback" not in log, log
    assert page.exists()


HOOK, SETTINGS = "host/mkdocs_hook.py", "engine.yml"


@pytest.mark.parametrize(
    ("file", "slow"),
    now(
        "code",
        "settings-slowly",
        of={
            "code": (HOOK, False),
            "code-slowly": (HOOK, True),
            "settings": (SETTINGS, False),
            "settings-slowly": (SETTINGS, True),
        },
    ),
)
def test_a_preview_stops_where_another_branch_brings_code(file: str, slow: bool, tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path / "project"))
    payload = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    text = (project / file).read_text(encoding="utf-8")
    hooked = text.replace("hooks: [", "hooks: [evil.py, ") if file.endswith(".yml") else payload + text
    (project / "evil.py").write_text(payload, encoding="utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "One")
    git(project, "switch", "-q", "-c", "other")
    (project / file).write_text(hooked, encoding="utf-8")
    git(project, "commit", "-q", "-m", "Two", file)
    git(project, "switch", "-q", "main")
    log = project / "log"
    with _preview(project) as address:
        _wait(address, "</html>")
        if slow:  # as on a full disk: the files are there long before git says which branch they are of
            lock = project / ".git" / "index.lock"
            lock.touch()
            (project / file).write_text(hooked, encoding="utf-8")
            _wait_for(log, "Detected file changes")
            time.sleep(QUIET)
            git(project, "symbolic-ref", "HEAD", "refs/heads/other")
            lock.unlink()
        else:
            git(project, "switch", "-q", "other")
        _wait_for(log, "The preview stopped")
    assert not (tmp_path / "ran").exists(), "The hook of another branch ran."


def test_a_preview_builds_once_for_an_edit(tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path / "project"))
    page, log = project / "docs" / "part.md", project / "log"
    with _preview(project) as address:
        _wait(address, "</html>")
        edited = tmp_path / "edited"
        edited.write_text(page.read_text(encoding="utf-8").replace("Leaves tell", "Old leaves tell"))
        edited.replace(page)  # at once: on a busy machine, a file that is written is seen empty first
        _wait(f"{address}part/", "Old leaves tell")
        time.sleep(QUIET)
    assert log.read_text(encoding="utf-8").count("Building documentation") == 2, log.read_text(
        encoding="utf-8"
    )


def test_a_former_address_leads_on(tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path / "project"))
    file = project / "docs" / "part.md"
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", "---\nwas: [old/leaf.md]\n", 1))
    with _preview(project) as address:
        for path in ("old/leaf/", "old/leaf"):
            assert "<title>Look at the leaves" in _wait(f"{address}{path}", "</html>")
        file.write_text(file.read_text(encoding="utf-8").replace("old/leaf.md", "new.md"), encoding="utf-8")
        assert "<title>Look at the leaves" in _wait(f"{address}new/", "</html>")


def test_a_port_in_use_is_said_with_what_to_type(tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path / "project"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run_module(project, "host.serve", ".", str(port))
    assert result.returncode == 1
    assert f"make serve PORT={port + 1}" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", [("mkdocs", "build", "--strict"), ("publish",)], ids=" ".join)
def test_a_build_never_goes_on_as_a_preview_does(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SHOW_MISTAKES, "yes")
    project = add_engine(make_site(tmp_path, read_case("unknown-macro")))
    result = run_module(project, *command)
    assert result.returncode != 0, result.stdout
    assert not (project / "site").exists()


def git(project: Path, *words: str) -> None:
    author = ["-c", "user.name=Plant people", "-c", "user.email=plants@example.org"]
    subprocess.run(["git", *author, *words], cwd=project, check=True)


@contextmanager
def _preview(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "host.serve", ".", str(port)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project)}
    with (project / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def _wait_for(log: Path, words: str) -> None:
    """Wait until the terminal of a preview says something."""
    end = time.monotonic() + PATIENCE
    while words not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.2)


def _wait(address: str, words: str, *, gone: bool = False) -> str:
    """Return a page once it holds some words, or no longer."""
    end = time.monotonic() + PATIENCE
    page = ""
    while time.monotonic() < end:
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own preview
                page = answer.read().decode()
        except OSError:  # nobody answers yet, or a server that ended had this port before
            page = ""
        if page and bool(re.search(re.escape(words), page)) != gone:
            return page
        time.sleep(0.2)
    raise AssertionError(f"After {PATIENCE} seconds '{words}' is {'still' if gone else 'not'} there:\n{page}")
