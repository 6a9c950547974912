"""The ledger of ids only grows: a reader may have an answer under any id it ever held."""

from __future__ import annotations

import subprocess
from collections import Counter

from model.guide import Guide
from tests.helpers.topics import Topic

LEDGER = "docs/ids.txt"


def _ids(lines: list[str]) -> list[str]:
    words = (line.split("#")[0].split() for line in lines)
    return [word[0] for word in words if word]


def _now(topic: Topic) -> list[str]:
    return _ids((topic.folder / LEDGER).read_text(encoding="utf-8").splitlines())


def _ever(topic: Topic) -> list[str]:
    """Return the ids that any commit on the way to here has held; none where there is no history."""
    command = ["git", "log", "--patch", "-m", "--full-history", "--format=", "--", LEDGER]
    log = subprocess.run(
        command, cwd=topic.folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    added = (line for line in log.stdout.splitlines() if line.startswith("+") and not line.startswith("+++"))
    return _ids([line[1:] for line in added])


def test_every_id_stands_once_in_the_ledger(topic: Topic) -> None:
    twice = [one for one, count in Counter(_now(topic)).items() if count > 1]
    assert not twice, f"{LEDGER} holds ids twice: {twice}"


def test_every_id_in_use_is_in_the_ledger(topic: Topic, guide: Guide) -> None:
    missing = [one for one in (*guide.items, *guide.stages) if one not in _now(topic)]
    assert not missing, f"{LEDGER} does not hold: {missing}"


def test_no_id_has_ever_left_the_ledger(topic: Topic) -> None:
    lost = sorted(set(_ever(topic)) - set(_now(topic)))
    assert not lost, f"{LEDGER} held these ids once. Write each on a line again, with ' retired': {lost}"
