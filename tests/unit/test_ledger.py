"""No id is lost: each is in use, named as a former one, or said to be retired."""

from __future__ import annotations

import pytest

from check.ids import check_ledger
from model.files import read_ledger
from tests.unit.conftest import Said


@pytest.mark.parametrize(
    ("text", "ledger"),
    [
        pytest.param("water\nlight\n", {"water": (1, False), "light": (2, False)}, id="ids"),
        pytest.param("water retired\n", {"water": (1, True)}, id="retired"),
        pytest.param("# Words\n\nwater # more words\n", {"water": (3, False)}, id="comments"),
        pytest.param("  water   retired  ", {"water": (1, True)}, id="spaces"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_a_ledger_is_read_line_by_line(text: str, ledger: dict[str, tuple[int, bool]], said: Said) -> None:
    assert read_ledger(text, said) == ledger
    assert said == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("water\nWater\n", "2: 'Water' is not an id.", id="capitals"),
        pytest.param("water\nlight soil\n", "2: 'light soil' cannot be read.", id="two-ids"),
        pytest.param("water\nlight gone\n", "2: 'light gone' cannot be read.", id="other-word"),
        pytest.param("water\nlight retired now\n", "2: 'light retired now' cannot be read.", id="more-words"),
        pytest.param("water\nwater\n", "2: 'water' is already on line 1.", id="twice"),
        pytest.param("water\nwater retired\n", "2: 'water' is already on line 1.", id="twice-and-retired"),
    ],
)
def test_a_line_that_cannot_be_read_is_said(text: str, sentence: str, said: Said) -> None:
    read_ledger(text, said)
    [found] = said
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    ("ledger", "used", "former", "sentences"),
    [
        pytest.param("water", ["water"], [], (0, 0, 0), id="in-use"),
        pytest.param("water\nsoil", ["soil"], ["water"], (0, 0, 0), id="renamed"),
        pytest.param("water retired", [], [], (0, 0, 0), id="retired"),
        pytest.param("", ["water"], [], (1, 0, 0), id="new"),
        pytest.param("water", [], [], (0, 0, 1), id="lost"),
        pytest.param("water retired", ["water"], [], (1, 0, 0), id="used-again"),
        pytest.param("water", ["water"], ["water"], (0, 1, 0), id="former-and-in-use"),
        pytest.param("soil", ["soil"], ["water"], (0, 1, 0), id="former-and-unknown"),
        pytest.param("soil", ["water"], [], (1, 0, 0), id="exchanged"),
        pytest.param("water\nlight", ["waters"], [], (1, 0, 1), id="misspelt"),
        pytest.param("soil\nlight", ["water"], [], (1, 0, 2), id="everything-else"),
    ],
)
def test_the_ledger_accounts_for_every_id(
    ledger: str, used: list[str], former: list[str], sentences: tuple[int, int, int]
) -> None:
    """Sentences are counted where an id is used, where it is a former one, and in the ledger."""
    uses, formers, lines = Said(), Said(), Said()
    check_ledger(
        read_ledger(ledger, lines),
        dict.fromkeys(used, (uses, 1)),
        dict.fromkeys(former, (formers, 1)),
        lines,
    )
    assert (len(uses), len(formers), len(lines)) == sentences, [*uses, *formers, *lines]


def test_a_lost_id_is_said_at_its_line_in_the_ledger(said: Said) -> None:
    check_ledger({"water": (7, False)}, {}, {}, said)
    assert [sentence.split(":")[0] for sentence in said] == ["7"]


def test_a_new_id_is_said_where_it_is_used(said: Said) -> None:
    check_ledger({}, {"water": (said, 12)}, {}, Said())
    assert [sentence.split(":")[0] for sentence in said] == ["12"]
