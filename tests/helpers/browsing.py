"""A browser as readers have it, and a server for what it reads."""

from __future__ import annotations

import functools
import http.server
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from listening import Listener, Silent, listening
from playwright.sync_api import Browser, Page

# Without windows it takes half the time; only with them does it keep pages for who goes back, and know links to call.
CHROMIUM, WITH_WINDOWS = "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Folder(Silent, http.server.SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""


@contextmanager
def serving(folder: Path) -> Iterator[Listener]:
    """Serve a folder, on this computer only."""
    with listening(functools.partial(_Folder, directory=str(folder))) as server:
        yield server


@contextmanager
def reading(browser: Browser, width: int = 360, **options: Any) -> Iterator[Page]:
    """Open an empty page as a reader has it: a phone's width unless told otherwise."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    try:
        yield page
    finally:
        # What a test answers itself may still be asked for when it ends.
        page.unroute_all(behavior="ignoreErrors")
        context.close()
