"""How a row of the document says which text it is about, and what that said when the document was made.

It stands in the open, in letters that no word processor has a reason to change: hidden text and bookmarks get lost.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from leidraad.edit.textplace import TextPlace

# The columns of a row, by the names of what stands above them.
COLUMNS = ("kolom-plaats", "kolom-tekst", "kolom-bron", "kolom-opmerking", "kolom-nieuw")
PLACE_SIGNS, PRINT_SIGNS = 12, 6
CODE = re.compile(rf"\b([0-9a-f]{{{PLACE_SIGNS}}})-([0-9a-f]{{{PRINT_SIGNS}}})\b", re.IGNORECASE)
NUMBER = re.compile(r"\b(\d{1,6})/(\d{1,6})\b")


@dataclass(frozen=True)
class RowCode:
    """Which row it was of how many, the name of the place of its text, and the print of what that said."""

    number: int
    total: int
    place: str
    print: str

    @property
    def lines(self) -> tuple[str, str]:
        """What stands in the row."""
        return f"{self.number}/{self.total}", f"{self.place}-{self.print}"


def code_of(number: int, total: int, place: TextPlace, text: str) -> RowCode:
    """Return the code of a text in a document."""
    return RowCode(number, total, place_code(place), text_print(text))


def place_code(place: TextPlace) -> str:
    """Return the name of a place, short enough for a narrow column."""
    return place.name[:PLACE_SIGNS]


def text_print(text: str) -> str:
    """Return what differs when a text says something else."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:PRINT_SIGNS]


def code_in(words: str) -> RowCode | None:
    """Return the code that stands in a cell; nothing where there is none or half of one."""
    number, code = NUMBER.search(words), CODE.search(words)
    if number is None or code is None:
        return None
    return RowCode(int(number[1]), int(number[2]), code[1].lower(), code[2].lower())
