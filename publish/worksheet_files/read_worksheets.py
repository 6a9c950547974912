"""Read what worksheet files show, for all formats: the questions in order, and facts about the site."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Self

from markupsafe import Markup

from macros.review_line import version
from model.addresses import address, on_paper
from model.answers import AnyControl, Tick, WritingLines, controls
from model.guide import Group, Guide, Item, Page
from model.inline import inline, plain
from model.looks import AS_EVER, Looks
from model.markdown_parser import parse
from model.settings import Settings
from model.words import ENGLISH, Words
from publish.html_files import elements
from publish.render_templates import render
from publish.worksheet_files.paper import Paper

WHOLE = 100  # more lines than any answer has
LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>')


@dataclass(frozen=True)
class Question:
    """One item of a group: a question with its answers, or a box to tick."""

    id: str
    text: str  # the printed text, with the address after each link
    says: str  # the same without addresses, for screen readers
    hints: tuple[str, ...]
    answers: tuple[AnyControl, ...]
    tick: bool = False  # whether the item itself is a box to tick


@dataclass(frozen=True)
class Section:
    """A group of items."""

    legend: str
    intro: str
    numbered: bool
    questions: tuple[Question, ...]
    first: bool = False  # whether it is among what is enough in a short time
    heading: str = ""  # the heading of the page that it is below, if any


@dataclass(frozen=True)
class Worksheet:
    """All groups that a page shows with `worksheet`."""

    path: str
    title: str
    description: str
    sections: tuple[Section, ...]
    reviewed: date  # the latest review date of the pages that the questions come from
    version: str  # the version, which the printed page has too

    @property
    def is_short(self) -> bool:
        """Whether it holds only what is enough in a short time."""
        return bool(self.sections) and all(section.first for section in self.sections)

    def on_one_sheet(self) -> Self:
        """Return only what is enough in a short time, each answer with one line."""
        first = tuple(replace(section, heading="") for section in self.sections if section.first)
        return replace(self, sections=first).with_lines(lambda _: -WHOLE)

    def with_lines(self, more: Callable[[str], int]) -> Self:
        """Return the worksheet with more lines, or fewer, below each question, by its id."""
        sections = (
            replace(section, questions=tuple(_with_lines(one, more(one.id)) for one in section.questions))
            for section in self.sections
        )
        return replace(self, sections=tuple(sections))


@dataclass(frozen=True)
class SiteInfo:
    """The site that a worksheet comes from."""

    language: str
    site: str  # the name of the site
    address: str  # the address of the page, short enough to type
    help: str = ""  # a help line as text
    words: Words = ENGLISH
    looks: Looks = AS_EVER

    def foot(self, worksheet: Worksheet) -> str:
        """Return the footer of every page, short enough for one line in large print."""
        day = self.words.day("dates.short", worksheet.reviewed)
        reviewed = self.words.plain("place.reviewed", date=day)
        version = self.words.plain("place.version", version=worksheet.version)
        return " · ".join([*filter(None, [self.address]), reviewed, version])


def _with_lines(question: Question, more: int) -> Question:
    answers = (
        replace(one, lines=max(1, one.lines + more))
        if isinstance(one, WritingLines) and one.kind == "text"
        else one
        for one in question.answers
    )
    return replace(question, answers=tuple(answers))


def read_worksheets(guide: Guide, settings: Settings) -> list[Worksheet]:
    """Return a worksheet for every page that calls `worksheet`."""
    return [_worksheet(guide.pages[path], guide, settings) for path in guide.worksheets]


def _worksheet(page: Page, guide: Guide, settings: Settings) -> Worksheet:
    groups = guide.shown_on(page)
    # The heading that each group is below on this page.
    calls = [call for call in page.calls if call.macro == "worksheet"]
    above = [(call, [one.text for one in page.headings[1:] if one.line < call.line]) for call in calls]
    headings = {name: plain(texts[-1]) for call, texts in above if texts for name in call.arguments}
    sections = (
        Section(
            legend=group.legend,
            intro=_printed(group.intro, settings),
            numbered=group.kind == "reflection",
            questions=tuple(_question(group, item, guide, settings) for item in group.items),
            first=bool(page.first and page.shown_first(group)),
            heading=headings.get(group.name, ""),
        )
        for group in groups
    )
    return Worksheet(
        path=page.path,
        title=page.title,
        description=page.description,
        sections=tuple(sections),
        reviewed=max(guide.pages[path].reviewed for path in (page.path, *(group.page for group in groups))),
        version=version(groups),
    )


def _question(group: Group, item: Item, guide: Guide, settings: Settings) -> Question:
    found = tuple(controls(group, item, guide, settings))
    hints = [_printed(paragraph, settings) for paragraph in paragraphs(item.hint)]
    for _, asked, answers in guide.conditions(item):
        names = unescape(render("_any_of.html", texts=[*answers.values()], words=settings.words)).strip()
        about = [settings.words.plain("question.stages"), plain(asked), names]
        hints.append(" ".join(filter(None, about)))
    return Question(
        id=item.id,
        text=_printed(item.text, settings),
        says=plain(item.text),
        hints=tuple(hints),
        answers=tuple(one for one in found if not isinstance(one, Tick)),
        tick=any(isinstance(one, Tick) for one in found),
    )


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text, and each item of its lists with its number or a dot before it."""
    numbers: list[int] = []  # of the next item of each list that is open; 0 for a list without numbers
    sign = ""
    for token in parse(text, html=False):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            numbers.append(int(token.attrs.get("start", 1)) if token.tag == "ol" else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            sign = f"{numbers[-1]}. " if numbers[-1] else "• "
            numbers[-1] += bool(numbers[-1])
        elif token.type == "inline":
            yield sign + token.content
            sign = ""


def _printed(text: str, settings: Settings) -> str:
    """Return Markdown as plain text, with the address after each link."""

    def with_address(link: re.Match[str]) -> str:
        shown = on_paper(settings.site_url, unescape(link[1]))
        return f"{link[2]} ({shown})" if shown and shown not in unescape(link[2]) else link[2]

    return Markup(LINK.sub(with_address, inline(text, "index.md"))).striptags()  # noqa: S704 - raw HTML is off


def read_site_info(site: Path, path: str, guide: Guide, settings: Settings, paper: Paper) -> SiteInfo:
    """Return the information for a page and a paper size, in the language of the built home page.

    The help line is that of the first country that uses the paper, with the address of the others.
    """
    home = next(elements((site / "index.html").read_text(encoding="utf-8")))
    line, page = guide.help_on(paper.country_size), guide.page_calling("support")
    where = on_paper(settings.site_url, address(page)) if page else ""
    html = render("_help_on_paper.html", help=line, help_address=where, words=settings.words) if line else ""
    return SiteInfo(
        language=home.attributes.get("lang", "en"),
        site=settings.site_name,
        address=on_paper(settings.site_url, address(path)),
        help=" ".join(unescape(html).split()),
        words=settings.words,
        looks=settings.looks,
    )
