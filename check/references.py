"""Check references: links, pictures, stages, sources and groups that a page names must exist."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from operator import itemgetter
from urllib.parse import urlsplit

from check.outside_links import address_fault, leads_outside
from model.body import foreign_signs
from model.country_packs import named_sources
from model.files import DOWNLOADS, Unparsed
from model.guide import SOURCE_KINDS, Guide, Item, Link, Page, Prompt, Right, Source
from model.inline import inline_outline, plain
from model.problems import Report, known

HINTS = {"paragraph", "bullet_list", "ordered_list"}  # the blocks that a hint may have: steps, and why
NOT_HELPERS = ("research", "survey", "style")  # the kinds of sources whose publishers do not help readers


def check_references(
    page: Page, guide: Guide, pictures: frozenset[str], unparsed: Unparsed, report: Report
) -> None:
    """Report everything that a page refers to and the guide does not have."""
    if page.picture and page.picture not in pictures:
        report(1, f"the picture '{page.picture}' is not in the docs folder. {known(pictures, page.picture)}")
    steps = [(f"{step.page}#{step.anchor}", step.line) for stage in page.stages for step in stage.steps]
    for target, line in steps:
        _check_target(target, line, guide, unparsed, report)
    _check_parts(page, guide, unparsed, report)
    _check_texts(page, guide, unparsed, report)
    for link in page.links:
        _check_link(page.path, link, guide, unparsed, report)
    for picture in page.pictures:
        if re.match(r"(?:[a-z]+:)?//", picture.address, re.IGNORECASE):
            advice = "Put the file into docs/pictures, and write '![…](pictures/…)'."
            what = f"the picture '{picture.address}' is on another site, which would learn who reads this."
            report(picture.line, f"{what} {advice}")
        elif _resolve(page.path, picture.address) not in pictures:
            advice = _from_folder(page.path, picture.address, pictures) or known(pictures, picture.address)
            report(picture.line, f"the picture '{picture.address}' is not in the docs folder. {advice}")
    _check_names(page, guide, unparsed, report)
    if not unparsed.may_hold("sources"):
        _check_publishers(page, guide, report)


def _check_parts(page: Page, guide: Guide, unparsed: Unparsed, report: Report) -> None:
    """Report a part that a page names and the guide does not have, and one that no page names."""
    parts = {part.id: part for part in guide.parts}
    if page.part and page.part not in parts and not unparsed.may_hold(page.part):
        advice = known(parts, page.part) if parts else "Take 'part' out."
        report(1, f"there is no part '{page.part}'. {advice}")
    for part in page.parts:
        if part.id and not parts[part.id].pages and not unparsed.may_hold(part.id):
            write = f"Write 'part: {part.id}' on a page that belongs to it, or take the part out."
            report(part.line, f"the part '{part.id}' has no pages. {write}")


def _check_texts(page: Page, guide: Guide, unparsed: Unparsed, report: Report) -> None:
    """Report what the texts of front matter may not hold, and links in them that lead nowhere."""
    hints = {item.hint for group in page.groups for item in group.items}
    for text, line in filter(itemgetter(0), _texts(page)):
        outline = inline_outline(text)
        # An address that is defined and not used is a sign, which is said below.
        blocks = [block for block in outline.outermost if block != "definition"]
        paragraphs = {*blocks} <= HINTS if text in hints else blocks in ([], ["paragraph"])
        if outline.html_tags or outline.pictures or not paragraphs:
            report(line, f"'{text[:40]}' holds more than words, emphasis and links. Write a sentence.")
        for sentence in foreign_signs(outline):
            report(line, sentence)
    for link in links_of_texts(page):
        # In front matter a page is named by its path below the docs folder, as in 'pages' and 'steps'.
        _check_link("", link, guide, unparsed, report)


def links_of_texts(page: Page) -> Iterator[Link]:
    """Yield the links in texts of front matter."""
    for text, line in filter(itemgetter(0), _texts(page)):
        yield from (Link(address, line, words) for _, address, words in inline_outline(text).links)


def _resolve(path: str, address: str) -> str:
    """Return the path below the docs folder of a relative address on a page."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _check_link(written_on: str, link: Link, guide: Guide, unparsed: Unparsed, report: Report) -> None:
    address, _, anchor = link.address.partition("#")
    if fault := address_fault(link.address, words=link.words):
        report(link.line, f"the link '{link.address}' {fault}")
    if leads_outside(link.address):
        return
    path = _resolve(written_on, address) if address else written_on
    if path in guide.downloads:
        if not written_on:
            report(link.line, f"'{link.address}' is a file to download. Link to it in the body of a page.")
    elif path.endswith(DOWNLOADS):
        name, places = posixpath.basename(path), {posixpath.basename(one): one for one in guide.downloads}
        way = posixpath.relpath(places.get(name, name), posixpath.dirname(written_on) or ".")
        advice = f"Write '{way}'." if name in places else known(places, name) if places else "Put it there."
        report(link.line, f"the link '{link.address}' does not lead to a file in docs/files. {advice}")
    elif not path.endswith(".md"):
        # An address of the site, such as '/part/'.
        page = re.sub(r"(/?\.(html?|md))?/?(\?.*)?$", ".md", address.strip("/"), count=1, flags=re.IGNORECASE)
        path = posixpath.relpath(page, posixpath.dirname(written_on) or ".")
        advice = "Link to a page such as 'index.md' or to 'https://…'."
        scheme = "mailto" if "@" in address else "tel" if re.fullmatch(r"\+?[\d-]{3,}", address) else ""
        advice = f"Write '{scheme}:{address}'." if scheme else advice
        advice = f"Write '{path}'." if page in guide.pages else advice
        report(link.line, f"the link '{link.address}' leads nowhere. {advice}")
    elif path not in guide.pages and (advice := _from_folder(written_on, address, guide.pages)):
        report(link.line, f"there is no page '{path}'. {advice}")
    else:
        _check_target(f"{path}#{anchor}", link.line, guide, unparsed, report)


def _from_folder(written_on: str, address: str, paths: Collection[str]) -> str:
    """Return the way out of the folder of a page, if an address leads from the docs folder, or nothing."""
    folder = posixpath.dirname(written_on)
    return f"Write '{posixpath.relpath(address, folder)}'." if folder and address in paths else ""


def _check_target(target: str, line: int, guide: Guide, unparsed: Unparsed, report: Report) -> None:
    path, _, anchor = target.partition("#")
    if path in unparsed:
        return
    if path not in guide.pages:
        report(line, f"there is no page '{path}'. {known(guide.pages, path)}")
    elif anchor and anchor not in guide.places(path):
        advice = known(guide.places(path), anchor)
        report(line, f"'{path}' has no heading with the address '{anchor}'. {advice}")


def _texts(page: Page) -> Iterator[tuple[str, int]]:
    for group in page.groups:
        yield group.intro, group.line
        for item in group.items:
            yield from ((item.text, item.line), (item.hint, item.line))
    for stage in page.stages:
        yield stage.intro, stage.line
        yield from ((step.text, step.line) for step in stage.steps)
    for source in page.sources:
        yield from ((source.says, source.line), (source.limits, source.line))
    for line in (line for country in page.help_lines for line in country.numbers):
        yield line.note, line.line
    for right in (right for country in page.rights for right in (*country.lines, *country.gaps)):
        yield right.text, right.line


def _check_publishers(page: Page, guide: Guide, report: Report) -> None:
    """Report lines that name a publisher of the register and link to another site, or to none."""
    owners = [one for one in guide.sources.values() if one.url and one.kind not in NOT_HELPERS]
    for words, addresses, sources, line in _lines_with_links(page):
        reached = {
            name for id_ in sources or () if id_ in guide.sources for name in _names(guide.sources[id_])
        }
        for address in addresses:
            same_site = [source for source in owners if _is_same_site(address, source.url)]
            names = [name for source in same_site for name in _names(source)]
            reached |= {*names}
            if sources is not None and not names:
                advice = "Link to a page of a source, or add it as one."
                report(line, f"'{address}' is not on the site of any source. {advice}")
            elif names and not any(_is_named(name, words) for name in names):
                advice = f"Name {names[0]} there, or cite the page as a source instead of linking to it."
                report(line, f"'{address}' is a page of {names[0]}, which this text does not name. {advice}")
        named = {name: source.url for source in reversed(owners) for name in _names(source)}
        for name, address in named.items() if sources is not None else ():
            if name not in reached and _is_named(name, words):
                advice = f"Link there, for example with '[…]({address})'."
                report(line, f"this text names {name} but has no link to its site. {advice}")


def _lines_with_links(page: Page) -> Iterator[tuple[str, Collection[str], Collection[str] | None, int]]:
    """Yield text that may send a reader to a site, with its links, its sources and its line.

    The sources of a text in the body are None, as it cites them by itself.
    """
    lines = [right for country in page.rights for right in (*country.lines, *country.gaps)]
    texts = [(right.text, right.sources, right.line) for right in lines]
    numbers = [number for country in page.help_lines for number in country.numbers]
    texts += [(number.note, (number.source,), number.line) for number in numbers]
    for text, sources, line in texts:
        links = [address for _, address, _ in inline_outline(text).links if "://" in address]
        yield plain(text), links, sources, line
    for link in page.links:
        if "://" in link.address:
            around = [text.text for text in page.passages if text.kind == "text" and link.line in text.lines]
            if around:  # a host loads pages, which were checked before, without their passages
                yield " ".join(around), [link.address], None, link.line


def _is_same_site(address: str, known: str) -> bool:
    """Return whether two addresses are on one site, or one on a subdomain of the other."""
    host, other = (f".{urlsplit(url).hostname or url}".replace(".www.", ".") for url in (address, known))
    return host.endswith(other) or other.endswith(host)


def _names(source: Source) -> list[str]:
    """Return the names of a publisher: "The Data Office (TDO), Northland" has three."""
    return [name.strip() for name in re.split(r"[(),]", source.publisher) if len(name.strip()) > 1]


def _is_named(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _check_when(item: Item, guide: Guide, check: Callable[..., None], report: Report) -> None:
    for name, chosen in item.when.items():
        other = guide.items.get(name)
        advice = "Only a prompt with 'answer: choice' or 'several' can be named there." if other else ""
        if name == item.id:
            report(item.line, f"'when' of '{name}' names itself. Name a question that is asked before.")
        sentence = f"'when' of '{item.id}' names '{name}', which is no choice"
        check(item.line, name, guide.choices, sentence, advice)
        for option in chosen if name in guide.choices else ():
            options = [one.id for one in guide.choices[name].options]
            check(item.line, option, options, f"'{name}' has no option '{option}'")


def _check_names(page: Page, guide: Guide, unparsed: Unparsed, report: Report) -> None:

    def check(line: int, name: str, names: Collection[str], sentence: str, advice: str = "") -> None:
        # While a page with sources cannot be read, those of the country packs are unknown too.
        unknown = unparsed.may_hold(name) or (names is guide.sources and unparsed.may_hold("sources"))
        if name not in names and not unknown:
            report(line, f"{sentence}. {advice or known(names, name)}")

    # Guessing a source from its id could cite the wrong one.
    look_up = f"Look it up in docs/{guide.register}, where every source has its id, or add it there."
    look_up = look_up if guide.register else "Add a list 'sources:' to the front matter of a page."
    takes: Mapping[str, Collection[str]] = {
        "cite": guide.sources,
        "stage_path": guide.stages,
        **dict.fromkeys(("pattern", "summary", "worksheet"), guide.groups),
        "source_list": SOURCE_KINDS,
    }
    for call in page.calls:
        for name in call.arguments if call.macro in takes else ():
            sentence = f"'{call.macro}' names '{name}', which does not exist"
            check(call.line, name, takes[call.macro], sentence, look_up if call.macro == "cite" else "")
    for name in page.first:
        check(1, name, guide.gathered(page.path), f"'first' names '{name}', which is not on this worksheet")
    gaps = {gap[1:-1] for gap in guide.gaps}
    for item in (item for group in page.groups for item in group.items):
        for name in item.stages:
            check(item.line, name, guide.stages, f"there is no stage '{name}'")
        _check_when(item, guide, check, report)
        if isinstance(item, Prompt) and item.fills:
            sentence = f"'{item.id}' fills '[{item.fills}]', which is in no letter"
            check(item.line, item.fills, gaps, sentence)
    named = [pair for country in page.help_lines for pair in named_sources(country)]
    citing: list[Right | Item] = [right for country in page.rights for right in country.lines]
    citing += [item for group in page.groups for item in group.items]
    # One sentence for all sources of the country packs: they come with the first list of sources.
    packed = {source.id: source.kind for pack in guide.packs for source in pack.sources}
    lost = [(name, line) for name, line in named if name in packed and name not in guide.sources]
    if lost and not unparsed.may_hold("sources"):
        listing = f'{{{{ source_list("{packed[lost[0][0]]}") }}}}'
        line = next(call.line for call in page.calls if call.macro == "support")
        report(line, f"no page lists the sources of these help lines. Add '{listing}' to a page.")
    named = [pair for pair in named if pair not in lost]
    for name, line in [*named, *((source, one.line) for one in citing for source in one.sources)]:
        if name:
            check(line, name, guide.sources, f"there is no source '{name}'", look_up)
