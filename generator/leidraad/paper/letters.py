"""Which signs our fonts can print. Any other would be an empty box on paper, so it is a problem of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from leidraad.source.model.written import Written, every
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity

# The ranges of signs that both upright fonts have, as between the brackets of a pattern; a test reads the fonts.
SIGNS = Path(__file__).parent / "fonts" / "signs.txt"

# What `signs_can_be_printed` calls what it finds.
UNPRINTABLE = "teken-niet-op-papier"


def signs_can_be_printed(written: Written) -> Iterator[Problem]:
    """Yield the texts with signs that cannot be printed; on a screen another font may have them."""
    known = printable()
    for text in (text for text in every(Text, written) if not known.fullmatch(text)):
        if strange := sorted(set(known.sub("", unicodedata.normalize("NFC", text)))):
            signs = ", ".join(f"`{sign}` (U+{ord(sign):04X})" for sign in strange)
            message = f"Onze letters voor papier hebben geen {signs}. Zo kan er geen PDF komen."
            yield Problem("teken-niet-op-papier", message, text.place, "Schrijf het anders.", severity=Severity.WARNING)


@cache
def printable() -> re.Pattern[str]:
    """Return what matches the signs that our upright fonts have; for the few that italics lack another stands in."""
    return re.compile(rf"[\s{SIGNS.read_text(encoding='utf-8').strip()}]+")
