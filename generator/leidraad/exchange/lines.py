"""A text as the paragraphs of a cell and back: what an expert types with Enter is what a reader should see.

A blank line is an empty paragraph, a point of a list a paragraph, and any other line end a break in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

POINT = re.compile(r"\s*(?:[-*+]|[0-9]{1,3}[.)])\s+\S")
# What a word processor makes of typed signs by itself, and what was typed.
TYPED = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "),
    **dict.fromkeys("\u2010\u2011\u2013\u2014", "-"),
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys("\u00ad\u200b\ufeff", ""),
    "\u2026": "...",
}


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs that a text stands in."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and line.strip() and found[-1].strip() and not POINT.match(line):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return tuple(found)


def rejoined(lines: Iterable[str]) -> str:
    """Return the text that stands in these paragraphs; two of words with nothing between are two to a reader too."""
    text, gap = "", 0
    for line in (one.rstrip() for one in lines):
        if not line.strip():
            gap += 1
            continue
        near = POINT.match(line) is not None
        text += ("\n" * (gap + 1 if near or gap else 2) if text else "") + line
        gap = 0
    return text.strip()


def as_typed(text: str, kept: frozenset[str]) -> str:
    """Return a text with the signs that somebody typed, where the word processor made others of them.

    A sign that the guideline itself writes may be meant, and stays.
    """
    return "".join(sign if sign in kept else TYPED.get(sign, sign) for sign in text)
