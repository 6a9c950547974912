"""Small sites with a mistake each: the base site, changed as a case says."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from model.files import page_paths
from model.front_matter import LOADER
from tests.helpers.project import LEFT_OUT, PROJECT, SHARED

BASE = Path(__file__).parent / "base"
CASES = Path(__file__).parent / "cases"
"""A list of named cases for each kind of mistake."""

MENU_END = "\ntheme:\n  favicon"
"""What follows the menu of the base site."""

PROMISED = """\
pages:
  index.md: {title: Keeping a houseplant alive, sections: [Today]}
  part.md:
    title: Look at the leaves
    picture: pictures/leaf.svg
    sections: [Look at the place, Think back once, Write to the shop]
    groups:
      place: {kind: checklist, legend: The place, items: [enough-light, dry-soil]}
      look-back: {kind: reflection, legend: Look back, items: [yellow-leaves]}
      plan: {kind: prompt, legend: A plan, items: [last-watered, one-change]}
      ask-the-shop: {kind: letter, legend: A message to the shop, items: [ask-the-shop-text]}
  sources.md: {title: Sources, sections: [Official pages, Research]}
  stages.md: {title: Where is your plant?, sections: [I brought it home this week, I have had it for years]}
  style.md: {title: How we write}
  support.md: {title: Somebody to ask, sections: [Northland]}
  worksheet.md:
    title: Plant worksheet
    sections: [The plant, The rest]
    groups:
      about-this-plant: {kind: prompt, legend: About this plant, items: [first-need]}
stages: [new-plant, old-plant]
sources: {official: [S01], research: [R01]}
help: {northland: {country: Northland, numbers: [call 112, call 0800 11 22, text 70 70]}}
parts: {Today: [part.md]}
questions: {look-back: {yellow-leaves: [yellow]}}
worksheet: [about-this-plant, place, look-back, plan]
support_line: {pages: [index.md], numbers: [call 0800 11 22]}
"""
"""What the base site could promise its readers in its expected.yml; it has none."""


@dataclass(frozen=True)
class Case:
    """One mistake, and what a contributor is told about it."""

    name: str

    says: str = ""
    """The sentences, one a line, in the order of files and lines.

    One that ends in '…' need only start so, and after a last '…' more may be said.
    """

    change: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    """By file: words to `replace`, which stand there once, and the words `by` which they are replaced."""

    files: dict[str, str] = field(default_factory=dict)
    """New files and their text."""

    without: list[str] = field(default_factory=list)
    """Files that are taken away."""

    encode: dict[str, str] = field(default_factory=dict)
    """Files that are saved in another encoding."""

    links: dict[str, str] = field(default_factory=dict)
    """Symbolic links and where they lead."""

    menu: bool = False
    """Whether the case is about the menu, which otherwise takes up its new pages."""

    fault: int = 0
    """The number of the fault in faults.yml that the case shows."""

    hostile: bool = False
    """Whether somebody means harm: nothing may run, and nothing be written."""

    advice: str = ""
    """What is said beside mistakes, and stops nothing: of a case without a mistake, all of it."""


def case_names() -> list[str]:
    """Return the names of all cases."""
    return sorted(_all_cases())


def read_case(name: str) -> Case:
    """Return one case."""
    return _all_cases()[name]


@cache
def _all_cases() -> dict[str, Case]:
    texts = [file.read_text(encoding="utf-8") for file in sorted(CASES.glob("*.yml"))]
    lists = [yaml.load(text, LOADER) for text in texts]  # noqa: S506 - a safe loader
    return {name: Case(name, **facts) for cases in lists for name, facts in cases.items()}


def make_site(target: Path, *cases: Case) -> Path:
    """Return a copy of the base site with every mistake of the cases in it."""
    shutil.copytree(BASE, target, dirs_exist_ok=True)
    shutil.copy(PROJECT / "engine.yml", target / "engine.yml")
    for case in cases:
        for path, changes in case.change.items():
            for one in changes:
                _change(target / path, one["replace"], one["by"], case.name)
        for path, text in case.files.items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_text(text, encoding="utf-8", newline="")
        if case.files and not case.menu:
            _add_to_menu(target)
        for path, encoding in case.encode.items():
            (target / path).write_bytes((target / path).read_text(encoding="utf-8").encode(encoding))
        for path in case.without:
            (target / path).unlink()
        for path, goal in case.links.items():
            (target / path).unlink(missing_ok=True)
            (target / path).symlink_to(goal)
    return target


def add_engine(site: Path) -> Path:
    """Put beside a site what builds it, so that a host can."""
    for room in SHARED:
        shutil.copytree(PROJECT / room, site / room, ignore=LEFT_OUT)
    (site / "requirements").symlink_to(PROJECT / "requirements")
    return site


def _add_to_menu(site: Path) -> None:
    """Put the new pages of a case into the menu, unless the case is about the menu."""
    settings = site / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    new = [path for path in sorted(page_paths(site / "docs")) if path not in text]
    entries = "".join(f"      - {path}\n" for path in new)
    settings.write_text(text.replace(MENU_END, entries + MENU_END), encoding="utf-8")


def _change(file: Path, old: str, new: str, name: str) -> None:
    text = file.read_text(encoding="utf-8")
    count = text.count(old)
    if count != 1:
        raise ValueError(f"Case '{name}' replaces words that stand {count} times in {file.name}: {old}")
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")
