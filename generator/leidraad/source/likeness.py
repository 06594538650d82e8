"""What a hurried reader takes for the same words: whatever their capitals, spaces, accents, points or alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

# Signs that look like nothing though Unicode calls them letters or symbols: Hangul fillers and the empty braille cell.
BLANK = "\u115f\u1160\u3164\uffa0\u2800"
# Signs that are read as a word, though Unicode calls them punctuation.
SPOKEN = "%‰&@#"
# Between two digits a space or point makes another number, as a line before a digit does.
IN_NUMBER = re.compile(r"(?<=\d)[\s.,:/\u2013\u2014-]+(?=\d)|(?<![^\s(])[\u2013\u2014\u2212-](?=\d)")
SAME = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o", "m": "rn", "w": "vv"})


@lru_cache(maxsize=4096)
def looks(words: str) -> str:
    """Return what words look like: two texts with the same look differ in nothing that a reader can go by.

    Nothing is left of what nobody sees; capitals, accents, width and style, spaces and punctuation count for nothing,
    and a letter of another alphabet, or `1` and `l`, for what it looks like.
    """
    shown = unicodedata.normalize("NFKC", words).translate(_lookalikes())
    plain = unicodedata.normalize("NFKD", shown.casefold()).translate(_lookalikes())
    numbers = IN_NUMBER.sub(lambda found: "+" if found[0].strip() else "_", _seen(plain))
    return "".join(sign for sign in numbers if _counts(sign)).translate(SAME) or "".join(numbers.split())


def _seen(text: str) -> str:
    """Return a text without signs that nobody sees, with every space as one sort of space."""
    kinds = ((sign, unicodedata.category(sign)) for sign in text if sign not in BLANK)
    return "".join(" " if kind[0] == "Z" or sign in "\t\n\r" else sign for sign, kind in kinds if _shows(sign, kind))


def _shows(sign: str, kind: str) -> bool:
    return kind[0] not in "CM" or sign in "\t\n\r"


def _counts(sign: str) -> bool:
    return sign in SPOKEN or sign == "_" or unicodedata.category(sign)[0] not in "PZC"


@cache
def _lookalikes() -> dict[int, str]:
    """Return our letter for each that looks like it."""
    lines = Path(__file__).with_name("lookalikes.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines if not line.startswith("#"))
    return {ord(sign): ours for ours, signs in pairs for sign in signs}
