"""A strict reader of calendar files (RFC 5545), for as much of them as we write."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", re.DOTALL)
ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
MEANS = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
LONGEST = 75
"""Octets of a line, without its end."""


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    """By name with parameters, such as `DTSTART;VALUE=DATE`."""

    inside: list[Component] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a value of the type text, unescaped."""
        value = self.values[name]
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value}"
        return ESCAPE.sub(lambda found: MEANS[found[1]], value)


def read_calendar(file: bytes) -> Component:
    """Return the calendar of a file, or fail with what breaks the rules."""
    assert file.endswith(b"\r\n")
    raw = file.removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line or len(line) > LONGEST for line in raw)
    assert b"".join(raw).decode() == "".join(line.decode() for line in raw), "folded inside of a sign"
    root = Component("")
    open_now = [root]
    for line in b"\r\n".join(raw).replace(b"\r\n ", b"").decode().split("\r\n"):
        found = LINE.fullmatch(line)
        assert found, f"no line of a calendar: {line}"
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line), f"a control character: {line!r}"
        name, parameters, value = found.groups()
        if name == "BEGIN":
            open_now[-1].inside.append(Component(value))
            open_now.append(open_now[-1].inside[-1])
        elif name == "END":
            assert open_now.pop().name == value
        else:
            assert name + parameters not in open_now[-1].values, f"twice: {name}"
            open_now[-1].values[name + parameters] = value
    assert open_now == [root], "something is not closed"
    [calendar] = root.inside
    assert calendar.name == "VCALENDAR"
    assert calendar.values["VERSION"] == "2.0"
    assert calendar.values["PRODID"]
    assert "METHOD" not in calendar.values, "a file to be kept is no invitation"
    return calendar
