"""The site as an editor sees it while writing: the last good one, with what is wrong with the newest content above it.

It answers who asks for it by the name of this computer only: no page of another site reads what is not published.
"""

from __future__ import annotations

import json
import mimetypes
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from markupsafe import escape as in_a_page

from leidraad.edit.desk import Desk, StrangeError
from leidraad.edit.door import Door
from leidraad.failure import Failure, sentence
from leidraad.look import colours
from leidraad.source.problems import ContentError, Problem, report
from leidraad.web import urls
from leidraad.web.printable import POLICY

HERE = "127.0.0.1"
NAMES, HTTP = (HERE, "localhost"), 80
EVENTS, SCRIPT = "/-/versie", "/-/volg.js"
# What a page asks while somebody writes in it, and no question is longer than this.
QUESTIONS, LONGEST = "/-/schrijven/", 100_000
WRITING = {
    f"/-/{name}": (kind, (Path(__file__).parent / "edit" / name).read_bytes())
    for name, kind in (("schrijven.js", "text/javascript"), ("schrijven.css", "text/css"))
}
# A page reloads when the server tells another version than the one that it shows, unless somebody is writing in it;
# what is wrong stands on top of it.
FOLLOW = f"""const shown = document.currentScript.dataset.version;
const report = document.currentScript.previousElementSibling;
if (report?.role === "alert") document.body.prepend(report);
new EventSource("{EVENTS}").onmessage = event => {{
  const asked = () => document.dispatchEvent(new Event("leidraad:nieuw", {{ cancelable: true }}));
  if (event.data !== shown && asked()) location.reload();
}};
"""
REPORT_STYLE = (
    "margin:0;padding:1rem;white-space:pre-wrap;font:16px/1.4 monospace;color:{text};background:{note-panel}"
).format_map(colours("light"))
# The page of an aid may ask nothing of anybody. Here it may ask this computer whether there is another version.
ALONE, FOLLOWED = (str(in_a_page(policy)).encode() for policy in (POLICY, f"{POLICY}; connect-src 'self'"))
HEARTBEAT = 15
# What is not published is for nobody else, and never kept.
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
NOTHING: Mapping[str, str] = {}
# Nobody lays what can be pressed under something else.
UNFRAMED = {"X-Frame-Options": "SAMEORIGIN"}
ELSEWHERE = "Deze site is er alleen op deze computer, op het adres dat leidraad noemt."

NO_PAGE = b"<!doctype html><body></body>"

# A finished site, of which a file can be made when it is asked for, and the warnings about its content.
Built = tuple[Mapping[str, bytes], tuple[Problem, ...]]


class Preview:
    """The last good site, what is wrong with the newest content, and a version that grows with every save."""

    def __init__(self, build: Callable[[], Built]) -> None:
        self._build = build
        self._changed = threading.Condition()
        self.site: Mapping[str, bytes] = {}
        self.report = ""
        self.warnings: tuple[Problem, ...] = ()
        self.version = 0

    def refresh(self) -> None:
        """Build again and tell everybody who waits; whatever goes wrong is told too, and the next save is built."""
        site, problems = self.site, ""
        try:
            site, self.warnings = self._build()
        except ContentError as error:
            problems = report(error.problems)
        except Exception as error:  # noqa: BLE001 - an editor goes on
            problems = sentence(error)
        with self._changed:
            self.site, self.report, self.version = site, problems, self.version + 1
            self._changed.notify_all()

    def wait(self, version: int) -> int:
        """Return the version as soon as it is another one, or after a while all the same."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, timeout=HEARTBEAT)
            return self.version

    def page(self, path: str, word: str = "") -> tuple[int, str, bytes]:
        """Return status, type and body for an address; with a word, who asks may write in what stands there."""
        name = unquote(path).lstrip("/")
        name += "index.html" if not name or name.endswith("/") else ""
        status = 200 if name in self.site else 404
        body, report = self._made(name if status == 200 else urls.NOT_FOUND)
        kind = mimetypes.guess_type(name)[0] or "text/html" if status == 200 else "text/html"
        # A part of other people's pages is as they get it: its policy takes no script, and the page around it follows.
        is_followed = kind == "text/html" and not name.startswith(urls.EMBEDS)
        if is_followed:
            body = body.replace(ALONE, FOLLOWED) + self._following(name, word, report)
        return status, kind, body

    def folder(self, path: str) -> str:
        """Return where a page stands whose address is asked without its last slash, as servers do; else nothing."""
        name = unquote(path).strip("/")
        return f"/{quote(name)}/" if not path.endswith("/") and f"{name}/index.html" in self.site else ""

    def _made(self, name: str) -> tuple[bytes, str]:
        """Return a file and what is wrong, with the content or, as it is made now, with the file itself."""
        try:
            return self.site.get(name, NO_PAGE), self.report
        except Exception as error:  # noqa: BLE001 - an editor goes on
            return NO_PAGE, sentence(error)

    def _following(self, name: str, word: str, report: str) -> bytes:
        """Return what stands behind a page, which browsers take for the end of it: what is wrong, and the scripts."""
        script = f'<script src="{SCRIPT}" data-version="{self.version}"></script>'
        box = f'<pre role="alert" style="{REPORT_STYLE}">{escape(report)}</pre>' if report else ""
        return (box + script + (_writing(name.removesuffix("index.html"), word) if word else "")).encode()


def _writing(path: str, word: str) -> str:
    """Return what lets somebody write in the page at a path."""
    script, style = WRITING
    data = f'data-pad="{escape(path)}" data-woord="{word}"'
    return f'<link rel="stylesheet" href="{style}"><script src="{script}" {data}></script>'


class Server(ThreadingHTTPServer):
    """Serves a preview and a desk to write at, on this computer only; raise Failure for a port that cannot be had."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview, desk: Desk) -> None:
        try:
            super().__init__((HERE, port), _Handler)
        except OSError as error:
            why = "mag je niet gebruiken" if isinstance(error, PermissionError) else "is bezet"
            raise Failure(f"Poort {port} {why}. Kies met --poort een andere.") from error
        self.preview, self.desk, self.door = preview, desk, Door()
        own = NAMES if self.server_port == HTTP else ()
        self.hosts = {*own, *(f"{name}:{self.server_port}" for name in NAMES)}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of who goes away before the whole answer: browsers do."""


class _Handler(BaseHTTPRequestHandler):
    """Answers with what is in the preview, and nothing that stands on the disk."""

    server: Server
    timeout = 60

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        door, port = self.server.door, self.server.server_port
        if not self._is_for_us():
            self._send(421, "text/plain", ELSEWHERE.encode())
        elif path == EVENTS:
            self._events()
        elif path == SCRIPT:
            self._send(200, "text/javascript", FOLLOW.encode())
        elif path in WRITING:
            self._send(200, *WRITING[path])
        elif door.opens(path):
            self._send(303, "text/plain", b"", {"Location": "/", "Set-Cookie": door.cookie(port)})
        elif folder := self.server.preview.folder(path):
            self._send(301, "text/plain", b"", {"Location": folder})
        elif door.knows(self.headers, port):
            self._send(*self.server.preview.page(path, door.word), UNFRAMED)
        else:
            self._send(*self.server.preview.page(path))

    do_HEAD = do_GET  # noqa: N815 - it is called by this name

    def do_POST(self) -> None:
        """Answer a page in which somebody writes; of whoever else asks nothing is read."""
        question, asked = self.path.removeprefix(QUESTIONS), self._asked()
        may = self._is_for_us() and self.server.door.admits(self.headers, self.server.server_port, self.server.hosts)
        if not may or asked is None:
            self._send(403, "text/plain", ELSEWHERE.encode())
            return
        try:
            answer = self.server.desk.answer(question, asked)
        except StrangeError:
            self._send(400, "text/plain", b"")
        else:
            self._send(200, "application/json", json.dumps(answer, ensure_ascii=False).encode())

    def _is_for_us(self) -> bool:
        return self.headers.get_all("Host", []) in [[host] for host in self.server.hosts]

    def _asked(self) -> Mapping[str, Any] | None:
        """Return what a question says; nothing of what is none."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and int(length) <= LONGEST):
            return None
        body = self.rfile.read(int(length))
        if self.headers.get_content_type() != "application/json":
            return None
        try:
            asked = json.loads(body)
        except (ValueError, RecursionError):
            return None
        return asked if isinstance(asked, dict) else None

    def _send(self, status: int, kind: str, body: bytes, more: Mapping[str, str] = NOTHING) -> None:
        self._head(status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in HEADERS.items():
            self.send_header(name, value)

    def _events(self) -> None:
        self._head(200, "text/event-stream")
        self.end_headers()
        version = 0
        if self.command == "HEAD":
            return
        with suppress(OSError):  # The reader closes the page.
            while True:
                version = self.server.preview.wait(version)
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""
