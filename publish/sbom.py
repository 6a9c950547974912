"""Write a software bill of materials (CycloneDX): the packages that the site was made with."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from publish.build import BuildError

FILE = "sbom.cdx.json"
PYTHON = Path("requirements/publish.txt")
BUNDLER = Path("requirements/publish/package-lock.json")
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def write_sbom(site: Path, project: Path) -> None:
    """Write every pinned package with its version; the locks have the hashes."""
    try:
        components = sorted(_packages(project))
    except OSError as error:
        raise BuildError(
            f"{Path(str(error.filename)).name}: the list of pinned packages is missing. Restore it with git."
        ) from error
    sbom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [
            {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
            for name, version, purl in components
        ],
    }
    (site / FILE).write_text(json.dumps(sbom, indent=1) + "\n", encoding="utf-8", newline="\n")


def _packages(project: Path) -> Iterator[tuple[str, str, str]]:
    for name, version in PINNED.findall((project / PYTHON).read_text(encoding="utf-8")):
        yield name, version, f"pkg:pypi/{name}@{version}"
    packages = json.loads((project / BUNDLER).read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        if path:
            name = path.removeprefix("node_modules/")
            yield name, package["version"], f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
