"""The project under test, and copies of it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ROOMS = ("model", "check", "macros", "host", "publish", "contribute")
"""The folders of our Python."""

SHARED = (*ROOMS, "overrides", "countries", "words")
"""The folders that every topic uses."""

LEFT_OUT = shutil.ignore_patterns("site", "*.pyc.*")
"""What copies of folders go without: sites, and what is just being compiled. What is compiled goes along."""

PARTS = ("docs", "topics", *SHARED, "mkdocs.yml", "engine.yml", "expected.yml")
"""What a copy of the project is made of."""


ASKED_FOR = (PROJECT / os.environ.get("TOPIC", ".")).resolve()
APART = None if PROJECT in (ASKED_FOR, *ASKED_FOR.parents) else ASKED_FOR
"""A topic outside of the project that is to be tested. In copies of the project it stands in topics/."""

SETTLED = {
    "site_url": "https://example.org/repo/",
    "repository": "https://example.org/owner/name/",
    "quick_exit": "https://neutral.example/",
}
"""What an operator may write into mkdocs.yml."""


def copy_project(target: Path) -> Path:
    """Return a folder with what a site is made of, and nothing that was built."""
    target.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=LEFT_OUT)
        else:
            shutil.copy(source, target / part)
    (target / "requirements").symlink_to(PROJECT / "requirements")
    if APART:
        folder = target / "topics" / APART.name
        shutil.copytree(APART, folder, ignore=shutil.ignore_patterns("site", ".*", "engine.yml"))
        settings = folder / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("INHERIT: engine.yml", "INHERIT: ../engine.yml"), encoding="utf-8")
    return target


def run_module(project: Path, *words: str, answers: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a project, as a person would in its folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project)}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=project,
        env=environment,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
    )


def copy_make(folder: Path) -> None:
    """Copy what make reads before it runs anything."""
    (folder / "requirements").mkdir(parents=True)
    for name in ("Makefile", "requirements/guard"):
        shutil.copy(PROJECT / name, folder / name)


def publish(project: Path, topic: str = ".") -> subprocess.CompletedProcess[str]:
    """Build the finished site of a topic in a project."""
    return run_module(project, "publish", topic)


def without_sheet_files(project: Path) -> Path:
    """Let a project be built as where Pango is missing: the files of worksheets take half of a build."""
    refuse = "raise ModuleNotFoundError(\"No module named 'weasyprint'\", name='weasyprint')\n"
    (project / "weasyprint.py").write_text(refuse, encoding="utf-8")
    return project


def settle(file: Path, **values: str) -> None:
    """Write values into the settings of a topic, also where a line says only how to."""
    text = file.read_text(encoding="utf-8")
    for key, value in values.items():
        # Not where words of the engine have the same name.
        text, count = re.subn(rf"(?m)^( {{0,2}})(?:# )?{key}:.*$", rf"\g<1>{key}: {value}", text)
        assert count < 2, f"{file} has {count} lines for '{key}'."
        if not count:
            text = text.replace("\nextra:\n", f"\nextra:\n  {key}: {value}\n")
    file.write_text(text, encoding="utf-8")


def own_addresses(project: Path) -> Path:
    """Give a project addresses that are no examples, as a release needs."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("example.org", "leaves.org")
    text = text.replace("\nextra:\n", "\nextra:\n  contact: mailto:words@leaves.org\n")
    for key in ("published_by", "checked_by"):
        text = text.replace(f'{key}: ""', f'{key}: "The Leaf Readers"')
    settings.write_text(text, encoding="utf-8")
    return project


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that one process made for all that run tests; nobody changes what is in it."""
    root = factory.getbasetemp()
    if root.name == f"popen-{os.environ.get('PYTEST_XDIST_WORKER')}":
        root = root.parent
    folder, made = root / name, root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
