"""Firefox, driven by what is built into it: Debian has no package of the driver that Selenium asks for."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.firefox.options import Options
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.webdriver import WebDriver

NAMES = {
    Command.NEW_SESSION: "WebDriver:NewSession",
    Command.GET: "WebDriver:Navigate",
    Command.REFRESH: "WebDriver:Refresh",
    Command.W3C_EXECUTE_SCRIPT: "WebDriver:ExecuteScript",
    Command.FIND_ELEMENT: "WebDriver:FindElement",
    Command.FIND_ELEMENTS: "WebDriver:FindElements",
    Command.CLICK_ELEMENT: "WebDriver:ElementClick",
    Command.SEND_KEYS_TO_ELEMENT: "WebDriver:ElementSendKeys",
    Command.W3C_EXECUTE_SCRIPT_ASYNC: "WebDriver:ExecuteAsyncScript",
    Command.W3C_GET_WINDOW_HANDLES: "WebDriver:GetWindowHandles",
    Command.SWITCH_TO_WINDOW: "WebDriver:SwitchToWindow",
    Command.NEW_WINDOW: "WebDriver:NewWindow",
    Command.PRINT_PAGE: "WebDriver:Print",
}
"""What Marionette calls the commands that a reader needs; it takes and gives the same as WebDriver."""

CONTEXT = "Marionette:SetContext"
QUIT = "Marionette:Quit"
"""Commands that WebDriver does not have."""

PATIENCE = 60
"""Seconds; far more than a start or an end takes."""


class Marionette:
    """Takes the place of a connection of Selenium, and asks Firefox itself."""

    def __init__(self, port: int) -> None:
        """Connect to a Firefox on this machine."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.answers = self.socket.makefile("rb")
        self.numbers = count(1)
        self.receive()  # it introduces itself

    def execute(self, command: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Send a command, and return the answer as a WebDriver would word it."""
        wanted = {} if command == Command.NEW_SESSION else parameters
        message = json.dumps([0, next(self.numbers), NAMES.get(command, command), wanted]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self.receive()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        return result if "value" in result else {"value": result}

    def receive(self) -> Any:  # noqa: ANN401 - what JSON holds
        """Return the next message, which stands behind its length and a colon."""
        length = b""
        while (sign := self.answers.read(1)) != b":":
            if not sign:
                raise ConnectionError("Firefox has ended.")
            length += sign
        return json.loads(self.answers.read(int(length)))

    def close(self) -> None:
        """Hang up."""
        self.answers.close()
        self.socket.close()


@contextmanager
def firefox(
    path: str, home: Path, saved: Path, *, quits: bool = False, **settings: object
) -> Iterator[WebDriver]:
    """Start Firefox with folders for what it keeps and for what a reader saves. It crashes, or quits."""
    port = home / "MarionetteActivePort"
    port.unlink(missing_ok=True)
    preferences = {
        "marionette.port": 0,  # any that is free
        "browser.download.folderList": 2,  # the folder that is named next
        "browser.download.dir": str(saved),
        **settings,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
    (home / "user.js").write_text("\n".join(lines), encoding="utf-8")
    words = [
        path,
        "--headless",
        "--marionette",
        "--remote-allow-system-access",
        "--no-remote",
        "--profile",
        str(home),
    ]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with closing(Marionette(_number_in(port))) as marionette:
                driver = webdriver.Remote(
                    marionette,  # type: ignore[arg-type] # it needs no more of a connection
                    options=Options(),
                    file_detector=UselessFileDetector(),  # files are on this machine already
                )
                yield driver
                if quits:
                    driver.execute(QUIT, {"flags": ["eAttemptQuit"]})
                    process.wait(PATIENCE)
        finally:
            process.kill()


def in_window(driver: WebDriver, script: str, *values: object) -> Any:  # noqa: ANN401 - what JSON holds
    """Run a script in the window of Firefox itself; its last value is a function that takes the result."""
    driver.execute(CONTEXT, {"value": "chrome"})
    try:
        return driver.execute_async_script(script, *values)
    finally:
        driver.execute(CONTEXT, {"value": "content"})


def _number_in(file: Path) -> int:
    """Wait for the number that a file will hold."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if text:
            return int(text)
        time.sleep(0.05)
    raise TimeoutError("Firefox does not start.")
