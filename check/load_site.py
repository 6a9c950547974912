"""Load a topic, with every mistake in its settings, on its pages and between them."""

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from check.config_policy import check_config_policy
from check.crosscheck import crosscheck
from check.nav import check_nav, check_targets
from model.country_packs import COUNTRIES, pack_files, read_packs
from model.files import DOCS, Unparsed
from model.guide import Guide
from model.load_guide import parse_guide
from model.problems import ContentError, Problem, known
from model.settings import Settings, parse_settings

SETTINGS = "mkdocs.yml"

OWN_FILE = re.compile(r"(?<![\w./-])(?:docs/|mkdocs\.yml|expected\.yml)")  # a file of the topic in a sentence
REFLECTIONS = {
    "scale": "[{value: 'yes', text: 'Yes'}, {value: 'no', text: 'No'}]",
    "hands_question": "Was this in my hands?",
    "hands": "[{value: 'yes', text: 'Yes'}, {value: 'no', text: 'No'}]",
    "note": "My note",
}
"""The settings that reflections need, each with an example."""

PACKS = Path(__file__).parents[1] / COUNTRIES  # the folder of the country packs, which all topics share


def load_site(topic: Path) -> tuple[Guide, Settings]:
    """Return the guide and the settings of a topic, or raise `ContentError` with every mistake in both."""
    guide, settings, problems = parse_site(topic)
    if problems:
        raise ContentError(seen_from_here(topic, problems))
    return guide.on(build_day()), settings


def build_day() -> date:
    """Return the date whose help lines a build shows: that of SOURCE_DATE_EPOCH, or today."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        sentence = f"this is '{seconds}'. Write seconds since 1970, or leave it out of the environment."
        raise ContentError([Problem("SOURCE_DATE_EPOCH", 1, sentence)]) from None


def parse_site(topic: Path) -> tuple[Guide, Settings, list[Problem]]:
    """Return the guide and the settings as far as they can be read, and every mistake in both."""
    packs = packs_of(topic)
    settings, errors = parse_settings(topic / SETTINGS, packs)
    # If mkdocs.yml has errors, load all country packs, so that pages are not reported because of it.
    chosen = packs if errors else settings.countries
    pack_errors: list[Problem] = []
    parsed = parse_guide(topic / DOCS, read_packs(packs, chosen, pack_errors), settings.order)
    # What a pack with mistakes may hold is not called missing.
    broken = {packs[Path(one.file).stem] for one in pack_errors}
    texts = {str(file): file.read_text("utf-8", "replace") for file in broken if not file.is_symlink()}
    parsed = parsed._replace(unparsed=Unparsed({**parsed.unparsed.texts, **texts}))
    guide, problems = parsed.guide, parsed.problems + crosscheck(parsed, settings.premium_numbers)
    if not errors:
        problems += [*_check_countries(guide, packs), *_check_reflections(guide, settings)]
        problems += check_targets(topic / SETTINGS, parsed) if parsed.files.pages else []
    errors += [*check_config_policy(topic / SETTINGS), *check_nav(topic / SETTINGS, topic / DOCS)]
    folder, root = topic.resolve(), PACKS.resolve().parent
    in_project = f"{folder.relative_to(root).as_posix()}/" if root in folder.parents else ""
    return guide, replace(settings, topic=in_project), pack_errors + errors + problems


def config_problems(topic: Path) -> list[Problem]:
    """Return the mistakes in the settings of a topic."""
    file = topic / SETTINGS
    return sorted({*parse_settings(file, packs_of(topic))[1], *check_config_policy(file)})


def packs_of(topic: Path) -> dict[str, Path]:
    """Return the country packs that a topic may choose: those of the engine, and its own."""
    return pack_files(PACKS, topic / COUNTRIES)


def _check_countries(guide: Guide, names: Collection[str]) -> Iterator[Problem]:
    """Yield countries that no page shows, and rights of countries without a pack."""
    if guide.packs and not guide.page_calling("support"):
        yield Problem(SETTINGS, 1, "no page shows the help of 'countries'. Add '{{ support() }}' to one.")
    for page in guide.pages.values():
        for rights in page.rights:
            if rights.country not in names:
                sentence = f"there is no country '{rights.country}'. {known(names, rights.country)}"
                yield Problem(page.file, rights.line, sentence)


def _check_reflections(guide: Guide, settings: Settings) -> Iterator[Problem]:
    """Yield the settings that reflections need and the topic does not have."""
    if any(group.kind == "reflection" for group in guide.groups.values()):
        for name, value in REFLECTIONS.items():
            if not getattr(settings, name):
                sentence = f"reflections need '{name}'. Add '{name}: {value}' below 'extra:'."
                yield Problem(SETTINGS, 1, sentence)


def seen_from_here(topic: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with their files relative to the current folder, also in sentences."""
    folder, here = topic.resolve(), Path.cwd()
    named = here in folder.parents or not topic.is_absolute()
    below = f"{os.path.relpath(folder)}/".removeprefix("./") if named else ""
    engine = f"{os.path.relpath(PACKS.resolve().parent)}/"
    seen = []
    for problem in problems:
        packed = problem.file.startswith(f"{COUNTRIES}/") and not (folder / problem.file).exists()
        file = (engine if packed else below) + problem.file
        text = OWN_FILE.sub(rf"{below}\g<0>", problem.text)
        seen.append(replace(problem, file=posixpath.normpath(file), text=text))
    return seen
