"""Show the site while an editor writes: every saved edit is built, and after a mistake the last good site stays up."""

from __future__ import annotations

import mimetypes
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
from watchfiles import watch

from leidraad import pipeline
from leidraad.output import write
from leidraad.skin import dress
from leidraad.source.problems import ContentError, Problem, report
from leidraad.store import FolderStore

EVENTS, SCRIPT = "/-/versie", "/-/volg.js"
# A page reloads when the server tells another version than the one that it shows.
FOLLOW = f"""const shown = document.currentScript.dataset.version;
new EventSource("{EVENTS}").onmessage = event => {{ if (event.data !== shown) location.reload(); }};
"""
REPORT_STYLE = "margin:0;padding:1rem;white-space:pre-wrap;font:16px/1.4 monospace;color:#000;background:#ffe9b3"
HEARTBEAT = 15
# MkDocs reads a page in milliseconds when nothing is on it.
BLANK = b"---\ntitle: leeg\n---\n"
# A finished site, and the warnings about its content.
Built = tuple[Mapping[str, bytes], tuple[Problem, ...]]


class Dresser:
    """Builds all pages once, and then only those that changed: MkDocs takes a second for all, too long to wait for."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self._files: Mapping[str, bytes] = {}
        self._site: Mapping[str, bytes] = {}

    def site(self, files: Mapping[str, bytes], address: str | None) -> Mapping[str, bytes]:
        """Return the finished site; pages that did not change are blank to MkDocs, and taken from the last time."""
        same = {name for name in files if name.endswith(".md") and self._files.get(name) == files[name]}
        write(self._docs, {name: BLANK if name in same else data for name, data in files.items()})
        kept = {name.removesuffix("md") + "html" for name in same}
        built = dress(self._docs, address)
        self._site = {name: self._site[name] if name in kept else data for name, data in built.items()}
        self._files = files
        return self._site


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
        """Build again and tell everybody who waits."""
        try:
            (site, self.warnings), problems = self._build(), ""
        except ContentError as error:
            site, problems = self.site, report(error.problems)
        with self._changed:
            self.site, self.report, self.version = site, problems, self.version + 1
            self._changed.notify_all()

    def wait(self, version: int) -> int:
        """Return the version as soon as it is another one, or after a while all the same."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, timeout=HEARTBEAT)
            return self.version

    def page(self, path: str) -> tuple[int, str, bytes]:
        """Return status, type and body for an address."""
        name = unquote(path).lstrip("/")
        name += "index.html" if not name or name.endswith("/") else ""
        status = 200 if name in self.site else 404
        body = self.site.get(name) or self.site.get("404.html", b"<!doctype html><body></body>")
        kind = mimetypes.guess_type(name)[0] or "text/html" if status == 200 else "text/html"
        return status, kind, self._followed(body) if kind == "text/html" else body

    def _followed(self, html: bytes) -> bytes:
        """Add the script that reloads, and the problem report where there is one."""
        script = f'<script src="{SCRIPT}" data-version="{self.version}"></script>'
        box = f'<pre role="alert" style="{REPORT_STYLE}">{escape(self.report)}</pre>' if self.report else ""
        # The script is this preview's own, which the policy of a decision aid would refuse.
        html = html.replace(b'http-equiv="Content-Security-Policy"', b'name="preview"')
        start = html.find(b">", html.find(b"<body")) + 1
        return html[:start] + (script + box).encode() + html[start:]


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path == EVENTS:
                self._events()
            elif path == SCRIPT:
                self._send(200, "text/javascript", FOLLOW.encode())
            else:
                self._send(*preview.page(path))

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def _events(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            version = 0
            try:
                while True:
                    version = preview.wait(version)
                    self.wfile.write(f"data: {version}\n\n".encode())
                    self.wfile.flush()
            except OSError:
                return  # The reader closed the page.

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    return Handler


def serve(content: Path, profile: str, port: int, today: Callable[[], date]) -> None:
    """Serve the site on this computer only, until the editor stops it."""
    with tempfile.TemporaryDirectory(prefix="leidraad-") as docs:
        _serve(content, port, Preview(partial(_build, content, profile, today, Dresser(Path(docs)))))


def _build(content: Path, profile: str, today: Callable[[], date], dresser: Dresser) -> Built:
    trusted = pipeline.trusted(content, today(), profile=profile)
    files = pipeline.render(trusted, FolderStore(pipeline.workplace(trusted) / "drawings"))
    return dresser.site(files, trusted.guideline.settings.address), trusted.warnings


def _server(port: int, preview: Preview) -> ThreadingHTTPServer:
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), _handler(preview))
    except OSError:
        raise click.UsageError(f"Poort {port} is bezet. Kies met --poort een andere.") from None
    server.daemon_threads = True
    return server


def _serve(content: Path, port: int, preview: Preview) -> None:
    server = _server(port, preview)
    preview.refresh()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"De site staat op http://127.0.0.1:{server.server_port}/ . Stop met Ctrl+C.")
    _tell(preview)
    with suppress(KeyboardInterrupt):
        for _ in watch(content, debounce=100, step=20):
            preview.refresh()
            _tell(preview)
    server.shutdown()
    server.server_close()


def _tell(preview: Preview) -> None:
    """Say in the terminal what is wrong; warnings too, which do not concern who only reads the page."""
    click.echo(preview.report or _warned(preview.warnings))


def _warned(warnings: tuple[Problem, ...]) -> str:
    if not warnings:
        return "Alles in orde."
    noun = "waarschuwing" if len(warnings) == 1 else "waarschuwingen"
    return f"{report(warnings)}\n\nDe site is bijgewerkt, met {len(warnings)} {noun}."
