"""A generated topic: as many pages as one likes, each with the same twenty questions and about 600 words."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from check.load_site import load_site
from macros.group import show_group
from macros.site import Site
from tests.helpers.project import PROJECT, SHARED

QUESTIONS = 20
SHEET = "sheet"
"""The name of the page that gathers all questions, where there is one."""

PARAGRAPHS = 12
BRANCH = 10
"""Pages in a section, and sections in a chapter, so that the menu grows as a book's does."""

WORDS = """
water light leaf soil pot root stem window morning corner spring seed bed cover stone rain wind
summer garden path bench shade glove basket ladder fence lawn hedge apple pear plum berry
""".split()  # noqa: SIM905 - a line a word would be long
ITEM = """\
      - id: question-{number:04}-{one:02}
        text: {text}
        hint: {hint}
"""
PageOf = Callable[[int], str]
"""Writes the page of a number."""

LEGEND = "What to look at"
FACTS = """\
title: {title}
description: {sentence}
owner: Gardeners
reviewed: 2026-11-20
review_every: 12 months
"""


def write_topic(project: Path, pages: int) -> None:
    """Write a topic of ours into a folder: pages whose questions stand in their front matter."""
    for room in SHARED:
        shutil.copytree(PROJECT / room, project / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "engine.yml", project)
    (project / "requirements").symlink_to(PROJECT / "requirements")
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"].pop("countries", None)
    settings["extra"]["quick_links"] = [{"text": "First page", "address": "page-0001/"}]
    _write(project, {**settings, "nav": _nav(pages)}, pages, _our_page, "\n{{ review_line() }}\n")
    ids = [f"question-{page:04}-{one:02}" for page in range(1, pages + 1) for one in range(1, QUESTIONS + 1)]
    (project / "docs" / "ids.txt").write_text("\n".join(ids) + "\n", encoding="utf-8")
    promises = {"pages": {"index.md": {"title": "Gardens"}}}
    promises["pages"] |= {f"page-{page:04}.md": _promised(page) for page in range(1, pages + 1)}
    (project / "expected.yml").write_text(json.dumps(promises, indent=1), encoding="utf-8")


def add_sheet(project: Path, pages: int) -> None:
    """Add a page to a topic of ours that gathers the questions of all others."""
    names = ", ".join(f'"group-{page:04}"' for page in range(1, pages + 1))
    body = f"All of it.\n\n{{{{ worksheet({names}) }}}}\n\n{{{{ review_line() }}}}\n"
    (project / "docs" / f"{SHEET}.md").write_text(f"---\n{_facts('Sheet', 0)}---\n{body}", encoding="utf-8")
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["nav"].append({"Sheet": f"{SHEET}.md"})
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    promises = json.loads((project / "expected.yml").read_text(encoding="utf-8"))
    promises["pages"][f"{SHEET}.md"] = {"title": "Sheet"}
    promises["worksheet"] = [f"group-{page:04}" for page in range(1, pages + 1)]
    (project / "expected.yml").write_text(json.dumps(promises, indent=1), encoding="utf-8")


def write_without_questions(project: Path, pages: int) -> None:
    """Write the words of a topic for our theme, and its questions as a list: what the host does by itself."""
    _without_macros(project, pages, _stock_page)


def write_by_hand(project: Path, pages: int) -> None:
    """Write a topic for our theme with the HTML of its questions in the pages, as if typed by hand."""
    write_topic(project, pages)
    guide, settings = load_site(project)
    html = {
        path: "".join(show_group(Site(guide, settings, path, path), group, 3) for group in page.groups)
        for path, page in guide.pages.items()
    }
    shutil.rmtree(project)
    project.mkdir()
    _without_macros(project, pages, lambda number: _handmade_page(number, html[f"page-{number:04}.md"]))


def _without_macros(project: Path, pages: int, page: PageOf) -> None:
    shutil.copytree(PROJECT / "overrides", project / "overrides")
    settings = {
        "site_name": "Gardens",
        "site_url": "https://example.org/",
        "copyright": "Words.",
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "font": False,
            "favicon": "pictures/favicon.svg",
        },
        "extra": {"site_id": "gardens", "quick_links": [{"text": "First page", "address": "page-0001/"}]},
        "plugins": [],
        "nav": _nav(pages),
    }
    _write(project, settings, pages, page)


def write_stock(project: Path, pages: int) -> None:
    """Write the same words for a stock theme: questions are a list of tasks, as its users write them."""
    settings = {
        "site_name": "Gardens",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["toc", "tables", "pymdownx.tasklist"],
        "nav": _nav(pages),
    }
    _write(project, settings, pages, _stock_page)


def _write(project: Path, settings: dict[str, Any], pages: int, page: PageOf, end: str = "") -> None:
    docs = project / "docs"
    (docs / "pictures").mkdir(parents=True)
    shutil.copy(PROJECT / "docs" / "pictures" / "favicon.svg", docs / "pictures" / "favicon.svg")
    shutil.copy(PROJECT / "docs" / "pictures" / "index.svg", docs / "pictures" / "index.svg")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    home = f"---\n{_facts('Gardens', 0)}---\nA book of gardens.\n{end}"
    (docs / "index.md").write_text(home, encoding="utf-8")
    for number in range(1, pages + 1):
        (docs / f"page-{number:04}.md").write_text(page(number), encoding="utf-8")


def _nav(pages: int) -> list[Any]:
    names = [{f"Page {number}": f"page-{number:04}.md"} for number in range(1, pages + 1)]
    nav: list[Any] = names
    for kind in ("Section", "Chapter"):
        if len(nav) > BRANCH:
            parts = [nav[start : start + BRANCH] for start in range(0, len(nav), BRANCH)]
            nav = [{f"{kind} {number}": part} for number, part in enumerate(parts, start=1)]
    return [{"Home": "index.md"}, *nav]


def _facts(title: str, seed: int) -> str:
    return FACTS.format(title=title, sentence=_sentence(_chance(seed)))


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same words every time, and no secret


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=10)).capitalize() + "."


def _body(chance: random.Random) -> list[str]:
    blocks = []
    for number in range(1, PARAGRAPHS + 1):
        if number % 3 == 1:
            blocks.append(f"## About the {chance.choice(WORDS)} {number}")
        blocks.append(" ".join(_sentence(chance) for _ in range(4)))
        if number % 4 == 0:
            blocks.append("\n".join(f"- {_sentence(chance)}" for _ in range(4)))
    return blocks


def _our_page(number: int) -> str:
    chance = _chance(number)
    name = f"group-{number:04}"
    items = "".join(
        ITEM.format(number=number, one=one, text=_sentence(chance), hint=_sentence(chance))
        for one in range(1, QUESTIONS + 1)
    )
    facts = _facts(f"Page {number}", number)
    group = f"reflections:\n  {name}:\n    legend: {LEGEND}\n    worksheet: false\n    items:\n{items}"
    blocks = [*_body(chance), f'{{{{ reflection("{name}") }}}}', "{{ review_line() }}"]
    return f"---\n{facts}minutes: 5\n{group}---\n" + "\n\n".join(blocks) + "\n"


def _promised(number: int) -> dict[str, Any]:
    ids = [f"question-{number:04}-{one:02}" for one in range(1, QUESTIONS + 1)]
    return {
        "title": f"Page {number}",
        "sections": re.findall("^## (.*)$", _our_page(number), re.MULTILINE),
        "groups": {f"group-{number:04}": {"kind": "reflection", "legend": LEGEND, "items": ids}},
    }


def _stock_page(number: int) -> str:
    chance = _chance(number)
    tasks = [f"- [ ] {_sentence(chance)} {_sentence(chance)}" for _ in range(QUESTIONS)]
    blocks = [*_body(chance), "\n".join(tasks)]
    return f"---\n{_facts(f'Page {number}', number)}---\n" + "\n\n".join(blocks) + "\n"


def _handmade_page(number: int, html: str) -> str:
    blocks = [*_body(_chance(number)), html]
    return f"---\n{_facts(f'Page {number}', number)}---\n" + "\n\n".join(blocks) + "\n"
