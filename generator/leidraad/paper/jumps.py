"""Where links within a document lead, put in when it is set: a press that must know it before sets all twice.

A template links to `jump:` and the name of a spot. A PDF tells by its table where each of its objects begins, so what
is behind a link that becomes longer or shorter is moved in it too.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence

# The page of a spot, from 1, and how far it is from its left and its top, in points.
Landing = tuple[int, float, float]

JUMP = re.compile(rb"/A<</Type/Action/S/URI/URI\(jump:([^)]+)\)>>([^>]*)/Contents\(jump:[^)]+\)")
PAGE = re.compile(rb"\n(\d+) 0 obj\n<</Type/Page/[^>]*?/MediaBox\[0 0 \S+ ([\d.]+)\]")
BEGINS = re.compile(rb"\d{10}(?= \d{5} n)")
TABLE, START = b"\nxref\n", re.compile(rb"(?<=\nstartxref\n)\d+")
# A line with a spot is shown whole: its spot is at the foot of its letters.
LINE = 10


def joined(pdf: bytes, spots: Mapping[str, Landing], word: str) -> bytes:
    """Return a PDF whose links lead to their spots, each described by its page, as `word` and its number."""
    pages = PAGE.findall(pdf)
    body, table, rest = pdf.rpartition(TABLE)
    parts, ends, grown = [], [0], [0]
    for link in JUMP.finditer(body):
        led = _led(link, spots[link[1].decode()], pages, word)
        parts += [body[ends[-1] : link.start()], led]
        ends.append(link.end())
        grown.append(grown[-1] + len(led) - len(link[0]))

    def moved(begin: re.Match[bytes]) -> bytes:
        at = int(begin[0])
        return str(at + grown[bisect(ends, at) - 1]).zfill(len(begin[0])).encode()

    return b"".join((*parts, body[ends[-1] :], table, START.sub(moved, BEGINS.sub(moved, rest))))


def _led(link: re.Match[bytes], spot: Landing, pages: Sequence[tuple[bytes, bytes]], word: str) -> bytes:
    page, left, top = spot
    number, height = pages[page - 1]
    said = f"{word} {page}".encode("utf-16-be").hex().encode()
    above = f"{left:.1f} {min(float(height) - top + LINE, float(height)):.1f}".encode()
    return b"/Dest[%s 0 R/XYZ %s 0]%s/Contents<feff%s>" % (number, above, link[2], said)
