"""With the address of a repository in the settings, every page and every question leads there, quietly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from macros.repository import Repository
from model.addresses import address
from model.guide import Guide
from model.settings import Settings
from tests.access.test_rules import broken_rules
from tests.helpers.project import PROJECT, SETTLED, copy_project, publish, settle, without_sheet_files
from tests.helpers.server import serve
from tests.helpers.topics import FIRST, Topic
from tests.site.built import attribute, read_built

ADDRESS = SETTLED["repository"].removesuffix("/")


@pytest.fixture(scope="module")
def told(topic: Topic, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as an operator publishes it who has written down where its files are."""
    if topic is FIRST:
        settled: Path = request.getfixturevalue("settled_site")
        return settled
    project = without_sheet_files(copy_project(tmp_path_factory.mktemp("told")))
    settle(project / topic.path / "mkdocs.yml", repository=SETTLED["repository"])
    result = publish(project, topic.path)
    assert result.returncode == 0, f"The site does not build:\n{result.stdout}{result.stderr}"
    return project / topic.path / "site"


@pytest.fixture
def where(topic: Topic) -> Repository:
    """The way to the words of a topic."""
    return Repository(ADDRESS, "" if topic.path == "." else f"{topic.path}/")


@pytest.fixture(scope="module")
def links(told: Path, guide: Guide) -> dict[str, list[str]]:
    """The addresses in the repository that each page leads to."""
    built = read_built(told)
    return {path: _links(built[f"{address(path)}index.html"]) for path in guide.pages}


def _links(page: BeautifulSoup) -> list[str]:
    goals = [attribute(link, "href") for link in page.select("a")]
    return [goal for goal in goals if goal.startswith(ADDRESS)]


def test_every_page_leads_to_its_own_file(links: dict[str, list[str]], where: Repository) -> None:
    for path, goals in links.items():
        assert goals.count(where.edit(path)) == 1, f"{path} leads to {goals}"
        assert goals.count(where.tell("mistake", path)) == 1, f"{path} leads to {goals}"


def test_every_question_leads_to_a_form_that_names_it(
    links: dict[str, list[str]], guide: Guide, where: Repository
) -> None:
    for group in guide.groups.values():
        for item in group.items:
            goal = where.tell("mistake", f"{group.page}, {item.id}")
            assert links[group.page].count(goal) == 1, f"{group.page}: '{item.id}' leads nowhere"


def test_some_page_invites_to_every_form(
    links: dict[str, list[str]], where: Repository, guide: Guide
) -> None:
    if not guide.page_calling("repository_links"):
        return  # a topic may leave the macro out
    offered = {goal for goals in links.values() for goal in goals}
    missing = [form for form in Repository.FORMS if where.tell(form) not in offered]
    assert not missing, f"No page leads to the forms {missing}. Call 'repository_links' on one."


def test_every_form_is_there_and_has_the_field_that_links_fill_in() -> None:
    folder = PROJECT / ".github" / "ISSUE_TEMPLATE"
    forms = {file.stem for file in folder.glob("*.yml")} - {"config"}
    assert forms == set(Repository.FORMS)
    fields = yaml.safe_load((folder / "mistake.yml").read_text(encoding="utf-8"))["body"]
    assert "where" in [field.get("id") for field in fields]


def test_without_an_address_no_page_leads_there(site: Path, settings: Settings) -> None:
    """The site as it is in this repository, which does not know where it will live."""
    for name, page in read_built(site).items():
        assert bool(page.select(".tell")) <= bool(settings.repository), name


def test_the_links_are_quiet_on_a_phone_and_absent_on_paper(
    told: Path, guide: Guide, browser: Browser
) -> None:
    found = (guide.page_calling(macro) for macro in ("reflection", "checklist", "worksheet"))
    path = next(filter(None, found))
    with serve(told) as home:
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(home + address(path))
        tells = page.locator(".tell")
        groups = guide.pages[path].groups
        assert tells.count() == len(groups) + 1
        assert page.locator("details.tell li:visible").count() == 0, "A closed line shows its links."
        page.locator(f".group:has([id='{groups[0].name}']) .tell summary").click()
        assert page.locator("details.tell li:visible").count() == len(groups[0].items)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert not broken_rules(page)
        page.emulate_media(media="print")
        assert page.locator(".tell:visible").count() == 0, "Paper shows what cannot be pressed there."
        page.close()
