"""The engines that readers have beside Chromium, all from Debian: Firefox, WebKit, and a WebKit of 2022.

Playwright's own WebKit and Firefox are downloads; these are packages. `make test` names them and what installs them.
"""

from __future__ import annotations

import os
import subprocess
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from places import TESTS
from playwright.sync_api import Playwright
from selenium.common.exceptions import NoSuchWindowException
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.common.service import Service
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService
from selenium.webdriver.wpewebkit.options import Options as WPEOptions
from selenium.webdriver.wpewebkit.service import Service as WPEService
from tabs import DriverTab, PlaywrightTab, Tab

WINDOW = TESTS / "helpers" / "webkit_window.py"
PYTHON = "/usr/bin/python3"
FIREFOX, WEBKIT, WPE, DISPLAY = (
    "/usr/bin/firefox-esr",
    "/usr/bin/WebKitWebDriver",
    "/usr/bin/WPEWebDriver",
    "/usr/bin/Xvfb",
)
LIBRARIES = f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}"
WPE_WINDOW, TYPES = f"{LIBRARIES}/wpe-webkit-1.1/MiniBrowser", f"{LIBRARIES}/girepository-1.0/WebKit2-4.1.typelib"
# Of each engine what must be there, and the packages that it is in.
NEEDED: Mapping[str, tuple[tuple[str, ...], str]] = {
    "firefox": ((FIREFOX,), "firefox-esr"),
    "webkit": ((WEBKIT, DISPLAY, TYPES), "webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb"),
    "wpe": ((WPE, WPE_WINDOW), "wpewebkit-driver libwpewebkit-1.1-0"),
}
# Keeps whatever a page complains of, from its first line on.
FIRST = """
window.said = []
addEventListener('error', event => said.push(String(event.message || event.target.src || event.target.href)), true)
addEventListener('unhandledrejection', event => said.push(String(event.reason)))
addEventListener('securitypolicyviolation', event => said.push(`${event.violatedDirective} ${event.blockedURI}`))
for (const how of ['error', 'warn']) console[how] = (...words) => said.push(words.join(' '))
"""
# An older engine is asked in the same words as the others.
KNOWN = """
Element.prototype.checkVisibility = function () {
  return this.getClientRects().length > 0 && getComputedStyle(this).visibility === 'visible'
}
"""
Tabs = Callable[[], AbstractContextManager[Tab]]


def missing(engine: str) -> str:
    """Return what must be installed for an engine; nothing where all is there."""
    files, packages = NEEDED[engine]
    return "" if all(Path(file).exists() for file in files) else packages


class Engine:
    """An engine that runs: its name, and tabs of it that remember nothing of each other."""

    def __init__(self, name: str, tab: Tabs) -> None:
        self.name, self._tab = name, tab

    @contextmanager
    def tab(self, width: int = 390, height: int = 844) -> Iterator[Tab]:
        """Open a tab, as large as a phone unless told otherwise."""
        with self._tab() as tab:
            tab.resize(width, height)
            yield tab


@contextmanager
def running(name: str, playwright: Playwright) -> Iterator[Engine]:
    """Run an engine."""
    assert not missing(name), f"install Debian's {missing(name)}; `make test` does so where it may"
    with {"firefox": partial(_firefox, playwright), "webkit": _webkit, "wpe": _wpe}[name]() as tab:
        yield Engine(name, tab)


@contextmanager
def _firefox(playwright: Playwright) -> Iterator[Tabs]:
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=FIREFOX, firefox_user_prefs={"ui.useOverlayScrollbars": 1}
    )

    @contextmanager
    def tab() -> Iterator[Tab]:
        context = browser.new_context()
        context.add_init_script(FIRST)
        try:
            yield PlaywrightTab(context.new_page())
        finally:
            context.close()

    try:
        yield tab
    finally:
        browser.close()


@contextmanager
def _webkit() -> Iterator[Tabs]:
    """Give its windows a screen that nobody sees."""
    read, write = os.pipe()
    command = [DISPLAY, "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # The printer that is a file is called otherwise in another language, which a command that ran before may have set.
    shown = {**os.environ, "LANGUAGE": "en", "DISPLAY": f":{os.read(read, 9).decode().strip()}"}

    @contextmanager
    def tab() -> Iterator[Tab]:
        # What still runs may write there while it is removed.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            Path(folder, "first.js").write_text(FIRST, "utf-8")
            options = WebKitOptions()
            options.binary_location = PYTHON
            for word in (str(WINDOW), folder):
                options.add_argument(word)
            options.set_capability("browserName", Path(folder).name)
            options.set_capability("browserVersion", "1.0.0")
            with _driven(WebKitService(WEBKIT, env=shown), options) as driver:
                yield DriverTab(driver, Path(folder))

    try:
        yield tab
    finally:
        screen.terminate()
        screen.wait()


@contextmanager
def _wpe() -> Iterator[Tabs]:
    @contextmanager
    def tab() -> Iterator[Tab]:
        options = WPEOptions()
        options.binary_location = WPE_WINDOW
        for word in ("--automation", "--headless"):
            options.add_argument(word)
        with _driven(WPEService(WPE), options) as driver:
            yield DriverTab(driver, late=FIRST + KNOWN)

    yield tab


@contextmanager
def _driven(service: Service, options: ArgOptions) -> Iterator[WebDriver]:
    """Start a driver and what it drives. Selenium's classes for these do so in a way that it warns about."""
    service.start()
    try:
        server = RemoteConnection(client_config=ClientConfig(remote_server_addr=service.service_url))
        driver = WebDriver(server, options=options)
        try:
            yield driver
        finally:
            # It closes the window first, and may then say that there is none.
            with suppress(NoSuchWindowException):
                driver.quit()
    finally:
        service.stop()
