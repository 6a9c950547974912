"""What the engine says to readers stands in words/, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel import Locale

from check.config_policy import LANGUAGES
from model.words import ENGLISH, languages, placeholders, words_in
from tests.helpers.project import PROJECT

NOT_FOR_READERS = {
    "mistake.html": "the preview repeats the sentences of the check to authors",
    "mistakes.html": "the same",
    "_search_language.html": "what readers type into the search; a page shows none of it",
}
TEMPLATES = [
    file
    for folder in ("macros/templates", "overrides", "publish")
    for file in sorted((PROJECT / folder).rglob("*.[hx]*ml"))
]
SCRIPTS = sorted((PROJECT / "overrides/scripts").rglob("*.js"))
MODULES = [
    *sorted((PROJECT / "macros").glob("*.py")),
    *(PROJECT / "publish" / f"{name}.py" for name in ("merge_pages", "single_file", "fill_whole_guide")),
    *(
        PROJECT / "publish/worksheet_files" / f"{name}.py"
        for name in (
            "document",
            "paper",
            "read_worksheets",
            "write_files",
        )
    ),
]
"""The modules that write what readers see; the others speak to authors and operators."""

TERMS = {
    *("Article", "Organization"),  # of schema.org
    *("Enter", "Escape"),  # keys
    "written own",  # classes of an element
    "Letter",  # paper
    *("Georgia", "Arial"),  # fonts of a document, and its styles
    *("Normal", "Heading1", "Heading2", "Heading3", "Hint", "Boxes", "Writing line", "Writingline", "Foot"),
}

JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
ATTRIBUTE = re.compile(r'\b([\w-]+)="([^"]*)"')
READ_ALOUD = {"aria-label", "title", "placeholder", "alt"}
LETTERS = re.compile(r"[^\W\d_]{2}")
SENTENCE = re.compile(
    r"^\W*[A-Z][a-z]+(?:\W|$)|[^\W\d_]{2}[.!?…]$|^[\w' {}$]*[^\W\d_]{2,}[;]? [^\W\d_]{2,}[^.#\[\]=]*$"
)
"""Starts with a capital, ends like a sentence, or has two words and no sign of a selector or an address."""


def sounds_like_words(text: str) -> bool:
    return text not in TERMS and "/" not in text and bool(SENTENCE.search(text))


def shown_by_template(template: str) -> Iterator[str]:
    """Yield the words for readers in a template: in the strings of Jinja, in attributes and between tags."""
    text = re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)
    for tag in JINJA.findall(text):
        yield from filter(sounds_like_words, map("".join, re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'", tag)))
    text = JINJA.sub("", re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL))
    for name, value in ATTRIBUTE.findall(text):
        shown = name == "content" or name.startswith("data-")
        if LETTERS.search(value) if name in READ_ALOUD else shown and sounds_like_words(value):
            yield value
    yield from filter(LETTERS.search, re.split(r"<[^>]*>|\n", ATTRIBUTE.sub("", text)))


def shown_by_script(script: str) -> Iterator[str]:
    """Yield the words for readers in the strings of a script."""
    text = re.sub(r"/\*.*?\*/|^\s*//[^\n]*| // [^\n]*", "", script, flags=re.DOTALL | re.MULTILINE)
    strings = map("".join, re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", text))
    yield from filter(sounds_like_words, strings)


def shown_by_module(module: str) -> Iterator[str]:
    """Yield the words for readers in the strings of a module, but for docstrings and errors."""
    tree = ast.parse(module)
    silent = {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            if sounds_like_words(node.value):
                yield node.value
        elif isinstance(node, ast.Attribute) and node.attr == "strftime":
            yield "strftime: write dates with Words.day"


def found(files: list[Path], shown: Callable[[str], Iterator[str]]) -> list[str]:
    return [
        f"{file.relative_to(PROJECT).as_posix()}: {words}"
        for file in files
        if file.name not in NOT_FOR_READERS
        for words in shown(file.read_text(encoding="utf-8"))
    ]


def test_no_template_has_words_of_its_own() -> None:
    assert not found(TEMPLATES, shown_by_template)


def test_no_script_has_words_of_its_own() -> None:
    assert not found(SCRIPTS, shown_by_script)


def test_no_module_that_readers_see_has_words_of_its_own() -> None:
    assert not found(MODULES, shown_by_module)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (shown_by_template, "<p>Done</p>"),
        (shown_by_template, "<p>{{ count }} of {{ total }}</p>"),
        (shown_by_template, '<nav aria-label="pages"></nav>'),
        (shown_by_template, '<p data-words="{count} places found"></p>'),
        (shown_by_template, '<meta name="description" content="All pages in one file">'),
        (shown_by_template, '<p>{{ "Step" if stop.stage else "Part" }}</p>'),
        (shown_by_template, "{% set label = 'to copy by hand' %}"),
        (shown_by_script, 'said.textContent = "Copied";'),
        (shown_by_script, "say(`${count} answers were kept`);"),
        (shown_by_script, "status('not saved.'); // why"),
        (shown_by_module, 'yield f"Only if this fits: {stages}"'),
        (shown_by_module, 'text = f"{title} to fill in or print"'),
        (shown_by_module, 'day = date.strftime("%d %B")'),
    ],
)
def test_words_in_the_wrong_place_are_found(shown: Callable[[str], Iterator[str]], text: str) -> None:
    assert list(shown(text))


WRITTEN = re.compile(r'\bwords\["([^"]+)"\]')
"""A text that is used as it is written."""

FILLED = re.compile(r'\bwords(?:\.day|\.plain)?\((?=["{])')
"""The start of a text that is filled in."""

LATER = {"content.minutes", "document.pages"}
"""Filled in by the number of minutes, and by the word processor."""

SOURCES = [
    *TEMPLATES,
    *(file for room in ("macros", "host", "publish") for file in sorted((PROJECT / room).rglob("*.py"))),
]


def arguments(text: str) -> str:
    """Return what stands before the parenthesis that closes a call."""
    depth = 1
    for at, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if not depth:
            return text[:at]
    raise ValueError(text)


def sources() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that looks up words, with one kind of quotes."""
    for file in SOURCES:
        if "node_modules" not in file.parts:
            yield file.name, file.read_text(encoding="utf-8").replace("'", '"')


def test_all_words_are_used() -> None:
    named = "".join(text for _, text in sources())
    assert not [name for name in ENGLISH.texts if f'"{name}"' not in named]


def test_words_that_are_used_exist_and_are_filled_in() -> None:
    checked = 0
    for file, text in sources():
        for found in WRITTEN.finditer(text):
            before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            by_script = re.search(r'\bdata-[\w-]+="\{\{[^}]*$', before)
            assert found[1] in ENGLISH.texts, f"{file}: words/en.yml has no '{found[1]}'"
            left = placeholders(ENGLISH.texts[found[1]])
            assert not left or by_script or found[1] in LATER, f"{file}: fill in '{found[1]}'"
            checked += 1
        for found in FILLED.finditer(text):
            inside = arguments(text[found.end() :])
            given = {*re.findall(r"\b(\w+)=", inside)}
            names = re.findall(r'"(\w+\.\w+)"', re.sub(r"\w+=.*", "", inside, flags=re.DOTALL))
            assert names, f"{file}: {inside}"
            for name in names:
                assert name in ENGLISH.texts, f"{file}: words/en.yml has no '{name}'"
                assert given == placeholders(ENGLISH.texts[name]), f"{file}: '{name}'"
            checked += 1
    assert checked > 200


@pytest.mark.parametrize("language", languages())
def test_a_language_has_all_words_and_its_own_plural_forms(language: str) -> None:
    assert language in LANGUAGES
    locale = Locale.parse(language, sep="-")
    words = words_in(language)
    assert words.language == language
    assert words.texts.keys() == ENGLISH.texts.keys()
    forms = {*locale.plural_form.tags, "other"}
    for name, text in words.texts.items():
        assert isinstance(text, str) == isinstance(ENGLISH.texts[name], str), name
        assert placeholders(text) == placeholders(ENGLISH.texts[name]), name
        assert isinstance(text, str) or text.keys() == forms, f"{name} needs {forms}"
