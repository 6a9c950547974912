"""A component has one name in all folders: macro, template, example, stylesheet and script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.catalogue import MACROS, ONLY_TEMPLATES
from tests.helpers.project import PROJECT, run_module
from tests.mistakes.fixture_site import MENU_END, add_engine, make_site

DOCUMENTATION = PROJECT / "contribute" / "write-a-page.md"
EXAMPLES = sorted((PROJECT / "macros" / "examples").glob("*.md"))

FAMILIES = {
    "group": {"checklist", "letter", "prompt", "reflection"},
    "scripts": {"with_scripts", "without_scripts"},
    "search": {"index_list", "search"},
    "sheet_bar": {"carry_on", "sheet_bar"},
    "source": {"cite", "source_list"},
    "stage": {"stage_choice", "stage_path"},
    "support": {"country_choice", "rights_list", "support", "support_line"},
    "worksheet": {"pattern", "summary", "worksheet", "worksheet_list"},
}
"""Modules of several macros. A template, a stylesheet or a script may belong to the family, too."""

STEMS = MACROS.keys() | FAMILIES.keys()

MODULES = {"catalogue", "render", "repository", "site"}
TEMPLATES = {"draft", "mistake", "mistakes", "unshown"}
"""Templates of the live preview."""

STYLES = """
answers article main mistake note parts quick_exit bar pen print_group
contents controls frame jumps opens page print table text tokens
"""
"""Stylesheets of the frame, of the bar at the foot, and of what several components share."""

SCRIPTS = """
addresses answers colours exit hide_answers main menu moved page rank scheme target
after_exit announce answers_as_text autosave calendar clear conflicts core count data database dates deferred
dom fields file file_limits fold forget import_file lazy_load merge open_record persist_storage print_answers
record_select records save schema session stages start status store tabs text_formats worksheet_loader
"""
"""Scripts of the frame, and those that save, load and show answers for all components."""

FACTS = "title: {}\ndescription: A page.\nowner: Plant people\nreviewed: 2026-03-01\nreview_every: 6 months\n"


def stems(folder: str, kind: str) -> set[str]:
    """Return the stems of the files of a kind, as macros are named."""
    return {file.stem.replace("-", "_") for file in (PROJECT / folder).rglob(f"*.{kind}")}


@pytest.mark.parametrize(
    ("folder", "kind", "shared"),
    [
        pytest.param("macros", "py", MODULES, id="macros"),
        pytest.param("macros/templates", "html", TEMPLATES, id="templates"),
        pytest.param("macros/examples", "md", set(), id="examples"),
        pytest.param("overrides/styles", "css", {*STYLES.split()}, id="styles"),
        pytest.param("overrides/scripts", "js", {*SCRIPTS.split()}, id="scripts"),
    ],
)
def test_every_file_has_the_stem_of_a_component_or_is_shared(
    folder: str, kind: str, shared: set[str]
) -> None:
    found = {stem for stem in stems(folder, kind) if not stem.startswith("_")}
    assert found <= STEMS | shared, f"{folder} has files of no component: {sorted(found - STEMS - shared)}"
    assert shared <= found, f"{folder} does not have {sorted(shared - found)}: take them off the list"
    assert not shared & MACROS.keys()


@pytest.mark.parametrize("name", MACROS)
def test_every_component_has_a_template_an_example_and_a_module_if_it_is_more(name: str) -> None:
    family = next((family for family, names in FAMILIES.items() if name in names), name)
    assert name in stems("macros/templates", "html"), f"'{name}' has no template"
    assert MACROS[name].__module__ == f"macros.{'catalogue' if name in ONLY_TEMPLATES else family}"
    assert name in stems("macros/examples", "md"), f"'{name}' has no example"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_documentation_shows_every_example(file: Path) -> None:
    """A call of one line is in the table of macros, a longer example in a block of its own."""
    example, text = file.read_text(encoding="utf-8"), DOCUMENTATION.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", text, re.MULTILINE))
    if example.count("\n") == 1:
        assert rows[file.stem] == f"`{example.strip()}`"
    else:
        assert f"### {file.stem}\n\n```markdown\n{example}```" in text, (
            f"Put macros/examples/{file.name} into {DOCUMENTATION.name}"
        )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page for each example."""
    project = make_site(tmp_path_factory.mktemp("examples"))
    for page in (project / "docs").glob("*.md"):
        page.unlink()
    ids = set()
    for file in EXAMPLES:
        example = file.read_text(encoding="utf-8")
        fields, body = (
            example.removeprefix("---\n").split("---\n") if example.startswith("---") else ("", example)
        )
        if file.stem == "worksheet_list":  # it has nothing to show on any other page
            body += f"\n{(file.parent / 'worksheet.md').read_text(encoding='utf-8')}"
        body = body if file.stem == "review_line" else f"{body}\n{{{{ review_line() }}}}\n"
        text = f"---\n{FACTS.format(file.stem)}{fields}---\n{body}"
        (project / "docs" / file.name).write_text(text, encoding="utf-8")
        if not {"sources", "help_lines", "checks", "rules", "parts"} & {
            *re.findall(r"^\w+", fields, re.MULTILINE)
        }:
            ids |= {*re.findall(r"- id: (\S+)", fields)}
    home = f"---\n{FACTS.format('Home')}---\nAn example of each component.\n\n{{{{ review_line() }}}}\n"
    (project / "docs" / "index.md").write_text(home, encoding="utf-8")
    (project / "docs" / "ids.txt").write_text("\n".join(sorted(ids)) + "\n", encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    menu = "".join(f"  - {file.stem}: {file.name}\n" for file in EXAMPLES)
    start, end = settings.index("nav:"), settings.index(MENU_END)
    (project / "mkdocs.yml").write_text(
        f"{settings[:start]}nav:\n  - Home: index.md\n{menu}{settings[end:]}  countries: [uk]\n",
        encoding="utf-8",
    )
    return add_engine(project)


def test_every_example_is_built_and_shows_its_component(project: Path) -> None:
    """The build stops for whatever the check finds in an example."""
    built = run_module(project, "host.run_mkdocs", "build", "--strict", "--site-dir", "built")
    assert built.returncode == 0, built.stderr[-500:]
    empty = (project / "built" / "index.html").read_text(encoding="utf-8")
    home = BeautifulSoup(empty, "html.parser").select("article [class]")
    for file in EXAMPLES:
        html = (project / "built" / file.stem / "index.html").read_text(encoding="utf-8")
        shown = BeautifulSoup(html, "html.parser").select("article [class]")
        assert len(shown) > len(home) or file.stem == "review_line", f"{file.name} shows nothing"
