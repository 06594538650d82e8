"""Who may write: who opened the secret address that the terminal tells, in that browser, from a page that we gave it.

A name of this computer is not enough: every program and every other user here can ask by it, and pages of other sites
can send their visitors' browsers to it.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from email.message import Message
from hmac import compare_digest

HEADER = "X-Leidraad"
OPEN = "/-/schrijven/open/"


class Door:
    """A key for one browser and a word for its pages, both new at each start."""

    def __init__(self) -> None:
        self._key, self.word = secrets.token_urlsafe(32), secrets.token_urlsafe(32)

    @property
    def path(self) -> str:
        """The secret address, on this computer, that gives a browser the key."""
        return f"{OPEN}{self._key}"

    def opens(self, path: str) -> bool:
        """Say whether this is the secret address."""
        return compare_digest(path.encode(), self.path.encode())

    def cookie(self, port: int) -> str:
        """Return what a browser keeps as its key; it gives that to no page of another site, and to no script."""
        return f"{_name(port)}={self._key}; Path=/; HttpOnly; SameSite=Strict"

    def knows(self, headers: Message, port: int) -> bool:
        """Say whether who asks has the key, whatever other programs on this computer gave that browser to keep."""
        given = (one.strip() for one in ";".join(headers.get_all("Cookie", [])).split(";"))
        return any(compare_digest(one.encode(), f"{_name(port)}={self._key}".encode()) for one in given)

    def admits(self, headers: Message, port: int, hosts: Collection[str]) -> bool:
        """Say whether a page that we gave to who has the key asks this."""
        origins = {f"http://{host}" for host in hosts}
        return (
            self.knows(headers, port)
            and headers.get_all("Origin", []) in [[origin] for origin in origins]
            and headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
            and compare_digest(headers.get(HEADER, "").encode(), self.word.encode())
        )


def _name(port: int) -> str:
    """Return a name of its own for each preview: a browser keeps keys by computer, whatever the port."""
    return f"leidraad-{port}"
