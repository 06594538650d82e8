"""A browser as readers have it, and a server for what it reads."""

from __future__ import annotations

import http.server
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
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


Headers = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True)
class Folder:
    """Answers with the files of a folder, below a path, with headers for each; some kinds of files are not there."""

    folder: Path
    root: str
    headers: Headers
    without: tuple[str, ...] = ()

    def __call__(self, *request: Any) -> http.server.SimpleHTTPRequestHandler:
        """Answer a request."""
        root, headers, without = self.root, self.headers, self.without

        class Handler(Silent, http.server.SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                there = super().translate_path("/" + path.removeprefix(root))
                return f"{there} is kept away" if there.endswith(without) else there

            def end_headers(self) -> None:
                name = self.path.partition("?")[0].removeprefix(root)
                for header, value in headers(f"{name}index.html" if name[-1:] in ("", "/") else name).items():
                    self.send_header(header, value)
                super().end_headers()

        return Handler(*request, directory=str(self.folder))


@contextmanager
def serving(
    folder: Path, root: str = "/", headers: Headers = lambda _: {}, without: tuple[str, ...] = ()
) -> Iterator[Listener]:
    """Serve a folder, on this computer only."""
    with listening(Folder(folder, root, headers, without)) as server:
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
