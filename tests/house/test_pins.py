"""Whatever is installed has the bytes it was pinned with."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.helpers.long_run import now
from tests.helpers.project import PROJECT

LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A package of no use, which nobody has to fetch."""
    file = tmp_path / "a_leaf-1.0-py3-none-any.whl"
    facts = "Metadata-Version: 2.1\nName: a-leaf\nVersion: 1.0\n"
    kind = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a_leaf-1.0.dist-info/METADATA", facts)
        package.writestr("a_leaf-1.0.dist-info/WHEEL", kind)
        package.writestr("a_leaf-1.0.dist-info/RECORD", "")
    return file


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A new environment without a pip, as the Makefile makes one."""
    venv.create(tmp_path / "environment", symlinks=True)
    return tmp_path / "environment"


def install(wheel: Path, digest: str, environment: Path) -> subprocess.CompletedProcess[str]:
    """Install a wheel as the Makefile installs everything, pinned to a digest."""
    lock = wheel.with_name("lock.txt")
    lock.write_text(f"a-leaf==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    only_here = {"NO_INDEX": "1", "FIND_LINKS": str(wheel.parent)}
    settings = {f"{tool}_{name}": value for tool in ("PIP", "UV") for name, value in only_here.items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [PROJECT / "requirements/install", lock, environment, Path(sys.executable).resolve()],
        env={**os.environ, **settings, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.fault(62)
@pytest.mark.parametrize("tool", now("uv", of=["uv", "pip"]))
def test_a_package_with_other_bytes_is_not_installed(tool: str, wheel: Path, environment: Path) -> None:
    if tool == "pip":
        no_uv = environment / "bin/uv"
        no_uv.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        no_uv.chmod(0o755)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    other = ("0" if digest[0] != "0" else "1") + digest[1:]
    refused = install(wheel, other, environment)
    assert refused.returncode != 0
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in refused.stderr
    assert not list(environment.rglob("a_leaf*"))
    installed = install(wheel, digest, environment)
    assert installed.returncode == 0, installed.stderr
    assert ("Trying pip" in installed.stderr) == (tool == "pip")
    assert list(environment.rglob("a_leaf*"))


@pytest.mark.fault(62)
@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pinned_package_has_its_digests(lock: Path) -> None:
    pins = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and line[0] not in " #"]
    assert pins, f"{lock.name} pins nothing"
    bare = [pin for pin in pins if "==" not in pin or not pin.endswith("\\")]
    assert not bare, f"{lock.name} pins without a digest: {bare}"


@pytest.mark.fault(62)
def test_every_install_asks_for_the_digests() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert "pip install" not in makefile
    script = (PROJECT / "requirements/install").read_text(encoding="utf-8")
    installs = [line for line in script.splitlines() if "pip install -" in line]
    assert len(installs) == 3
    assert all("--require-hashes" in line for line in installs), installs


def test_the_architecture_says_of_every_package_who_keeps_it() -> None:
    groups = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    needs = " ".join(one for group in groups.values() for one in group if isinstance(one, str))
    names = set(re.findall(r"([\w-]+)[>=]=", needs))
    for file in (PROJECT / "requirements").glob("*/package.json"):
        packages = json.loads(file.read_text(encoding="utf-8"))
        names |= {*packages.get("dependencies", {}), *packages.get("devDependencies", {})}
    words = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tables = words.partition("\n| What a site is made with | Who keeps it | What would replace it |\n")[2]
    cells = re.findall(r"^\| ([\w@*/, -]+) \|", tables, re.MULTILINE)
    listed = set(", ".join(cells).split(", ")) - {"---", "What tests and checks use"}
    assert not [name for name in names if not any(fnmatch(name, one) for one in listed)]
    assert not [one for one in listed if not any(fnmatch(name, one) for name in names)]


def test_a_writer_needs_no_package_of_publishing() -> None:
    """What is imported by the commands that a writer runs is pinned for a writer."""
    commands = [
        "check.__main__",
        "contribute.__main__",
        "host.mkdocs_hook",
    ]
    code = f"import sys, {', '.join(commands)}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    packages = packages_distributions()
    imported = {one.lower() for name in run.stdout.split() for one in packages.get(name, [])}
    pinned = (PROJECT / "requirements/site.txt").read_text(encoding="utf-8")
    assert imported
    assert imported - {"setuptools"} <= set(re.findall(r"^([\w-]+)==", pinned, re.MULTILINE))


def test_the_readme_says_how_many_packages_a_preview_needs() -> None:
    pinned = re.findall(r"(?m)^[\w.-]+==", (PROJECT / "requirements/site.txt").read_text(encoding="utf-8"))
    [said] = re.findall(r"downloads (\d+) packages", (PROJECT / "README.md").read_text(encoding="utf-8"))
    assert int(said) == len(pinned)
