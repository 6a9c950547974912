"""What a reader does on the worksheet, worded once for every browser that Selenium can drive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.helpers.answers import UNFOLD

PATIENCE = 30
"""Seconds; far more than anything takes."""

Found = TypeVar("Found")

SHOWN = """arguments[0].map((id) => document.getElementById(id))
    .map((control) => "checked" in control ? control.checked : control.value)"""

# An error from before this listens keeps the page from ever being ready.
LISTEN = """
const page = document.documentElement;
for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, (event) => {
        const what = event.message ?? event.reason ?? event.target.outerHTML;
        page.dataset.trouble = `${page.dataset.trouble ?? ""}${kind}: ${what}; `;
    }, true);
}"""


class Reader:
    """Somebody with a worksheet, in whatever browser they have."""

    def __init__(self, driver: WebDriver, worksheet: str, downloads: Path) -> None:
        """Take a browser, the address of the worksheet, and the folder that the browser saves to."""
        self.driver = driver
        self.worksheet = worksheet
        self.downloads = downloads

    def open(self) -> None:
        """Open the worksheet, wait until it remembers, and show every question."""
        self.driver.get(self.worksheet)
        self._arrive()

    def reload(self) -> None:
        """Load the page again."""
        self.meets_no_error()
        self.driver.refresh()
        self._arrive()

    def _arrive(self) -> None:
        self.until(lambda: self.ask("document.documentElement?.dataset.answers === 'ready'"))
        self.driver.execute_script(f"{LISTEN} ({UNFOLD})()")

    def meets_no_error(self) -> None:
        """Look whether an error escaped on this page, or something did not load."""
        trouble = self.ask("document.documentElement.dataset.trouble ?? ''")
        assert not trouble, trouble

    def ask(self, expression: str, *values: object) -> Any:  # noqa: ANN401 - what JSON holds
        """Return what an expression comes to on the page."""
        return self.driver.execute_script(f"return {expression}", *values)

    def until(self, look: Callable[[], Found | None]) -> Found:
        """Look again and again until something is there."""
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: look() or False)

    def tick(self, control: str) -> None:
        """Choose a box or an answer, by its label as a thumb does."""
        label = f"label[for='{control}'], label:has([id='{control}'])"
        self._reach(self.driver.find_element(By.CSS_SELECTOR, label)).click()

    def write(self, control: str, words: str) -> None:
        """Write into a field, key by key."""
        self.driver.find_element(By.ID, control).send_keys(words)

    def press(self, words: str) -> None:
        """Press what is in sight and has these words."""
        named = f"//*[self::button or self::summary][normalize-space()='{words}']"
        found = self.driver.find_elements(By.XPATH, named)
        self._reach(next(one for one in found if self.ask("arguments[0].checkVisibility()", one))).click()

    def turn_to(self, sheet: int) -> None:
        """Open one of several sheets, by its place."""
        self.driver.find_elements(By.CSS_SELECTOR, "#sheet-open option")[sheet].click()

    def sees(self, controls: list[str], values: list[bool | str]) -> None:
        """Wait until controls show these values."""
        self.until(lambda: self.ask(SHOWN, controls) == values)

    def state(self) -> str:
        """Return the state of what was written, as the page shows it."""
        return str(self.ask("document.querySelector('.answers-bar').dataset.state"))

    def sees_saved(self) -> None:
        """Wait until the page says that all is on the disk."""
        self.until(lambda: self.state() == "saved")

    def databases(self) -> Any:  # noqa: ANN401 - what JSON holds
        """Return what the browser keeps of this site, as far as it tells."""
        return self.ask("indexedDB.databases()")

    def save_to_file(self) -> Path:
        """Save everything to a file, and return it when it is whole."""
        self.press("Save to a file")
        return self.until(lambda: next(filter(_whole, self.downloads.glob("*.json")), None))

    def open_file(self, file: Path) -> None:
        """Open a file that was saved."""
        self._reach(self.driver.find_element(By.ID, "tools-open")).send_keys(str(file))

    def _reach(self, control: WebElement) -> WebElement:
        """Scroll to a control, which may be folded, and wait until it works."""
        self.ask(
            "arguments[0].matches('summary') || arguments[0].closest('details')?.setAttribute('open', '')",
            control,
        )
        self.ask("arguments[0].scrollIntoView({ block: 'center' })", control)
        self.until(lambda: self.ask("!arguments[0].disabled && !arguments[0].closest('[inert]')", control))
        return control


def _whole(file: Path) -> bool:
    try:
        json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True
