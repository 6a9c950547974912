"""Run the host, which renders the pages, and replace the old site with the new one.

It is replaced as a whole: if the build is stopped, either the old or the new one is complete.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

ENGINE = Path(__file__).parents[1]  # the rooms, the scripts and the locks, which all topics share
MANIFEST = "published.json"  # lists the files of a finished site
BEFORE = "before"  # the name of the old site in the build folder, if the system cannot exchange two folders
RANDOM = "?" * 8  # a pattern for the suffix that `tempfile` adds
MOUNTED = (
    "'site' is a mount point, which cannot be replaced as a whole. "
    "Mount the folder elsewhere, and make 'site' a link to a new folder inside it."
)


class BuildError(Exception):
    """The build cannot go on; the message says why."""


def build(project: Path, built: Path, day: date) -> None:
    """Build a topic into a folder. The day is the build time, so that builds are reproducible."""
    moment = datetime.combine(day, time(), tzinfo=UTC)
    environment = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    config = (project / "mkdocs.yml").resolve()
    command = [sys.executable, "-m", "host.run_mkdocs", "build", "--strict", "--config-file", str(config)]
    command += ["--site-dir", str(built.resolve())]
    # Python imports our packages from the folder that it is started in.
    if subprocess.run(command, cwd=ENGINE, env={**os.environ, **environment}, check=False).returncode:  # noqa: S603 - our own words
        raise BuildError("The build stopped; the reason stands above.")


def site_folder(project: Path) -> Path:
    """Return the folder to replace, following a link; raise an error if it cannot be replaced."""
    named = project / "site"
    site = Path(os.path.realpath(named))
    if os.path.ismount(site):
        raise BuildError(MOUNTED)
    if site.exists() and not site.is_dir():
        raise BuildError("'site' is a file. Give it another name.")
    if named.is_symlink() and site.exists() and any(site.iterdir()) and not (site / MANIFEST).exists():
        raise BuildError("'site' is a link to a folder with other files in it. Link to an empty one.")
    return site


@contextmanager
def build_folder(site: Path) -> Iterator[Path]:
    """Yield a build folder beside a site, and remove those that killed builds left."""
    with ExitStack() as stack:
        with _locked(site.parent):
            for left in site.parent.glob(f".{site.name}-{RANDOM}"):
                try:
                    with _locked(left, fcntl.LOCK_NB):
                        _remove(left, site)
                except BlockingIOError:
                    continue  # another build uses it
            folder = Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}-"))
            stack.enter_context(_locked(folder))
            stack.callback(_remove, folder, site)
        yield folder


def swap(built: Path, site: Path) -> None:
    """Replace the old site with a built one, atomically if the system can."""
    try:
        if site.exists() and _exchange(built, site):
            return
        if site.exists():
            site.rename(built.with_name(BEFORE))
        built.rename(site)
    except OSError as error:
        raise BuildError(MOUNTED) if error.errno == errno.EBUSY else error from error


@contextmanager
def _locked(folder: Path, how: int = 0) -> Iterator[None]:
    """Lock a folder; the system releases the lock if this process is killed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(handle)


def _remove(folder: Path, site: Path) -> None:
    """Remove a build folder. If the build stopped between two renames, the old site is moved back first."""
    before = folder / BEFORE
    if before.exists() and not site.exists():
        before.rename(site)
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    system, paths = ctypes.CDLL(None), (os.fsencode(one), os.fsencode(other))
    try:
        if sys.platform == "darwin":
            return bool(system.renamex_np(*paths, 2) == 0)
        here = -100
        return bool(system.renameat2(here, paths[0], here, paths[1], 2) == 0)
    except AttributeError:
        return False
