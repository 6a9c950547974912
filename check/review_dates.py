"""Check review dates: what is due, dates in the future, and intervals that are too long.

Also advises on sources that no page cites, and on lines of help or rights that have ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from model.country_packs import COUNTRIES
from model.guide import Guide, HelpLine, Page, Right, Source, months_later
from model.problems import Problem, Report

LAW_AND_HELP = 6  # the longest review interval, in months, for law and phone numbers
SHORT_LIVED = ("official", "comment", "health")  # the kinds of sources about law and help


@dataclass(frozen=True)
class Review:
    """The last review of a page, or of a source on it, and where its date is written."""

    page: Page
    source: Source | None
    file: str
    line: int

    @property
    def last(self) -> date:
        """The date of the review; `date.min` if it can't be read, which is reported elsewhere."""
        return self.source.checked if self.source else self.page.reviewed

    @property
    def due(self) -> date:
        """The date of the next review."""
        return months_later(self.last, (self.source or self.page).review_every)

    def problem(self, text: str) -> Problem:
        """Return a sentence about it."""
        name = f"source '{self.source.id}'" if self.source else "this page"
        return Problem(self.file, self.line, f"{name} was {text}")


def dated_lines(guide: Guide) -> Iterator[tuple[Page, str, HelpLine | Right]]:
    """Yield every line that starts or ends on a day, with its page and the file it stands in."""
    packed = {line: f"{COUNTRIES}/{pack.id}.yml" for pack in guide.packs for line in pack.help.lines}
    for page, line in guide.dated:
        file = packed.get(line) if isinstance(line, HelpLine) else None
        yield page, file or page.file, line


def placed_sources(guide: Guide) -> Iterator[tuple[Page, Source, str, int]]:
    """Yield every source with its page, and the file and line where it stands, which may be a pack's."""
    packed = {
        source.id: (f"{COUNTRIES}/{pack.id}.yml", source.line)
        for pack in guide.packs
        for source in pack.sources
    }
    for page in guide.pages.values():
        for source in page.sources:
            yield page, source, *packed.get(source.id, (page.file, source.line))


def reviews(guide: Guide) -> Iterator[Review]:
    """Yield the last review of every page and source."""
    yield from (Review(page, None, page.file, 1) for page in guide.pages.values())
    yield from (Review(*placed) for placed in placed_sources(guide))


def check_review_dates(guide: Guide, today: date, *, cites_known: bool = True) -> Iterator[Problem]:
    """Yield advice: pages and sources that are due for review, and sources that no page cites."""
    cited = {source for page in guide.pages.values() for source in guide.cited_on(page)}
    cited |= {line.source for country in guide.help_lines for line in country.numbers}
    rights = [right for page in guide.pages.values() for country in page.rights for right in country.lines]
    cited |= {source for right in rights for source in right.sources}
    for review in reviews(guide):
        if review.last > date.min and review.due <= today:
            field = "checked" if review.source else "reviewed"
            advice = f"Read it again, then put today's date in '{field}'."
            yield review.problem(f"due for review on {review.due}. {advice}")
        if cites_known and review.source and (review.source.id in cited) == bool(review.source.kept):
            unused = "is cited nowhere. Cite it, take it out, or say why it stays: 'kept: …'."
            sentence = "is cited, so take its line 'kept' out." if review.source.kept else unused
            line = review.source.line
            yield Problem(review.page.file, line, f"source '{review.source.id}' {sentence}")


def ended_lines(guide: Guide, today: date) -> Iterator[Problem]:
    """Yield each line of help or rights that has ended, so that no build shows it."""
    for _, file, line in dated_lines(guide):
        if date.min < line.period.last < today:
            what = f"this line ended on {line.period.last} and is no longer shown."
            yield Problem(file, line.line, f"{what} Take it out, or write what applies now.")


def check_future_dates(guide: Guide, today: date) -> Iterator[Problem]:
    """Yield each review that is dated in the future, in every time zone."""
    for review in reviews(guide):
        if review.last > today + timedelta(days=1):
            key = "checked" if review.source else "reviewed"
            advice = f"Write the date you read it, for example '{key}: {today}' for today."
            yield review.problem(f"reviewed on {review.last}, which is in the future. {advice}")


def check_review_interval(page: Page, guide: Guide, report: Report) -> None:
    """Report pages and sources about law or help with a review interval of more than six months."""
    advice = f"which may change. Write 'review_every: {LAW_AND_HELP} months' or fewer."
    phone_sources = {line.source for country in guide.help_lines for line in country.numbers}
    for source in page.sources:
        if source.review_every > LAW_AND_HELP and (source.kind in SHORT_LIVED or source.id in phone_sources):
            report(source.line, f"source '{source.id}' is about law or help, {advice}")
    cited = {guide.sources[name].kind for name in guide.cited_on(page) if name in guide.sources}
    if page.review_every > LAW_AND_HELP and (page.help_lines or cited & {"official", "comment"}):
        report(1, f"the page shows where help is or cites an official source, {advice}")
