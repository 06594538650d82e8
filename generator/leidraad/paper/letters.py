"""Which signs our fonts can print. Any other would be an empty box on paper, so it is a problem of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

from leidraad.source.model.guideline import Guideline
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity

FONTS = Path(__file__).parent / "fonts"
UPRIGHT = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")
# The format of the table with the signs of the first plane of Unicode; every font has one, and ours have no others.
PLANE = 4

# What `signs_can_be_printed` calls what it finds.
UNPRINTABLE = "teken-niet-op-papier"


def signs_can_be_printed(guideline: Guideline) -> Iterator[Problem]:
    """Yield the texts with signs that cannot be printed; on a screen another font may have them."""
    known = printable()
    for text in guideline.parts:
        if isinstance(text, Text) and (strange := sorted(set(known.sub("", unicodedata.normalize("NFC", text))))):
            signs = ", ".join(f"`{sign}` (U+{ord(sign):04X})" for sign in strange)
            message = f"Onze letters voor papier hebben geen {signs}. Zo kan er geen PDF komen."
            yield Problem("teken-niet-op-papier", message, text.place, "Schrijf het anders.", severity=Severity.WARNING)


@cache
def printable() -> re.Pattern[str]:
    """Return what matches the signs that our upright fonts have; for the few that italics lack another stands in."""
    signs = frozenset.intersection(*(_signs((FONTS / name).read_bytes()) for name in UPRIGHT))
    return re.compile(f"[\\s{re.escape(''.join(map(chr, sorted(signs))))}]+")


def _signs(font: bytes) -> frozenset[int]:
    """Return the signs of an OpenType font, from its table `cmap`."""
    tables = {font[at : at + 4]: unpack_from(">I", font, at + 8)[0] for at in range(12, _after(font), 16)}
    start: int = tables[b"cmap"]
    (count,) = unpack_from(">H", font, start + 2)
    places = (start + unpack_from(">I", font, start + 8 + 8 * i)[0] for i in range(count))
    plane = next(place for place in places if unpack_from(">H", font, place)[0] == PLANE)
    size = unpack_from(">H", font, plane + 6)[0] // 2
    lasts = unpack_from(f">{size}H", font, plane + 14)
    firsts = unpack_from(f">{size}H", font, plane + 16 + 2 * size)
    return frozenset(sign for first, last in zip(firsts, lasts, strict=True) for sign in range(first, last + 1))


def _after(font: bytes) -> int:
    """Return where the list of tables ends."""
    tables: int = unpack_from(">H", font, 4)[0]
    return 12 + 16 * tables
