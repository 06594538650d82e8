"""Words and attributes as HTML, with no more escaped than a parser would escape itself."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"})
QUOTED = TEXT | {ord('"'): "&quot;"}


def escaped(text: str) -> str:
    """Return words as HTML that says just these."""
    return text.translate(TEXT)


@cache
def attributes(**values: str) -> Markup:
    """Return the attributes that say something, for a start tag."""
    shown = (f'{name}="{value.translate(QUOTED)}"' for name, value in values.items() if value)
    return Markup(" ".join(shown))  # noqa: S704 - escaped on the line above
