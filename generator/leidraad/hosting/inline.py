"""The scripts and styles that stand in a finished page itself, ours and those that an organisation put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

# Where one may begin: all else of a page is passed over, as reading it whole takes sixty times as long.
OPENING = re.compile(r"<(?=script|style)", re.IGNORECASE)
HOLDS = ("script", "style")


def inline(page: str) -> Iterator[tuple[str, str]]:
    """Yield `script` or `style` with the text of each, as a browser takes it; what is fetched does not stand there."""
    for opening in OPENING.finditer(page):
        element = _Element()
        with suppress(_HasEndedError):
            element.feed(page[opening.start() :])
        if element.is_whole:
            yield element.tag, element.text


class _HasEndedError(Exception):
    """Nothing of a page behind an element is read."""


class _Element(HTMLParser):
    """Reads the element that a text begins with, and stops at its end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tag, self.text, self.is_whole = "", "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HOLDS or "src" in dict(attrs):
            raise _HasEndedError
        self.tag = tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        self.is_whole = tag == self.tag
        raise _HasEndedError
