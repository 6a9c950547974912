"""Hold every page against the rules, and the rules against themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from check.style_found import Finding
from check.style_measures import ADVICE, MISTAKES, Measure
from model.guide import Guide, Page, Passage
from model.problems import Report, known
from model.prose import LINK
from model.style_rules import COUNTING, Excuse, StyleRule

ONE_PLACE = frozenset({"sentence", "phrases", "links", "claims", "numbers"})
"""The measures that a single example can break."""


class StyleCheck:
    """The rules of a guide and the passages they excuse."""

    def __init__(self, guide: Guide) -> None:
        """Take a guide; the page that keeps its rules may break none of them either."""
        self.guide = guide
        self.excuses = [(page, one) for page in guide.pages.values() for one in page.excuses]
        self.used: set[Excuse] = set()
        self.rules = [rule for rule in guide.rules.values() if rule.most or rule.check not in COUNTING]
        """Those that can be checked; what the others lack is said where they are read."""

    def mistakes(self, page: Page) -> Iterator[Finding]:
        """Yield what has to be mended in a page."""
        return self._found(page, MISTAKES)

    def advice(self, page: Page) -> Iterator[Finding]:
        """Yield what an author may decide."""
        return self._found(page, ADVICE)

    def _found(self, page: Page, measures: Mapping[str, Measure]) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.check in measures and page.path not in rule.not_on:
                for found in measures[rule.check](rule, page.passages):
                    if not self._excused(rule, page, found.passage):
                        yield found

    def _excused(self, rule: StyleRule, page: Page, passage: Passage | None) -> bool:
        """Return whether a passage may break a rule, and remember the excuse."""
        fit = {
            one
            for _, one in self.excuses
            if passage and one.rule == rule.id and one.page == page.path and one.text in passage.text
        }
        self.used |= fit
        return bool(fit)

    def excuse_faults(self, unsure: Collection[str] = ()) -> Iterator[tuple[str, Finding]]:
        """Yield the page and the place of each excuse that nothing needs."""
        for page, one in self.excuses:
            if one.rule not in self.guide.rules:
                advice = known(self.guide.rules, one.rule)
                yield page.path, Finding(one.line, f"there is no rule '{one.rule}' to excuse from. {advice}")
            elif one not in self.used and one.page not in unsure:
                yield (
                    page.path,
                    Finding(
                        one.line,
                        f"nothing on '{one.page}' needs this excuse any more: '{one.text}'. Take it out.",
                    ),
                )

    def example_faults(self, page: Page) -> Iterator[Finding]:
        """Yield the examples of a page's rules that do not show what they are there for."""
        for rule in (rule for rule in self.rules if rule in page.rules):
            for other in self.rules:
                if other.check in ONE_PLACE and _breaks(other, rule.good):
                    yield Finding(
                        rule.line, f"the good example of '{rule.id}' breaks '{other.id}'. Reword it."
                    )
            if rule.check in ONE_PLACE and not _breaks(rule, rule.bad):
                yield Finding(
                    rule.line, f"the bad example of '{rule.id}' does not break it. Give one that does."
                )


def _breaks(rule: StyleRule, text: str) -> bool:
    words, links = LINK.sub(r"\1", text), tuple(LINK.findall(text))
    example = Passage(words, (rule.line,), "text", cited=False, in_list=0, links=links)
    return any(True for _ in MISTAKES[rule.check](rule, [example]))


def check_style(
    guide: Guide,
    report: Callable[[str], Report],
    advise: Callable[[str], Report],
    unsure: Collection[str] = (),
) -> None:
    """Report what has to be mended in the words of a guide, and advise on the rest.

    Of pages that are `unsure` not all words may be known, so that nothing is said to be missing there.
    """
    check = StyleCheck(guide)
    for path, page in guide.pages.items():
        for found in [*check.mistakes(page), *check.example_faults(page)]:
            report(path)(found.line, found.text)
        for found in check.advice(page):
            advise(path)(found.line, found.text)
    for path, found in check.excuse_faults(unsure):
        report(path)(found.line, found.text)
