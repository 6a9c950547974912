"""Write a software bill of materials (CycloneDX): the packages that the site was made with."""

import json
import re
from pathlib import Path

from publish.build import ENGINE, BuildError

FILE = "sbom.cdx.json"
PYTHON = ENGINE / "requirements/publish.txt"
BUNDLER = ENGINE / "requirements/publish/package-lock.json"
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def write_sbom(site: Path) -> None:
    """Write every pinned package with its version; the locks have the hashes."""
    try:
        python, npm = (file.read_text(encoding="utf-8") for file in (PYTHON, BUNDLER))
    except OSError as error:
        name = Path(str(error.filename)).name
        raise BuildError(f"{name}: the list of pinned packages is missing. Restore it with git.") from error
    components = [(name, version, f"pkg:pypi/{name}@{version}") for name, version in PINNED.findall(python)]
    for path, package in json.loads(npm)["packages"].items():
        if path:
            name, version = path.removeprefix("node_modules/"), package["version"]
            components.append((name, version, f"pkg:npm/{name.replace('@', '%40')}@{version}"))
    sbom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [
            {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
            for name, version, purl in sorted(components)
        ],
    }
    (site / FILE).write_text(json.dumps(sbom, indent=1) + "\n", encoding="utf-8", newline="\n")
