"""The commands for contributors: `python -m contribute`."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from check.command_line import run, topic_folder
from check.load_site import load_site
from contribute.accept import accept
from contribute.change_summary import PREVIEW_HOWTO, lost_ids, summarise
from contribute.due_reviews import due, update_issue
from contribute.edits import RefusedError, latin_words, no_such, readable_guide
from contribute.git_history import branch_point, checkout, non_content_changes
from contribute.new_group import KINDS, add_group, group_name
from contribute.new_page import add_page, path_advice
from contribute.new_question import add_question, fixed_sets, group_advice, id_problem, propose_id
from contribute.new_topic import SHAPES, add_topic, name_advice
from contribute.wording import join
from model.files import LEDGER
from model.guide import Guide
from model.problems import ContentError


def main(arguments: Sequence[str]) -> int:
    """Run a command."""
    args = _parser().parse_args(arguments)
    try:
        for line in _run(args):
            print(_from_here(args.topic, line))
    except ContentError as error:
        print("Nothing was done. Mend this first:", error, sep="\n", file=sys.stderr)
        return 1
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _from_here(topic: Path, line: str) -> str:
    """Return a line of output with its file and command relative to the root of the project."""
    if topic == Path():
        return line
    line = f"{topic.as_posix()}/{line}" if line.startswith("docs/") else line
    return re.sub(r"make (?:serve|accept|check-content)\b", rf"\g<0> TOPIC={topic.as_posix()}", line)


def _run(args: argparse.Namespace) -> Iterable[str]:  # noqa: PLR0911 - one for each command
    project: Path = args.topic
    if args.command == "question":
        return add_question(project, *_question(args), args.hint)
    if args.command == "topic":
        return [add_topic(*_topic(args))]
    if args.command == "group":
        return add_group(project, *_group(args))
    if args.command == "page":
        title = args.title or _ask("What is the page called?")
        goal = args.description or _ask("What will a reader have done by the end of it, in one sentence?")
        path = args.path
        if not path and not latin_words(title):
            path = _ask("What is its address, in letters from a to z, such as first-steps?", path_advice)
        part, minutes = _place(args, readable_guide(project))
        return add_page(project, title, goal, args.on, args.after, path, part, minutes)
    if args.command in ("summary", "start"):
        return _summary(args)
    if args.command == "accept":
        return accept(project, yes=args.yes)
    reviews = due(load_site(project)[0], args.on)
    if args.command == "issue":
        return [update_issue(reviews)]
    return map(str, reviews) if reviews else [f"Nothing is due on {args.on.isoformat()}."]


def _question(args: argparse.Namespace) -> tuple[str, str, str]:
    guide = readable_guide(args.topic)
    full, listed = fixed_sets(args.topic), []
    for page in guide.pages.values():
        groups = [f"  {group.name}: {group.legend}" for group in page.groups if group.name not in full]
        listed += [page.title, *groups] if groups else []
    asked = "\n".join([*listed, "Which group does it belong to?"])
    group = args.group or _ask(asked, lambda name: group_advice(args.topic, guide, name))
    if args.text or group not in guide.groups:
        return group, args.text, args.id
    text = _ask("What does the question ask?")
    return group, text, args.id or _id(args.topic, guide, group, text)


def _id(topic: Path, guide: Guide, group: str, text: str) -> str:
    usual = propose_id(topic, guide, group, text)
    asked = f"Answers are saved under an id that never changes: two or three words, such as [{usual}]"
    return _ask(asked, lambda name: id_problem(topic, guide, name), usual)


def _group(args: argparse.Namespace) -> tuple[str, str, str, str, str, str]:
    guide = readable_guide(args.topic)
    asked = f"{', '.join(page.path for page in guide.in_order)}\nWhich page is it on?"
    page = args.page or _ask(asked, lambda path: no_such("page", path, guide.pages))
    kind = args.kind or _ask(f"Which kind: {', '.join(KINDS)}?", lambda name: no_such("kind", name, KINDS))
    legend = args.legend or _ask("What is the group called?")
    text, name, sheet = args.text, args.id, args.sheet
    if not text:
        text = _ask("What does its first item say?")
        name = name or _id(args.topic, guide, group_name(args.topic, guide, kind, legend), text)
        sheets, usual = guide.worksheets, guide.page_calling("worksheet")
        if len(sheets) > 1 and page not in sheets and not sheet and kind != "letter":
            asked = f"Which worksheet gathers it: {', '.join(sheets)}? [{usual}]"
            sheet = _ask(asked, lambda path: no_such("worksheet", path, sheets), usual)
    return page, kind, legend, text, name, sheet


def _topic(args: argparse.Namespace) -> tuple[str, str]:
    if problem := name_advice(args.name):
        raise RefusedError(problem)
    if args.shape or not sys.stdin.isatty():
        return args.name, args.shape or "guide"
    shapes = "\n".join(f"  {name}: {what}" for name, what in SHAPES.items())
    asked = f"What do you want to make?\n{shapes}\nShape [guide]:"
    return args.name, _ask(asked, lambda name: no_such("shape", name, SHAPES), "guide")


def _place(args: argparse.Namespace, guide: Guide) -> tuple[str, int]:
    """Return the part that a new page belongs to, which may be none, and its minutes."""
    parts, typed = [part.id for part in guide.parts], args.title and args.description
    part = args.part
    if parts and not part and not typed:
        part = _ask(f"Which part of the guide is it in: {', '.join(parts)}? [none]", usual="none")
    minutes = args.minutes
    if not minutes and not typed:
        minutes = int(_ask("How many minutes does it take? [0]", _no_number, "0"))
    return part.replace("none", ""), minutes


def _no_number(text: str) -> str:
    return "" if text.isdecimal() else f"'{text}' is no number. Write one such as 10."


def _summary(args: argparse.Namespace) -> Iterable[str]:
    project, start = args.topic, branch_point(args.topic, args.base)
    if args.command == "start":
        yield start
        return
    with checkout(project, start) as before:
        text = summarise(before, project, args.on, non_content_changes(project, start))
        lost = lost_ids(before, project)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as page:
            page.write(text + PREVIEW_HOWTO)
    yield text
    if lost:
        raise RefusedError(f"docs/{LEDGER} only grows, and lost {join(lost)}. Put each line back.")


def _ask(question: str, advice: Callable[[str], str] = lambda _: "", usual: str = "") -> str:
    """Return the line that the user types, or the next line of a file; ask again until it is right."""
    while True:
        try:
            answer = input(f"{question} ").strip() or usual
        except EOFError:
            if sys.stdin.isatty():
                raise
            raise RefusedError(
                "\nThe answer to this is missing. Type it in a terminal, or give a file with an answer on "
                "each line, or an argument. How: .venv/bin/python -m contribute --help"
            ) from None
        except UnicodeError:
            raise RefusedError("\nThis answer is not UTF-8. Save the file again as UTF-8.") from None
        wrong = advice(answer) if answer else ""
        if answer and not wrong:
            return answer
        if wrong and not sys.stdin.isatty():
            raise RefusedError(f"\n{wrong}")
        print(wrong, end="\n" * bool(wrong))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date. Write one such as 2026-11-20.") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contribute", description=__doc__)
    parser.add_argument("--topic", type=topic_folder, default=".", help="a folder with mkdocs.yml and docs/")
    commands = parser.add_subparsers(dest="command", required=True)
    question = commands.add_parser("question", help="start a new question, checklist item or message")
    question.add_argument("group", nargs="?", default="", help="the name of its group in the front matter")
    question.add_argument("text", nargs="?", default="", help="what it asks")
    question.add_argument(
        "--id", default="", help="its permanent id of two or three words; made from the text if left out"
    )
    question.add_argument("--hint", default="", help="one short sentence that helps")
    group = commands.add_parser("group", help="start a new group of questions, items or messages")
    group.add_argument("page", nargs="?", default="", help="the page that it stands on, for example index.md")
    group.add_argument("kind", nargs="?", default="", help=", ".join(KINDS))
    group.add_argument("legend", nargs="?", default="", help="what it is called")
    group.add_argument("text", nargs="?", default="", help="what its first item says")
    group.add_argument(
        "--id", default="", help="the permanent id of that item; made from the text if left out"
    )
    group.add_argument("--sheet", default="", help="the worksheet that gathers it, if there are several")
    page = commands.add_parser("page", help="start a new page")
    page.add_argument("title", nargs="?", default="")
    page.add_argument("description", nargs="?", default="", help="what a reader will have done by the end")
    page.add_argument("--path", default="", help="its address, for example first-steps; made from the title")
    page.add_argument("--part", default="", help="the part of the guide that it is in, by its id")
    page.add_argument("--minutes", type=int, default=0, help="how long it takes")
    page.add_argument("--after", default="", help="the page before it in the menu, for example index.md")
    topic = commands.add_parser("topic", help="make a topic from the template")
    topic.add_argument("name", nargs="?", default="", help="its folder, such as my-guide, or ../my-guide")
    topic.add_argument("shape", nargs="?", default="", help=", ".join(SHAPES))
    accepted = commands.add_parser("accept", help="add to expected.yml and the ledger what the pages have")
    accepted.add_argument("--yes", action="store_true", help="add it without a question")
    summary = commands.add_parser("summary", help="say in words what changed since a branch or commit")
    start = commands.add_parser("start", help="print the commit where the work left a branch")
    for command in (summary, start):
        command.add_argument("base", nargs="?", default="main")
    overdue = commands.add_parser("overdue", help="list the pages and sources that are due for review")
    issue = commands.add_parser("issue", help="keep one issue that says what is due")
    for command in (page, summary, overdue, issue):
        command.add_argument(
            "--on", type=_date, default=datetime.now(tz=UTC).date(), help="a date instead of today"
        )
    return parser


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
