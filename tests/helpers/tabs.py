"""A tab of any browser, with the few moves that a reader makes: the same whether Playwright or WebDriver makes them."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

KEYS = {
    "Tab": Keys.TAB, "Enter": Keys.ENTER, "Space": Keys.SPACE, "Escape": Keys.ESCAPE, "ArrowDown": Keys.ARROW_DOWN,
    "ArrowUp": Keys.ARROW_UP, "ArrowRight": Keys.ARROW_RIGHT,
}  # fmt: skip
# As long as anything may take; nothing is asserted about time.
PATIENCE = 30


class Tab(Protocol):
    """A tab. A script is a function of one argument, in JavaScript."""

    def go(self, address: str) -> None:
        """Open a page."""

    def run(self, script: str, given: Any = None) -> Any:
        """Return what a script returns on the page, or what it promises."""

    def run_inside(self, script: str) -> Any:
        """Return what a script returns in the first frame of the page."""

    def press(self, key: str) -> None:
        """Press a key, by the name that the web has for it."""

    def write(self, words: str) -> None:
        """Type words where the focus is."""

    def chord(self, letter: str) -> None:
        """Press a letter with Control."""

    def click(self, selector: str) -> None:
        """Click the first shown element with a selector, by mouse."""

    def resize(self, width: int, height: int) -> None:
        """Make the tab so wide and high."""

    def paper(self) -> bytes:
        """Print the page, and return the PDF."""


def until(tab: Tab, script: str, given: Any = None) -> Any:
    """Wait until a script returns something true, and return that."""
    last = time.monotonic() + PATIENCE
    while not (found := tab.run(script, given)):
        assert time.monotonic() < last, script
        time.sleep(0.02)
    return found


@dataclass(frozen=True)
class Part:
    """The first element with a selector; a script about it has it as its first argument."""

    tab: Tab
    selector: str

    def evaluate(self, script: str, given: Any = None) -> Any:
        """Return what a script returns."""
        found = f"document.querySelector({json.dumps(self.selector)})"
        return self.tab.run(f"given => ({script})({found}, given)", given)


@dataclass(frozen=True)
class PlaywrightTab:
    """A tab of Chromium or Firefox."""

    page: Page

    def go(self, address: str) -> None:
        """Open a page."""
        self.page.goto(address)

    def run(self, script: str, given: Any = None) -> Any:
        """Return what a script returns."""
        return self.page.evaluate(script, given)

    def run_inside(self, script: str) -> Any:
        """Return what a script returns in the first frame."""
        return self.page.main_frame.child_frames[0].evaluate(script)

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        """Type words."""
        self.page.keyboard.type(words)

    def chord(self, letter: str) -> None:
        """Press a letter with Control."""
        self.page.keyboard.press(f"Control+{letter}")

    def click(self, selector: str) -> None:
        """Click what is shown."""
        self.page.locator(selector).locator("visible=true").first.click()

    def resize(self, width: int, height: int) -> None:
        """Make the tab so wide and high."""
        self.page.set_viewport_size({"width": width, "height": height})

    def paper(self) -> bytes:
        """Print the page. Firefox takes for centimetres what are inches to Playwright: so all is said in these."""
        return self.page.pdf(width="21in", height="29.7in")


@dataclass(frozen=True)
class DriverTab:
    """A tab of WebKit."""

    driver: WebDriver
    folder: Path | None = None
    late: str = ""

    def go(self, address: str) -> None:
        """Open a page."""
        self.driver.get(address)
        if self.late:
            self.driver.execute_script(self.late)

    def run(self, script: str, given: Any = None) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(f"return ({script})(arguments[0])", given)

    def run_inside(self, script: str) -> Any:
        """Return what a script returns in the first frame."""
        self.driver.switch_to.frame(0)
        try:
            return self.run(script)
        finally:
            self.driver.switch_to.default_content()

    def press(self, key: str) -> None:
        """Press a key."""
        self._do(lambda keys: keys.send_keys(KEYS[key]))

    def write(self, words: str) -> None:
        """Type words."""
        self._do(lambda keys: keys.send_keys(words))

    def chord(self, letter: str) -> None:
        """Press a letter with Control."""
        self._do(lambda keys: keys.key_down(Keys.CONTROL).send_keys(letter).key_up(Keys.CONTROL))

    def click(self, selector: str) -> None:
        """Click what is shown."""
        shown = next(one for one in self.driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed())
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", shown)
        shown.click()

    def resize(self, width: int, height: int) -> None:
        """Make the tab so wide and high."""
        self.driver.set_window_size(width, height)

    def paper(self) -> bytes:
        """Print the page; only our own window can."""
        assert self.folder
        os.kill(int((self.folder / "pid").read_text("utf-8")), signal.SIGUSR1)
        file = self.folder / "paper.pdf"
        last = time.monotonic() + PATIENCE
        while not file.exists():
            assert time.monotonic() < last
            time.sleep(0.05)
        printed = file.read_bytes()
        file.unlink()
        return printed

    def _do(self, move: Callable[[ActionChains], ActionChains]) -> None:
        move(ActionChains(self.driver, duration=0)).perform()
