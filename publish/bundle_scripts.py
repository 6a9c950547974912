"""Join our scripts into few small files, named by what is in them, that pages load when they need them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from publish.build import BuildError
from publish.html_files import PageFacts, files_asked, files_below

BUNDLER = Path("requirements/publish/node_modules/@esbuild")
OPTIONS = (
    "--bundle",
    "--splitting",
    "--format=esm",
    "--minify",
    "--charset=utf8",
    "--target=es2022",
    "--log-level=warning",
    "--entry-names=[name].[hash]",
    "--chunk-names=[name].[hash]",
    "--metafile=parts.json",
)


def bundle_scripts(site: Path, pages: dict[str, PageFacts], project: Path) -> dict[str, str]:
    """Replace the scripts of the site by bundles of those that pages ask for, and return their new names."""
    folder, bundles = site / "scripts", site / "bundles"
    entries = sorted(files_asked(pages, files_below(site, "scripts")))
    names = {one: _bundle(project, folder, one.removeprefix("scripts/")) for one in entries}
    shutil.rmtree(folder)
    bundles.rename(folder)
    return names


def _bundle(project: Path, folder: Path, entry: str) -> str:
    """Join a script with all that it imports at once, and return the name of the file.

    An entry that only imports a file, which others share with it, is left out: pages ask for that file.
    """
    run_bundler(project, folder, *OPTIONS, "--outdir=../bundles", entry)
    parts = json.loads((folder / "parts.json").read_text(encoding="utf-8"))["outputs"]
    made, part = next((made, part) for made, part in parts.items() if part.get("entryPoint") == entry)
    if any(source["bytesInOutput"] for source in part["inputs"].values()):
        return Path(made).name
    (folder / made).unlink()
    return next(Path(one["path"]).name for one in part["imports"] if one["kind"] == "import-statement")


def run_bundler(project: Path, folder: Path, *words: str) -> str:
    """Run esbuild in a folder, and return what it prints."""
    program = next((project / BUNDLER).glob("*/bin/esbuild"), None)
    if program is None:
        raise BuildError("The bundler of the scripts is not installed. Type 'make site', which installs it.")
    result = subprocess.run(  # noqa: S603 - our own words
        [program.resolve(), *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        raise BuildError(f"The scripts or the stylesheets cannot be joined:\n{result.stderr.strip()}")
    return result.stdout
