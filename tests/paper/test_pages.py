"""Every HTML file of a site prints well: no furniture, everything open, and where each link leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from model.addresses import address
from model.guide import Guide
from model.settings import Settings
from publish.single_file import FILE
from tests.helpers.answers import wait_until
from tests.paper.conftest import FOOT
from tests.paper.printed import Paper, squeezed

LINKS = """() => [...document.querySelectorAll(".content a[href^='http']")]
  .filter((link) => link.checkVisibility() || link.closest("details")?.checkVisibility())
  .map((link) => link.host + link.pathname.replace(/\\/$/, ""))"""
CLOSED = """() => [...document.querySelectorAll(".content details :is(p, li > strong)")]
  .filter((text) => text.closest("details").checkVisibility() && !text.querySelector("a"))
  .map((text) => text.textContent)"""
FURNITURE = """() => {
  const inside = [".print-choices", ".answer-tools", ".next-step", ".site-footer", ".menu"];
  const furniture = [...inside, ".skip-link", ".button"].join();
  const words = document.body.cloneNode(true);
  words.querySelectorAll(furniture).forEach((one) => one.remove());
  const spoken = ".skip-link, .button, .menu > summary, .site-footer p, .next-step a, label";
  return [...document.querySelectorAll(spoken)]
    .filter((one) => one.matches(furniture) || one.closest(inside.join()))
    .map((one) => one.textContent.trim())
    .filter((text) => text.length > 7 && !words.textContent.includes(text));
}"""
"""What is said nowhere else: the whole guide in one file speaks of its own buttons."""
OWN_LINKS = """() => [...document.querySelectorAll(".content > p a:not([href^='#'], [href^='http'])")]
  .filter((link) => link.checkVisibility())
  .map((link) => new URL(link.href).pathname.replace(/\\/$/, ""))"""

CHAPTERS = "document.querySelector('.print-chapters label')"
TO_CHOOSE = "document.querySelector('.print-place-whole')"
TICK_ALL = (
    "() => document.querySelectorAll('.print-chapters input').forEach((one) => one.checked || one.click())"
)
FEET = f"(feet) => feet.map({FOOT})"

Papers = dict[str, tuple[Paper, dict[str, list[str]]]]
"""By the address of the page: what is printed, and what has to be or must not be there."""


@pytest.fixture(scope="module")
def papers(paper_page: Page, sample: list[str]) -> Papers:
    """Every page of a sample as it is printed, and what the screen knows of it."""
    found = {}
    for where in sample:
        paper_page.goto(where)
        # Of the whole guide, all of it; scripts show what there is to choose from a moment later.
        wait_until(paper_page, f"!{TO_CHOOSE} || {CHAPTERS}")
        paper_page.evaluate(TICK_ALL)
        paper_page.emulate_media(media="print")
        facts = {
            name: list(paper_page.evaluate(script))
            for name, script in (
                ("links", LINKS),
                ("own links", OWN_LINKS),
                ("closed", CLOSED),
                ("furniture", FURNITURE),
            )
        }
        foot = "".join(map(str, paper_page.locator(".paper-foot").evaluate_all(FEET)))
        found[where] = (Paper(paper_page.pdf(format="A4"), foot), facts)
    paper_page.emulate_media(media="screen")
    return found


def test_every_page_says_where_it_comes_from_on_every_side(papers: Papers, guide: Guide) -> None:
    for where, (paper, _) in papers.items():
        for number, side in enumerate(paper.sides, start=1):
            assert f"{number}/{len(paper.sides)}" in side.text, where
            assert paper.foot in side.text, f"{where}, side {number}"
    assert FILE not in papers or papers[FILE][0].foot
    for path, page in guide.pages.items():
        if address(path) in papers:
            foot = papers[address(path)][0].foot
            assert squeezed(f"{page.reviewed.day} {page.reviewed.strftime('%b %Y')}") in foot
            assert squeezed(address(path).rstrip("/")) in foot


@pytest.mark.fault(130)
def test_every_side_names_the_guide_and_a_number_to_call(
    papers: Papers, guide: Guide, settings: Settings
) -> None:
    (country, line) = guide.help_on() or pytest.fail("the guide has no short help line")
    support = address(guide.page_calling("support")).rstrip("/")
    for path in (path for path in guide.pages if address(path) in papers):
        paper, _ = papers[address(path)]
        for number, side in enumerate(paper.sides, start=1):
            for words in (settings.site_name, line.name, line.number, f"({country})", support):
                assert squeezed(words) in side.text, f"{path}, side {number}: no '{words}'"


@pytest.mark.fault(123)
def test_no_page_prints_its_furniture(papers: Papers) -> None:
    for path, (paper, facts) in papers.items():
        found = [words for words in facts["furniture"] if squeezed(words) in paper.text]
        assert not found, f"{path}: {found}"


def test_no_letter_is_too_small(papers: Papers) -> None:
    for path, (paper, _) in papers.items():
        small = min((piece.size, piece.text) for side in paper.sides for piece in side.pieces)
        assert small[0] > 11.99, f"{path}: {small}"


def test_every_link_shows_where_it_leads(papers: Papers) -> None:
    for path, (paper, facts) in papers.items():
        lost = [goal for goal in facts["links"] + facts["own links"] if squeezed(goal) not in paper.text]
        assert not lost, f"{path}: {lost}"
    assert FILE not in papers or any(facts["links"] for _, facts in papers.values())
    assert FILE not in papers or any(facts["own links"] for _, facts in papers.values())


def test_what_is_closed_on_screen_is_open_on_paper(papers: Papers) -> None:
    for path, (paper, facts) in papers.items():
        lost = [words for words in facts["closed"] if squeezed(words) not in paper.text]
        assert not lost, f"{path}: {lost}"
    assert FILE not in papers or any(facts["closed"] for _, facts in papers.values())
