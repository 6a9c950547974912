"""Make a topic from the template: `make topic NAME=my-guide`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from check.placeholders import placeholders
from model.command_line import run
from model.fields import ID, id_advice

TOPICS = Path("topics")
TEMPLATE = TOPICS / "template"
"""A complete topic of placeholders, which the tests build like any other."""

NEXT = """{folder}/ is a topic of its own now. It has {pages} pages, a worksheet and a ledger of ids.

  make serve TOPIC={folder}          shows it at http://127.0.0.1:8000 while you write
  make check-content TOPIC={folder}  says what to mend, and lists the {count} placeholders that are left
  make test TOPIC={folder}           tests it against its own {folder}/expected.yml
  make site TOPIC={folder}           leaves the finished site in {folder}/site/

Start with the title in {folder}/mkdocs.yml and the words in {folder}/docs/first-part.md.
OPERATING.md explains the rest."""


def main() -> int:
    """Copy the template to the given name, and print what to do next."""
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    problem = _problem(name)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    folder = TOPICS / name
    shutil.copytree(TEMPLATE, folder, ignore=shutil.ignore_patterns("site", ".*"))
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f"site_id: {TEMPLATE.name} ", f"site_id: {name} "), encoding="utf-8")
    pages = len(list((folder / "docs").rglob("*.md")))
    print(NEXT.format(folder=folder.as_posix(), pages=pages, count=len(placeholders(folder))))
    return 0


def _problem(name: str) -> str:
    """Return the error in a name, or nothing."""
    if not name:
        return "A topic needs a name. Write for example: make topic NAME=my-guide"
    if not ID.fullmatch(name):
        return f"'{name}' cannot name a topic. {id_advice(name)}"
    if (TOPICS / name).exists():
        return f"There is a folder {TOPICS.name}/{name} already. Choose another name, or delete it first."
    if not TEMPLATE.is_dir():
        return f"There is no {TEMPLATE.as_posix()} here. Run this at the root of the project."
    return ""


if __name__ == "__main__":
    run(main)
