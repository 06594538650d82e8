"""Which headers go with which answers: one table, made from the finished site itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leidraad.hosting.inline import HOLDS, inline
from leidraad.intranet.document import allowance
from leidraad.intranet.framing import part_policy
from leidraad.web import urls

POLICY, KEEP, SHARE = "Content-Security-Policy", "Cache-Control", "Cross-Origin-Resource-Policy"
CLOSED = "object-src 'none'; base-uri 'none'; form-action 'none'"
# A page may use what the site has, also from a service worker. Trusted Types would forbid to register one.
PAGE = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; connect-src 'self'; "
    f"worker-src 'self'; {CLOSED}; frame-ancestors 'self'"
)
# A PDF is shown by the browser's own reader, which in Safari obeys the policy of what it shows.
PAPER = "frame-ancestors 'self'"
# What no page asks for. Chromium complains of a name that it does not know.
DENIED = (
    "accelerometer", "browsing-topics", "camera", "clipboard-read", "display-capture", "geolocation", "gyroscope",
    "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock",
    "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
# Outdated guidance is dangerous, so a browser asks each time whether what it kept is still right.
ASK = "no-cache"
# Only a file whose name changes with what is in it need never be asked for again.
YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class HeaderRule:
    """Some answers, by their folder and how their names end, and the headers that are other than usual there."""

    folder: str
    suffix: str
    headers: Mapping[str, str]

    def holds_for(self, path: str) -> bool:
        """Say whether it is about a file."""
        return path.startswith(self.folder) and path.endswith(self.suffix)


@dataclass(frozen=True)
class HeaderTable:
    """The headers of every answer, and where some are other; no file falls under two rules.

    `root` is where the site starts on its server.
    """

    root: str
    headers: Mapping[str, str]
    rules: tuple[HeaderRule, ...]

    def of(self, path: str) -> Mapping[str, str]:
        """Return the headers of a file."""
        found = {name: value for rule in self.rules if rule.holds_for(path) for name, value in rule.headers.items()}
        return {**self.headers, **found}


def table(files: Mapping[str, bytes], address: str | None, parents: Iterable[str] = ()) -> HeaderTable:
    """Return the headers for a finished site, of which only `parents` may frame the parts, or without any everybody."""
    html = {name: data for name, data in files.items() if name.endswith(".html")}
    pages = {name: data for name, data in html.items() if not name.startswith(urls.INSIDE)}
    allowed = _allowed(pages.values())
    scripts, styles = (" ".join(("'self'", *sorted(allowed[tag]))) for tag in HOLDS)
    page = PAGE.format(scripts=scripts, styles=styles)
    part = part_policy(parents)
    framing = [name.removesuffix("index.html") for name, data in pages.items() if b"<iframe" in data]
    return HeaderTable(
        root=urls.root(address),
        headers={
            POLICY: page,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in DENIED),
            "Cross-Origin-Opener-Policy": "same-origin",
            SHARE: "same-origin",
            KEEP: ASK,
        },
        rules=(
            *(HeaderRule(folder, "", {POLICY: f"{page}; frame-src 'self'"}) for folder in framing),
            HeaderRule(urls.INSIDE, "", {POLICY: part, SHARE: "cross-origin"}),
            HeaderRule(urls.HANDOUTS, ".pdf", {POLICY: PAPER}),
            HeaderRule(urls.TREES, ".css", {KEEP: YEAR}),
        ),
    )


def _allowed(pages: Iterable[bytes]) -> Mapping[str, frozenset[str]]:
    """Return what a policy must allow for the scripts and the styles that stand in the pages themselves."""
    found = {one for page in pages for one in inline(page.decode())}
    return {wanted: frozenset(allowance(text) for tag, text in found if tag == wanted) for wanted in HOLDS}
