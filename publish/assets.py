"""Bundle the scripts with esbuild, and give scripts and pictures names with the hash of their content."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from publish.build import ENGINE, BuildError
from publish.html_files import PageFacts, linked_files

FINGERPRINTED = ("pictures", "scripts")  # folders of files with a hash in the name; esbuild names the scripts
BUNDLER = ENGINE / "requirements/publish/node_modules/@esbuild"
OPTIONS = """
--bundle --splitting --format=esm --minify --charset=utf8 --target=es2022 --log-level=warning
--entry-names=[name].[hash] --chunk-names=[name].[hash] --metafile=parts.json
"""


def bundle_scripts(site: Path, pages: dict[str, PageFacts]) -> dict[str, str]:
    """Replace the scripts of the site with bundles of those that pages load, and return the new names."""
    folder, bundles = site / "scripts", site / "bundles"
    entries = linked_files(site, pages, "scripts")
    names = {entry: _bundle(folder, entry.removeprefix("scripts/")) for entry in entries}
    shutil.rmtree(folder)
    bundles.rename(folder)
    return names


def _bundle(folder: Path, entry: str) -> str:
    """Bundle a script with its static imports, and return the name of the file that pages load.

    If the bundle of an entry only imports a shared chunk, pages load that chunk instead.
    """
    run_bundler(folder, *OPTIONS.split(), "--outdir=../bundles", entry)
    outputs = json.loads((folder / "parts.json").read_text(encoding="utf-8"))["outputs"]
    [(name, bundle)] = ((name, file) for name, file in outputs.items() if file.get("entryPoint") == entry)
    if any(source["bytesInOutput"] for source in bundle["inputs"].values()):
        return Path(name).name
    (folder / name).unlink()
    return next(Path(one["path"]).name for one in bundle["imports"] if one["kind"] == "import-statement")


def run_bundler(folder: Path, *words: str) -> str:
    """Run esbuild in a folder, and return its output."""
    program = next(BUNDLER.glob("*/bin/esbuild"), None)
    if program is None:
        raise BuildError("The bundler of the scripts is not installed. Type 'make site', which installs it.")
    result = subprocess.run(  # noqa: S603 - our own words
        [program, *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        raise BuildError(f"The scripts or the stylesheets cannot be joined:\n{result.stderr.strip()}")
    return result.stdout


def fingerprint_pictures(site: Path, pages: dict[str, PageFacts]) -> dict[str, str]:
    """Rename every picture that a page shows by its hash, and return the new names."""
    names = {}
    for name in linked_files(site, pages, "pictures"):
        picture = site / name
        digest = hashlib.sha256(picture.read_bytes()).hexdigest()[:8]
        names[name] = f"{picture.stem}.{digest}{picture.suffix}"
        picture.rename(picture.with_name(names[name]))
    return names
