"""How wide a text can be in whatever face the reader has, and its lines in a given width.

Nobody knows the face in which `system-ui` will show a picture. So a letter counts for as wide as it is in the widest
faces in common use, Verdana and DejaVu Sans.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

TYPE = 14.0
# In the size of the type; bold letters are wider by a factor.
WIDTHS = {
    letter: width
    for width, letters in (
        (0.37, " .,'\u2018\u2019ijlf"),
        (0.46, '!()/-:;[]|rtIJ"'),
        (0.61, "cksovxyzFLPTYE?*“”„\u2013"),
        (0.65, "abdeghnpquS0123456789€"),
        (0.82, "ABCDGHKNOQRUVXZw&"),
        (1.0, "mMW+=<>—…"),
    )
    for letter in letters
}
WIDEST, BOLD = 1.2, 1.11
# A word may break after these, and within its runs of letters; not before dots, which Dutch leaves out there.
SIGNS, DOTS = "-/", "äëïöüÄËÏÖÜ"
LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def text_width(text: str, scale: float = 1.0) -> float:
    """Return how wide a text is at most in any common face, in a type of 14 units."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return TYPE * sum(WIDTHS.get(letter, WIDEST) for letter in letters) * scale


def wrap(text: str, width: float, indent: float = 0) -> tuple[str, ...]:
    """Break a text into as few lines of at most that width as it takes, as even as can be; a wider word gets hyphens.

    The first line is shorter by the indent.
    """
    lines = _greedy(text, width, indent)
    longest = max(map(text_width, text.split()), default=width)
    narrower = (_greedy(text, width - 6 * i, indent) for i in range(1, 1 + max(0, int((width - longest) // 6))))
    return min(
        (lines, *(found for found in narrower if len(found) == len(lines))),
        key=lambda found: sum((text_width(line) + (0 if i else indent)) ** 2 for i, line in enumerate(found)),
    )


def _greedy(text: str, width: float, indent: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in (piece for whole in text.split() for piece in _pieces(whole, width)):
        longer = f"{line} {word}".lstrip()
        if text_width(longer) <= width - (0 if lines else indent):
            line = longer
        else:
            lines += [line] if line or not lines else []
            line = word
    return (*lines, line)


def _pieces(word: str, width: float) -> Iterator[str]:
    """Yield a word, in pieces if it is too wide: behind a sign, or with a hyphen before a syllable, if it has any."""
    start = 0
    while text_width(word[start:]) > width:
        after = range(start + 1, len(word))
        fits = [end for end in after if text_width(word[start:end] + "-") <= width] or [start + 1]
        end = max((end for end in _breaks(word) if end in fits), default=fits[-1])
        yield word[start:end] + ("" if word[end - 1] in SIGNS else "-")
        start = end
    yield word[start:]


@lru_cache(maxsize=1024)
def _breaks(word: str) -> tuple[int, ...]:
    """Return before which of its signs a word may break."""
    signs = (at for at, sign in enumerate(word, 1) if sign in SIGNS)
    syllables = (run.start() + at for run in LETTERS.finditer(word) for at in _dutch().positions(run.group()))
    return (*signs, *(at for at in syllables if word[at] not in DOTS))


@cache
def _dutch() -> Pyphen:
    """Return the patterns of Dutch, which take a while to read; the first words that are too wide ask for them."""
    from pyphen import Pyphen  # noqa: PLC0415 - most words fit

    return Pyphen(lang="nl_NL")
