"""Where YAML cannot be read, a contributor is told what to type, in words that are not YAML's."""

from __future__ import annotations

import pytest
import yaml

from model import front_matter
from model.front_matter import read_yaml
from tests.unit.conftest import Said

LOADERS = [yaml.SafeLoader] + [yaml.CSafeLoader] * hasattr(yaml, "CSafeLoader")


@pytest.fixture(params=LOADERS, ids=lambda loader: str(loader.__name__))
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which PyYAML may have been built."""
    monkeypatch.setattr(front_matter, "LOADER", request.param)


@pytest.mark.fault(49)
@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "a: b\nc: d: e",
            "2: the text holds a colon, so it needs quotes. Type c: 'd: e' instead.",
            id="colon",
        ),
        pytest.param("a: b\nc: 'd", "2: a quotation mark is opened here and not closed.", id="open-quote"),
        pytest.param(
            'a: "b\nc: d', "1: a quotation mark is opened here and not closed.", id="open-double-quote"
        ),
        pytest.param("a: 'don't'", "1: the text goes on after its closing quotation mark.", id="apostrophe"),
        pytest.param('a: "b\\q"', "1: a backslash stands between double quotes.", id="backslash"),
        pytest.param("a: b\n\tc: d", "2: this line starts with a tab. Use spaces.", id="tab"),
        pytest.param("a: b\nc: [d", "2: a '[' is opened here and not closed. Add its ']'.", id="open-list"),
        pytest.param(
            "a: {b: c\nd: e", "1: a '{' is opened here and not closed. Add its '}'.", id="open-facts"
        ),
        pytest.param(
            "a: b\nc: @d", "2: a text that starts with '@' needs quotes. Type c: '@d' instead.", id="at"
        ),
        pytest.param("a: *b* c", "1: a text that starts with '*' needs quotes.", id="star"),
        pytest.param("- `a`", "1: a text that starts with '`' needs quotes. Type '`a`' instead.", id="item"),
        pytest.param("a: b\nwords\nc: d", "2: 'words' is not a field.", id="line-without-a-name"),
        pytest.param(
            "a:b\nc: d", "1: a ':' needs a space after it. Type 'a: b' instead.", id="colon-without-a-space"
        ),
        pytest.param(
            "a:\n  - b: c\n  -d: e",
            "3: a '-' needs a space after it. Type '- d: e'",
            id="dash-without-a-space",
        ),
        pytest.param("a: - b", "1: a list starts on a line of its own.", id="list-on-the-line"),
        pytest.param(
            "a:\n  - b: c\n   d: e",
            "3: this line starts with 3 spaces, and its neighbours with 4. Type 4.",
            id="fact-too-far-left",
        ),
        pytest.param(
            "a:\n  - b: c\n - b: e",
            "3: this line starts with 1 spaces, and its neighbours with 2. Type 2.",
            id="item-too-far-left",
        ),
        pytest.param(f"a: {'[' * 30}", "1: the list is nested too deeply.", id="depth"),
    ],
)
def test_a_fault_is_said_at_its_line_with_what_to_type(text: str, told: str, said: Said) -> None:
    assert read_yaml(text, said) is None
    [sentence] = said
    assert sentence.startswith(told)
