"""A guide of many pages is read by several processes, and comes out as if one had read it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from macros.catalogue import MACROS
from macros.content import guide as reading
from macros.spread import FEW

PAGE = """\
---
title: Page {number}
description: What it is for.
owner: Somebody
reviewed: {day}
review_every: 12 months
checklists:
  group-{number}:
    legend: To do
    items:
      - id: item-{number}
        text: Water *it*.
---
Some words,
on two lines.

## A heading

{{{{ checklist("group-{number}") }}}}
"""


def test_what_several_processes_read_is_what_one_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(FEW):
        day = "2026-11-20" if number % 50 else "soon"
        (tmp_path / f"page-{number}.md").write_text(PAGE.format(number=number, day=day), encoding="utf-8")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    read = []
    for processors in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda count=processors: count)
        monkeypatch.setattr(reading, "_known", {})
        read.append(reading.survey_guide(tmp_path, MACROS))
    assert read[0] == read[1]
    assert sum("needs 'reviewed' to be a day" in problem.text for problem in read[1][1]) == FEW / 50
