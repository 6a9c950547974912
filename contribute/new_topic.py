"""Make a topic from the template: `make topic NAME=my-guide`, or `NAME=../my-guide` for one outside."""

import os
import shutil
from pathlib import Path

from check.check_downloads import unused_files
from check.config_policy import SHARED, settings_apart
from check.load_site import parse_site
from check.placeholders import placeholders
from check.promises import INVENTORY
from contribute.edits import RefusedError, no_such
from model.fields import ID, id_advice
from model.files import LEDGER

TOPICS = Path("topics")
TEMPLATE = TOPICS / "template"  # a complete topic of placeholders, which the tests build like any other
SHAPES = {
    "guide": "a guide for after a setback: steps by how far somebody got, questions, help lines",
    "plan": "a plan: parts in their order, lists, tables and a sheet to print",
    "checklist": "a list on one sheet",
}
"""What a topic starts from: the template as it is, or other pages with its pictures and its privacy page."""

NEXT = """{folder}/ is a topic of its own now. It has {pages} pages; one of them is a worksheet.

  make serve TOPIC={folder}          shows it at http://127.0.0.1:8000 while you write
  make check-content TOPIC={folder}  says what to mend, and lists the {count} placeholders that are left
  make accept TOPIC={folder}         keeps what your pages promise, once they are as you want them
  make test TOPIC={folder}           tests it, also against what it promised
  make site TOPIC={folder}           leaves the finished site in {folder}/site/

Start with the title in {folder}/mkdocs.yml and the words in {folder}/docs/{first}.
OPERATING.md explains the rest."""


def add_topic(name: str, shape: str) -> str:
    """Make a topic of a name and a shape, and return what to do next."""
    if advice := name_advice(name) or no_such("shape", shape, SHAPES):
        raise RefusedError(advice)
    folder = _folder(name)
    if shape == "guide":
        # What the template promised is nothing that readers of the new topic were promised.
        ignored = shutil.ignore_patterns("site", ".*", INVENTORY, LEDGER)
        shutil.copytree(TEMPLATE, folder, ignore=ignored)
    else:
        shutil.copytree(TOPICS / "shapes" / shape, folder)
        shutil.copytree(TEMPLATE / "docs" / "pictures", folder / "docs" / "pictures")
        shutil.copy(TEMPLATE / "docs" / "privacy.md", folder / "docs")
    _change(folder / "mkdocs.yml", f"site_id: {TEMPLATE.name} ", f"site_id: {folder.name} ")
    if folder.parent != TOPICS:
        _set_apart(folder)
    if shape != "guide":
        for unused in unused_files(folder / "docs", *parse_site(folder)[:2]):
            (folder / "docs" / unused).unlink()
    pages = len(list((folder / "docs").rglob("*.md")))
    first = "worksheet.md" if shape == "checklist" else "first-part.md"
    return NEXT.format(folder=folder.as_posix(), pages=pages, count=len(placeholders(folder)), first=first)


def _folder(name: str) -> Path:
    """Return where a topic of this name goes: into topics/, or where its path says."""
    return Path(name) if "/" in name else TOPICS / name


def _set_apart(folder: Path) -> None:
    """Let a topic outside of this project find the engine here, and git there leave out what is made."""
    engine = f"{os.path.relpath(Path(), folder)}/"
    (folder / SHARED).write_text(settings_apart(engine), encoding="utf-8")
    _change(folder / "mkdocs.yml", f"INHERIT: ../{SHARED}", f"INHERIT: {SHARED}")
    _change(folder / "mkdocs.yml", "../../", engine)
    (folder / ".gitignore").write_text("/site/\n/.site-*\n/paper/\n", encoding="utf-8")


def _change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def name_advice(name: str) -> str:
    """Return what is wrong with the name of a topic, or nothing."""
    if not name:
        return "A topic needs a name. Write for example: make topic NAME=my-guide"
    folder = _folder(name)
    if not ID.fullmatch(folder.name):
        return f"'{folder.name}' cannot name a topic. {id_advice(folder.name)}"
    if folder.parent != TOPICS and Path.cwd() in folder.resolve().parents:
        return f"A topic of this project stands in {TOPICS.name}/. Write: make topic NAME={folder.name}"
    if not folder.parent.is_dir():
        return f"There is no folder {folder.parent.as_posix()}. Make it first, or choose another."
    if folder.exists():
        return f"There is a folder {folder.as_posix()} already. Choose another name, or delete it first."
    return ""
