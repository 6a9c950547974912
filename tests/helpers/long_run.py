"""Which of many like values `make test` takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from _pytest.mark.structures import ParameterSet


def now(*names: str, of: Mapping[str, object] | Iterable[str]) -> list[ParameterSet]:
    """Return a parameter for each value under its name; those not named here come in the long run.

    A tuple is for as many arguments as it has parts.
    """
    values = of if isinstance(of, Mapping) else {one: one for one in of}
    assert {*names} <= {*values}, f"There is no {[one for one in names if one not in values]}"
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else (value,)),
            id=name,
            marks=[] if name in names else [pytest.mark.long],
        )
        for name, value in values.items()
    ]
