"""Which files a docs folder may hold, their text, and how much of it there may be."""

import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from model.addresses import address
from model.fields import ID, id_advice
from model.front_matter import Value, read_yaml
from model.problems import Report, ReportAt, called, ignore, unseen

DOCS = "docs"  # the folder of the pages
LEDGER = "ids.txt"  # the ledger: an id or the path of a page on each line; ' retired' after one that is gone
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*")
LEFT = (
    *("*~", "*.swp", "*.swo", "*.orig", "*.rej", "*.bak", "*.tmp"),
    *("[#]*[#]", "[~]$*", "[Tt]humbs.db", "[Dd]esktop.ini"),
)
"""Names of what editors and systems leave; 'exclude_docs' tells hosts, which leave out hidden files, too."""

# The settings of a git folder may name a program that tells git of changes.
IGNORED = (
    *("git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--others", "--ignored"),
    *("--exclude-standard", "--directory"),
)
"""Asks git which files it leaves out."""

CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")  # how the lines start that Git writes where changes meet
LINKED = "this is a symbolic link to another place. Put the file itself here."
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
DOWNLOADS = (".pdf", ".docx", ".odt")  # what pages may offer to download, in the folder 'files'

# No page can make a build wait for hours.
LONGEST_LINE = 5_000
LONGEST_PAGE = 2_000_000  # characters. A list of ten thousand questions still fits.
LONGEST_BODY = 50_000
MOST_LINES = 2_000
MOST_TAGS = 500  # below the front matter: Markdown may need the square of their time
DEEPEST = 50  # brackets that may be open at once: Markdown reads the rest of a paragraph anew for each
BRACKET = re.compile(r"[\[\]()]")


@dataclass(frozen=True)
class Files:
    """What a docs folder holds, by path below it."""

    pages: dict[str, str]  # the text of each page, with line ends as on any system
    pictures: frozenset[str]
    downloads: dict[str, int]  # the size of each file to download, in bytes
    ledger: str
    unparsed: dict[str, str]  # the text of each file in an unknown encoding, fit to look for a name in


@dataclass(frozen=True)
class Unparsed:
    """The files that could not be read, so that their mistakes hide no others and lead to no false ones."""

    texts: Mapping[str, str]  # the text of each by its path, as far as it can be guessed

    def __contains__(self, path: object) -> bool:
        """Return whether a page is there and could not be read."""
        return path in self.texts

    def may_hold(self, name: str) -> bool:
        """Return whether a name may be known to one of these pages, and so cannot be called missing."""
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        return any(word.search(text) for text in self.texts.values())


ALL_PARSED = Unparsed({})  # nothing was left out


def read_files(docs: Path, report_at: ReportAt) -> Files:
    """Return the files of a folder in the order of their paths; report those that do not belong."""
    pages: dict[str, str] = {}
    pictures: set[str] = set()
    downloads: dict[str, int] = {}
    ledger = ""
    unparsed: dict[str, str] = {}
    folded: dict[str, str] = {}
    for path, file in sorted(walk(docs)):
        report = report_at(path)
        fault = place_fault(path, file, folded)
        if fault:
            report(1, fault)
            if path == LEDGER or path.endswith(".md"):
                unparsed[path] = _guessed(file)
        elif path.endswith(".md") or path == LEDGER:
            text = read_text(file, report)
            if text is None:
                unparsed[path] = _guessed(file)
            elif path == LEDGER:
                ledger = text
            else:
                pages[path] = text
        elif path.startswith("pictures/") and file.suffix in PICTURES:
            pictures.add(path)
        elif path.startswith("files/") and file.suffix in DOWNLOADS:
            downloads[path] = file.stat().st_size
        else:
            ends = [", ".join(kinds) for kinds in (PICTURES, DOWNLOADS)]
            where = f"Pictures are in 'pictures' in {ends[0]}, files to download in 'files' in {ends[1]}."
            small = f"{file.stem}{file.suffix.lower()}"
            if small != file.name and small.endswith((*PICTURES, *DOWNLOADS, ".md")):
                report(1, f"the end of this name is in capital letters. Call the file '{small}'.")
                unparsed[path.removesuffix(file.name) + small] = _guessed(file)
            else:
                report(1, f"this file is not allowed here. Pages end in '.md'. {where}")
    return Files(pages, frozenset(pictures), downloads, ledger, unparsed)


def _guessed(file: Path) -> str:
    """Return what may be the text of a file that is not read as a page."""
    return "" if file.is_symlink() else file.read_bytes()[:LONGEST_PAGE].replace(b"\0", b"").decode("latin-1")


def placed_files(docs: Path, folder: str = "") -> dict[str, Path]:
    """Return every file that has its place in a docs folder, or in a folder there, readable or not."""
    folded: dict[str, str] = {}
    files = {path: file for path, file in sorted(walk(docs)) if not place_fault(path, file, folded)}
    return {path: file for path, file in files.items() if path.startswith(folder)}


def page_paths(docs: Path) -> set[str]:
    """Return the path of every page that has its place in a folder, readable or not."""
    return {path for path in placed_files(docs) if path.endswith(".md")}


def place_fault(path: str, file: Path, folded: dict[str, str]) -> str:
    """Return what is wrong with a file before it is opened, or nothing; `folded` are the names so far."""
    twin = folded.setdefault((address(path) if path.endswith(".md") else path).casefold(), path)
    if file.is_symlink():
        return LINKED
    if twin != path:
        if twin.casefold() == path.casefold():
            what = f"name differs from '{twin}' in capitals only, and some systems cannot tell"
        else:
            what = f"page would have the address of '{twin}'"
        return f"this {what}. Rename one."
    if not NAME.fullmatch(path):
        example = _plain_name(path, file)
        return (
            f"this name has characters that an address cannot have. Use letters, digits and hyphens{example}."
        )
    if path.startswith("templates/") or file.stem == "README":
        return "a file cannot be called 'README' or be in a folder 'templates' here. Choose another name."
    if len(file.name) > 100:
        return "this name is too long for some systems. Use 100 characters at most."
    return ""


def _plain_name(path: str, file: Path) -> str:
    """Return an example of a free name for what has none that an address can have, or nothing."""
    places = [file, *file.parents][: path.count("/") + 1]
    wrong = next(place for place in reversed(places) if not NAME.fullmatch(place.name))
    letters = unicodedata.normalize("NFKD", wrong.name.lower()).encode("ascii", "ignore").decode()
    words, dot, ending = letters.rpartition(".")
    stem = "-".join(re.findall(r"[a-z0-9]+", words or ending))
    if not stem or (wrong == file and not words):
        return ""
    names = [f"{stem}{number}{words and dot + ending}" for number in ("", *range(-2, -100, -1))]
    return next((f", for example '{name}'" for name in names if not wrong.with_name(name).exists()), "")


def walk(docs: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file of a folder, and every link that stands for one or for a folder, by its path."""
    if docs.is_symlink():
        return  # the reader of the guide reports it
    ignored = git_ignores(docs)
    for folder, folders, names in os.walk(docs):
        folders[:] = [name for name in folders if not is_left(name) and Path(folder, name) not in ignored]
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        for file in {Path(folder, name) for name in [*names, *linked] if not is_left(name)} - ignored:
            yield file.relative_to(docs).as_posix(), file


def git_ignores(docs: Path) -> set[Path]:
    """Return the files and folders that git leaves out; none where there is no git."""
    if not any((folder / ".git").exists() for folder in docs.resolve().parents):
        return set()
    try:
        result = subprocess.run(IGNORED, cwd=docs, capture_output=True, check=False)  # noqa: S603 - our own words
    except OSError:
        return set()
    names = result.stdout.decode("utf-8", "surrogateescape").split("\0") if not result.returncode else ()
    # A folder that is ignored as a whole, such as a copy in .cache, counts all the same.
    return {docs / name for name in names} - {docs}


def is_left(name: str) -> bool:
    """Return whether an editor or a system left a file or folder, as its name says."""
    return name.startswith(".") or any(fnmatchcase(name, pattern) for pattern in LEFT)


def read_text(file: Path, report: Report) -> str | None:
    """Return the text of a file with plain line ends, or nothing after reporting why it has none."""
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report(
            line,
            "this line has a character that is not saved as UTF-8. Save the file again as UTF-8.",
        )
        return None
    if large := too_much(text):
        report(*large)
        return None
    lines = text.split("\n")
    if two := _two_versions(lines):
        what = "Git left two versions here, with '=======' between them and '>>>>>>>' behind them."
        report(two, f"{what} Keep one, and take these three lines out.")
        return None
    for number, line_text in enumerate(lines, start=1):
        if found := unseen(line_text):
            place = _behind(line_text, found.start())
            advice = "It can mislead: put the cursor there, and delete it."
            report(number, f"an invisible character, a {called(found[0])}, is {place}. {advice}")
    return text


def read_yaml_file(file: Path, report: Report) -> Value | None:
    """Return a YAML file as values, or None if there is none or after reporting why it cannot be read."""
    if file.is_symlink():
        report(1, LINKED)
    elif file.is_file() and (text := read_text(file, report)) is not None:
        return read_yaml(text, report)
    return None


def too_much(text: str) -> tuple[int, str] | None:
    """Return the line and the sentence about what makes a page too large to read, or nothing."""
    if len(text) > LONGEST_PAGE:
        return 1, f"this file has more than {LONGEST_PAGE:,} characters. Make several pages of it."
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            return number, f"this line has more than {LONGEST_LINE:,} characters. Split it into several."
        # An empty line ends a paragraph, and with it what is open.
        depth = depth if line.strip(" \t") else 0
        for sign in BRACKET.findall(line):
            depth = depth + 1 if sign in "[(" else max(depth - 1, 0)
            if depth > DEEPEST:
                advice = "Close them, or take them out."
                return number, f"more than {DEEPEST} brackets are open here at once. {advice}"
    return None


def _two_versions(lines: Sequence[str]) -> int:
    """Return the line from which on Git left two versions of a text, or 0."""
    found: list[int] = []
    for number, line in enumerate(lines, start=1):
        if len(found) < len(CONFLICT) and line.startswith(CONFLICT[len(found)]):
            found.append(number)
    return found[0] if len(found) == len(CONFLICT) else 0


def _behind(line: str, at: int) -> str:
    """Say where in a line a place is, by the words before it."""
    words = " ".join(line[:at].split()[-3:])[-30:].strip()
    return f"after '{words}'" if words else "at the start of this line"


def read_ledger(text: str, report: Report) -> dict[str, tuple[int, bool]]:
    """Return the line of each id, and whether it is retired."""
    ledger: dict[str, tuple[int, bool]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split("#")[0].split()
        if not words:
            continue
        is_path = words[0].endswith(".md") and NAME.fullmatch(words[0])
        if not is_path and not ID.fullmatch(words[0]):
            report(number, f"'{words[0]}' is not an id. {id_advice(words[0])}")
        elif words[1:] not in ([], ["retired"]):
            report(number, f"'{line.strip()}' cannot be read. Write the id alone, or '{words[0]} retired'.")
        elif words[0] in ledger:
            report(number, f"'{words[0]}' is already on line {ledger[words[0]][0]}. Keep one of the two.")
        else:
            ledger[words[0]] = (number, words[1:] == ["retired"])
    return ledger


def load_ledger(docs: Path) -> dict[str, tuple[int, bool]]:
    """Return the ledger as far as it can be read; its mistakes are reported where pages are read."""
    file = docs / LEDGER
    if file.is_symlink() or not file.is_file():
        return {}
    return read_ledger(read_text(file, ignore) or "", ignore)
