"""Check pages against the style rules of a guide, and the rules' own examples and excuses."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from check.style_measures import ADVICE, MISTAKES, Finding, Measure, shorten
from model.guide import Guide, Page, Passage
from model.load_guide import read_page
from model.problems import Problem, known
from model.prose import LINK
from model.style_rules import COUNTING, Excuse, StyleRule

WITH_EXAMPLES = frozenset({"sentence", "phrases", "links", "claims", "numbers"})
"""The measures that a one-sentence example can break."""

WITH_SOURCES = frozenset({"links", "claims", "numbers"})
USUAL = Path(__file__).parents[1] / "topics" / "template" / "docs" / "how-we-write.md"
"""Where the rules are that hold for a guide with sources and no rules of its own, by these measures."""


class StyleCheck:
    """Applies the rules of a guide, and notes which excuses were needed."""

    def __init__(self, guide: Guide) -> None:
        """Take the guide whose pages and rules to check."""
        self.guide = guide
        self.excuses = [(page, excuse) for page in guide.pages.values() for excuse in page.excuses]
        self.used: defaultdict[Excuse, set[str]] = defaultdict(set)  # the texts that each excuse was for
        # A guide with sources and no rules of its own gets those about links, numbers and claims.
        has_sources = any(page.sources for page in guide.pages.values())
        self.by_id = guide.rules or (_usual_rules() if has_sources else {})
        self.rules = [rule for rule in self.by_id.values() if rule.most or rule.check not in COUNTING]
        """The complete rules; what others lack is reported where they are read."""

    def findings(self, page: Page, measures: Mapping[str, Measure] = MISTAKES) -> Iterator[Finding]:
        """Yield where a page breaks a rule, by some of the measures."""
        rules = tuple(rule for rule in self.rules if rule.check in measures and page.path not in rule.not_on)
        for rule, finding in _measured(rules, page.passages):
            if not self._excused(rule, page, finding.passage):
                yield self._with_excuse(rule, page, finding)

    def _with_excuse(self, rule: StyleRule, page: Page, finding: Finding) -> Finding:
        """Return a finding about a sentence without a source, with the excuse to write if it is no fact."""
        if rule.check not in ("claims", "numbers") or not finding.passage:
            return finding
        pages = self.guide.pages
        home = next((path for path, other in pages.items() if rule in other.rules), self.guide.register)
        words = json.dumps(shorten(finding.passage.text, ""), ensure_ascii=False)
        excuse = f"- {{rule: {rule.id}, page: {page.path}, text: {words}, why: Our own advice}}"
        advice = f"If it is not a fact, add '{excuse}' below 'excuses:' in the front matter of docs/{home}."
        return replace(finding, text=f"{finding.text} {advice}")

    def _excused(self, rule: StyleRule, page: Page, passage: Passage | None) -> bool:
        """Return whether a passage is excused from a rule, and note the excuse as used."""
        here = [excuse for _, excuse in self.excuses if (excuse.rule, excuse.page) == (rule.id, page.path)]
        matching = [excuse for excuse in here if passage and excuse.text in passage.text]
        for excuse in matching:
            self.used[excuse].add(passage.text if passage else "")
        return bool(matching)

    def excuse_errors(self, unsure: Collection[str] = ()) -> Iterator[tuple[Page, Finding]]:
        """Yield each excuse that no passage needs, with its page."""
        for page, excuse in self.excuses:
            if excuse.rule not in self.by_id:
                advice = known(self.by_id, excuse.rule)
                text = f"there is no rule '{excuse.rule}' to excuse from. {advice}"
            elif excuse not in self.used and excuse.page not in unsure:
                text = f"nothing on '{excuse.page}' needs this excuse any more: '{excuse.text}'. Take it out."
            elif len(self.used[excuse]) > 1:
                text = f"this excuse fits {len(self.used[excuse])} texts on '{excuse.page}': '{excuse.text}'."
                text += " Add words to its 'text' until it fits one, and an excuse for each of the others."
            else:
                continue
            yield page, Finding(excuse.line, text)

    def example_errors(self, page: Page) -> Iterator[Finding]:
        """Yield good examples that break a rule, and bad examples that do not break theirs."""
        for rule in (rule for rule in self.rules if rule in page.rules):
            for other in self.rules:
                if other.check in WITH_EXAMPLES and _breaks(other, rule.good):
                    text = f"the good example of '{rule.id}' breaks '{other.id}'. Reword it."
                    yield Finding(rule.line, text)
            if rule.check in WITH_EXAMPLES and not _breaks(rule, rule.bad):
                text = f"the bad example of '{rule.id}' does not break it. Give one that does."
                yield Finding(rule.line, text)


@cache
def _usual_rules() -> Mapping[str, StyleRule]:
    """Return the rules of a new topic about links, numbers and claims."""
    page, _ = read_page(USUAL.name, USUAL.read_text(encoding="utf-8"))
    return {rule.id: rule for rule in (page.rules if page else ()) if rule.check in WITH_SOURCES}


@lru_cache(maxsize=2_000)  # in a live preview, all pages but one are what they were a moment ago
def _measured(rules: tuple[StyleRule, ...], passages: tuple[Passage, ...]) -> list[tuple[StyleRule, Finding]]:
    measures = {**MISTAKES, **ADVICE}
    return [(rule, finding) for rule in rules for finding in measures[rule.check](rule, passages)]


def _breaks(rule: StyleRule, text: str) -> bool:
    words, links = LINK.sub(r"\1", text), tuple(LINK.findall(text))
    example = Passage(words, (rule.line,), "text", cited=False, in_list=0, links=links)
    return any(True for _ in MISTAKES[rule.check](rule, [example]))


def check_style(guide: Guide, unsure: Collection[str] = ()) -> tuple[list[Problem], list[Problem]]:
    """Return the style mistakes of a guide, and its advice.

    Unused excuses for pages in `unsure`, which have other mistakes, are not reported.
    """
    check, pages = StyleCheck(guide), guide.pages.values()
    found = [(page, one) for page in pages for one in (*check.findings(page), *check.example_errors(page))]
    advised = [(page, one) for page in pages for one in check.findings(page, ADVICE)]
    found += check.excuse_errors(unsure)
    mistakes = [Problem(page.file, one.line, one.text) for page, one in found]
    return mistakes, [Problem(page.file, one.line, one.text) for page, one in advised]
