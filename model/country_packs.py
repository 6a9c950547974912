"""Country packs: the help lines of a country, their sources and its paper, kept once for all topics.

A topic chooses its countries, in its order, below `extra:` in mkdocs.yml. It may bring packs of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from model.declare import read
from model.fields import Fields
from model.files import read_yaml_file
from model.guide import CountryHelp, Pack, Page
from model.problems import Problem, known, reporter

COUNTRIES = "countries"  # the folder of the packs


def pack_files(*folders: Path) -> dict[str, Path]:
    """Return the pack of each country that a folder has one for, from the last folder that does."""
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.yml"))}


def read_packs(files: Mapping[str, Path], names: Iterable[str], problems: list[Problem]) -> tuple[Pack, ...]:
    """Return the packs of some countries in their order, and add what is wrong with them to the problems."""
    return tuple(pack for name in names if name in files for pack in _read_pack(files[name], problems))


def _read_pack(file: Path, problems: list[Problem]) -> Iterator[Pack]:
    report = reporter(problems, f"{file.parent.name}/{file.name}")
    value = read_yaml_file(file, report)
    if value is None:
        return
    pack = read(Pack, Fields(value, "the pack", report), id=file.stem)
    pack = replace(pack, help=replace(pack.help, id=file.stem))
    own = {source.id for source in pack.sources}
    for source, line in named_sources(pack.help):
        if source not in own:
            report(line, f"the pack has no source '{source}'. {known(own, source)}")
    yield pack


def named_sources(country: CountryHelp) -> Iterator[tuple[str, int]]:
    """Yield every source that the help lines of a country name, and the line it is named on."""
    yield from dict.fromkeys((line.source, line.line) for line in country.numbers if line.source)


def with_packs(page: Page, packs: Iterable[Pack]) -> Page:
    """Return a page with the help lines and sources of the packs, where it is the page that shows them."""
    calls = {call.macro: call for call in page.calls}
    shows_help = "support" in calls
    registers = bool(page.sources) or any(
        call.macro == "source_list" and call.arguments for call in page.calls
    )
    # What a pack holds was checked in the pack; on the page it stands where the page shows it.
    lines = tuple(replace(pack.help, line=calls["support"].line) for pack in packs) if shows_help else ()
    sources = tuple(replace(one, line=1) for pack in packs for one in pack.sources) if registers else ()
    return replace(page, help_lines=lines + page.help_lines, sources=page.sources + sources)
