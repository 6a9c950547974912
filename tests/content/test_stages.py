"""Home asks how far a reader got, and each answer leads to its own path."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from model.guide import Guide
from tests.content.expectations import Promises, difference, every
from tests.site.built import attribute, built_path, follow, words

Pages = dict[str, BeautifulSoup]

every_stage = every("stage", lambda promised: promised.stages)


@pytest.fixture(scope="session")
def here(guide: Guide) -> str:
    """The page that shows the path of every stage."""
    return guide.page_calling("stage_path")


def test_home_links_to_every_stage_in_order(pages: Pages, promised: Promises, here: str) -> None:
    goals = [
        follow("index.html", attribute(link, "href")) for link in pages["index.md"].select(".stage-choice a")
    ]
    problem = difference(
        "Home",
        [f"{built_path(here)}#{stage}" for stage in promised.stages],
        ["#".join(goal or ()) for goal in goals],
    )
    assert not problem, problem


def test_the_links_of_home_are_plain(pages: Pages, promised: Promises) -> None:
    links = pages["index.md"].select(".stage-choice > li > a")
    assert len(links) == len(promised.stages)
    assert not [
        link for link in links if link.find_parent(["details", "dialog", "form"]) or link.has_attr("hidden")
    ]


@every_stage
def test_every_stage_link_leads_to_a_place_that_is_there(pages: Pages, here: str, stage: str) -> None:
    links = pages["index.md"].select(f".stage-choice a[href$='#{stage}']")
    headings = pages[here].select(f"h2#{stage}")
    assert len(headings) == 1, f"{here} has no section for the stage '{stage}'"
    assert [words(link) for link in links] == [words(headings[0])], (
        f"Home calls the stage '{stage}' something else"
    )


def test_the_paths_stand_in_the_order_of_the_stages(pages: Pages, promised: Promises, here: str) -> None:
    found = [attribute(heading, "id") for heading in pages[here].select(".stage-path > h2")]
    problem = difference(here, promised.stages, found)
    assert not problem, problem


@every_stage
def test_every_path_leads_to_parts_of_the_guide(
    pages: Pages, promised: Promises, here: str, stage: str
) -> None:
    links = pages[here].select(f".stage-path[aria-labelledby='{stage}'] ol > li > a")
    goals = {follow(built_path(here), attribute(link, "href")) for link in links}
    files = {goal[0] for goal in goals if goal}
    known = {built_path(path) for path, page in promised.pages.items() if page.picture}
    assert len(links) >= 3, f"The path of '{stage}' has only {len(links)} steps"
    assert files <= known, f"The path of '{stage}' leads to {sorted(files - known)}"


def test_items_name_only_stages_that_are_there(guide: Guide, promised: Promises) -> None:
    named = {stage for item in guide.items.values() for stage in item.stages}
    assert named <= set(promised.stages), (
        f"Items are meant for unknown stages: {sorted(named - set(promised.stages))}"
    )
