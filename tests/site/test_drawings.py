"""Drawings are published without what drawing programs leave in them."""

from __future__ import annotations

from pathlib import Path

from publish.clean_svg import clean_svg_files

CLEAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path d="M0 0H9"/>\n</svg>\n'
LITTERED = """<?xml version="1.0"?>
<!-- Made with a program -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.example.org/draw" i:version="2" viewBox="0 0 9 9">
<metadata><i:work>Mine</i:work></metadata>
<i:layer><g/></i:layer>
<path d="M0 0H9" i:label="a line"/>
</svg>
"""


def cleaned(folder: Path, text: str) -> str:
    """Return a drawing as it is published."""
    file = folder / "pictures" / "one.svg"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    clean_svg_files(folder)
    return file.read_text(encoding="utf-8")


def test_a_drawing_without_litter_stays_as_it_is(tmp_path: Path) -> None:
    assert cleaned(tmp_path, CLEAN) == CLEAN


def test_litter_is_taken_out_and_the_lines_stay(tmp_path: Path) -> None:
    text = cleaned(tmp_path, LITTERED)
    assert 'd="M0 0H9"' in text
    for litter in ("Made with", "metadata", "Mine", "layer", "label", "version", "example.org"):
        assert litter not in text, text
