"""Pages of somebody else around a part of the site, and what can be seen through them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from browsing import reading
from listening import Silent, listening
from places import ROOT
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page

from leidraad.intranet.oembed import SANDBOX
from leidraad.trees.graph import Graph, Route
from leidraad.web import urls

RESIZER = ROOT / "node_modules" / "@open-iframe-resizer" / "core" / "dist" / "index.umd.cjs"
# How systems shut a frame off; None is a frame that is not.
SHUT: Mapping[str, str | None] = {
    "no sandbox": None,
    "our own code": SANDBOX,
    "WordPress": "allow-scripts",
    "GitLab": "allow-scripts allow-same-origin",
    "Liferay": "",
}
# A frame without scripts says that ours is not run; that is what was asked for.
REFUSED = "Blocked script execution in"
# A part of each kind; the first asks most and is the largest.
KINDS = ("ontvangst-goedkeuren", "is-dit-een-incident", "ontvangst", "incident-bellen", "begrippen")
AID = "is-dit-een-incident"
SHOWN = """() => [...document.querySelectorAll('.c-aid__node')].filter(one => one.checkVisibility())
  .map(one => one.dataset.node)"""
HEIGHT = "Math.ceil(document.documentElement.getBoundingClientRect().height)"
# Every place where a part can stand.
PLACES = [*SHUT, "file://"]
# WordPress's own rules, written from wp-embed.js: a height between 200 and 1000, for the frame with this secret only,
# and that frame is hidden until then. test_wordpress.py has the real one.
WORDPRESS = """<script>
addEventListener('message', event => {
  const data = event.data
  if (!(data && (data.secret || data.message || data.value)) || /[^a-zA-Z0-9]/.test(data.secret)) return
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (event.source !== frame.contentWindow) continue
    frame.removeAttribute('style')
    if (data.message === 'height') frame.height = Math.min(Math.max(parseInt(data.value, 10) || 0, 200), 1000)
  }
})
</script>"""
HIDDEN = "position: absolute; clip: rect(1px, 1px, 1px, 1px);"
# Keeps everything that is said to the page.
LISTEN = "<script>heard = []; addEventListener('message', event => heard.push(event.data))</script>"


@dataclass
class Host:
    """A page at another origin with parts in it, what it asked for and what was said on its console."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what is said; but a browser asks for the icon of a site by itself, and only the first time."""
        if not message.location["url"].endswith("/favicon.ico"):
            self.said.append(message.text)

    @property
    def frames(self) -> Sequence[Frame]:
        """The parts, in their order."""
        return self.page.main_frame.child_frames

    @property
    def frame(self) -> Frame:
        """The first part."""
        return self.frames[0]

    def heights(self) -> list[int]:
        """Return how high each frame is."""
        found: list[int] = self.page.evaluate("[...document.querySelectorAll('iframe')].map(one => one.clientHeight)")
        return found

    def traces(self) -> Any:
        """Return what a visit could leave in the page around, its history included."""
        return self.page.evaluate("""async () => [location.href, history.length, document.title, document.cookie,
          localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]""")


def frame_of(address: str, name: str, sandbox: str | None, more: str = "") -> str:
    """Return the HTML of a frame with a part."""
    shut = "" if sandbox is None else f' sandbox="{sandbox}"'
    return f'<iframe src="{address}{urls.embed(name)}{more}" title="Deel" width="400" height="640"{shut}></iframe>'


@contextmanager
def served(html: str, name: str) -> Iterator[str]:
    """Serve one page on this computer, as a browser lets no page from elsewhere show what stands here."""

    class Handler(Silent, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

    with listening(Handler) as server:
        yield f"http://{name}:{server.server_port}/intranet"


@contextmanager
def hosting(browser: Browser, body: str, width: int = 700, name: str = "localhost") -> Iterator[Host]:
    """Open a page at another origin than the site's, of a computer with a name; each `….localhost` is this one."""
    html = f'<!doctype html><html lang="nl"><title>Intranet</title><link rel="icon" href="data:,"><h1>Ons</h1>{body}'
    with served(html, name) as elsewhere, visiting(browser, elsewhere, width) as host:
        yield host


@contextmanager
def visiting(browser: Browser, address: str, width: int, **options: Any) -> Iterator[Host]:
    """Open a page that has parts in it."""
    with reading(browser, width, **options) as page:
        host = Host(page)
        page.on("request", lambda request: host.asked.append(request.url))
        page.on("console", host.hear)
        page.on("pageerror", lambda error: host.said.append(str(error)))
        page.goto(address)
        yield host
        host.said[:] = [text for text in host.said if not text.startswith(REFUSED)]


def resizer(options: Mapping[str, Any]) -> str:
    """Return the scripts of a host that uses open-iframe-resizer."""
    return (
        f"<script>{RESIZER.read_text('utf-8')}</script><script>iframeResizer.initialize({json.dumps(options)})</script>"
    )


def first_routes(graph: Graph) -> dict[str, Route]:
    """Return a route to each outcome."""
    found: dict[str, Route] = {}
    for route, end in graph.routes():
        found.setdefault(end, route)
        if len(found) == len(graph.order) - len(graph.answers):
            break
    return found


def answer(part: Frame | Page, route: Route, scripts: bool) -> None:
    """Give the answers of a route as a reader does: with the button, or by style alone."""
    for question, answer in route:
        part.locator(f'[data-node="{question}"] [type=radio][value="{answer}"]').check()
        if scripts:
            part.locator('[data-do="next"]').click()


def awaits(host: Host, found: Callable[[], bool]) -> None:
    """Give a page time until something is found, however slow the machine is; who asks says whether it must be."""
    for _ in range(600):
        if found():
            return
        host.page.wait_for_timeout(50)


def follows(host: Host, most: int) -> None:
    """Wait until every frame is as high as what stands in it, a decision aid at least so, and see that it stays so."""
    awaits(host, lambda: _fits(host, most))
    host.page.wait_for_timeout(150)
    assert _fits(host, most), (host.heights(), [frame.evaluate(HEIGHT) for frame in host.frames])


def _fits(host: Host, most: int) -> bool:
    wanted = [min(int(frame.evaluate(HEIGHT)), most) for frame in host.frames]
    aids = [bool(frame.locator(".c-aid").count()) for frame in host.frames]
    found = zip(host.heights(), wanted, aids, strict=True)
    return all(high >= least if is_aid else high == least for high, least, is_aid in found)
