"""A server whose site can change, hang, ask for a login or stop; and a reader who keeps a copy of that site."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from browsing import reading
from listening import Listener, Silent
from playwright.sync_api import Browser, Page, expect

from leidraad.web import urls

# The site is not alone on its server.
FOLDER = "/richtlijn/"
LOGIN = b"<!doctype html><title>Inloggen</title><h1>Inloggen</h1>"
# What a careful server says of each page: itself only. A part for other people's pages has a policy of its own.
STRICT = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
    ),
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding, Cookie",
}
LEFT = """async () => ({
  caches: await caches.keys(), registrations: (await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
  rest: [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length],
})"""
NOTHING = {"caches": [], "registrations": [], "rest": ["", 0, 0, 0]}
# Each file of each copy with what stands in it.
KEPT = """async () => {
  const found = {}
  for (const name of await caches.keys()) {
    const copy = await caches.open(name)
    for (const request of await copy.keys()) found[request.url] = await (await copy.match(request)).text()
  }
  return found
}"""


@dataclass
class Server:
    """A server on this computer: what it has, how it answers, and what was asked of it."""

    site: Mapping[str, bytes]
    manner: str = "site"
    asked: list[str] = field(default_factory=list)
    port: int = 0
    _server: Listener | None = None
    _go: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Where the site stands."""
        return f"http://127.0.0.1:{self.port}{FOLDER}"

    def start(self) -> None:
        """Answer, at the same address as before."""
        self._server = Listener(_handler(self), self.port)
        self.port = self._server.server_port
        self._server.start()

    def stop(self) -> None:
        """Answer nothing any more."""
        self._go.set()
        if self._server:
            self._server.stop()
        self._server = None

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body for a path."""
        name = path.removeprefix(FOLDER)
        name += "index.html" if not name or name.endswith("/") else ""
        kind = {"Content-Type": mimetypes.guess_type(name)[0] or "text/html"}
        # A login lets pass what a browser asks by itself, and nothing that a reader opens.
        manner = "site" if name == urls.WORKER and self.manner in ("login", "redirect") else self.manner
        match manner:
            case "hang":
                self._go.wait(60)
                return 503, kind, b""
            case "slow":
                self._go.wait(0.1)
            case "error":
                return 503, kind, b"Storing"
            case "login":
                return 200, {"Content-Type": "text/html"}, LOGIN
            case "redirect" if path != "/inloggen":
                return 302, {"Location": "/inloggen"}, b""
        if path == "/inloggen":
            return 200, {"Content-Type": "text/html"}, LOGIN
        return (200, kind, self.site[name]) if name in self.site else (404, kind, self.site["404.html"])


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(Silent, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            path = urlsplit(self.path).path
            status, headers, body = server.answer(path)
            self.send_response(status)
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body, headers = gzip.compress(body, 1), headers | {"Content-Encoding": "gzip"}
            rules = {} if urls.EMBEDS in path else STRICT
            for name, value in {**headers, **rules, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    return Handler


@contextmanager
def serving(site: Mapping[str, bytes]) -> Iterator[Server]:
    """Serve a site until the end."""
    server = Server(site)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@dataclass
class Reader:
    """Somebody on the site, with what the browser said of it."""

    page: Page
    server: Server
    said: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Go to a page."""
        self.page.goto(self.server.address + path)
        return self.page

    def keep(self) -> str:
        """Press the button that keeps a copy, and return what is told of it."""
        return self.press("keep")

    def press(self, move: str) -> str:
        """Press a button of the page about keeping, and return what is told at last."""
        self.open(urls.KEEP)
        return self.press_here(move)

    def press_here(self, move: str) -> str:
        """Press a button of the page as it is shown now."""
        state = self.page.locator(".c-keep__state")
        expect(state).not_to_be_empty()
        self.page.locator(f"[data-do={move}]").click()
        busy = state.get_attribute("data-busy") or ""
        expect(state).not_to_have_text(busy, timeout=30_000)
        return state.inner_text()

    def left(self) -> Any:
        """Return what the site has on the device."""
        return self.page.evaluate(LEFT)

    def kept(self) -> dict[str, str]:
        """Return what is in the copy, by path."""
        found: dict[str, str] = self.page.evaluate(KEPT)
        return {url.removeprefix(self.server.address): text for url, text in found.items()}

    @property
    def notice(self) -> str:
        """What stands above a page of the copy; nothing on a page that comes from the network."""
        above = self.page.locator("body > .c-kept")
        return above.inner_text() if above.count() else ""


@contextmanager
def visiting(browser: Browser, site: Mapping[str, bytes], **options: Any) -> Iterator[Reader]:
    """Serve a site to a reader who was never there."""
    with serving(site) as server, reading(browser, **options) as page:
        reader = Reader(page, server)
        page.on("console", lambda message: reader.said.append(message.text))
        page.on("pageerror", lambda error: reader.said.append(str(error)))
        yield reader
