"""Signs that a text cannot have: what nobody sees, what turns the direction of reading, and what has no meaning.

Letters of every language can stay, with their accents, and so can emoji; what joins those stays where it joins them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from leidraad.source.problems import visible

# What needs no second look: tabs, line ends, and the letters, spaces and punctuation of western languages.
PLAIN = r"\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Signs without ink that Unicode calls letters, symbols or accents.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Format signs with ink: they stand under or before the numbers of a few scripts.
INKED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
JOINERS, NON_JOINER, EMOJI_STYLE, KEYCAP = frozenset("\u200c\u200d"), "\u200c", frozenset("\ufe0e\ufe0f"), "\u20e3"
# Scripts in which a joiner between two letters is spelling.
JOINED = (
    "ARABIC", "SYRIAC", "NKO", "MANDAIC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR",
)  # fmt: skip
# Where Unicode adds emoji every year, a sign that this Python does not know yet can be one.
NEW_EMOJI = range(0x1F000, 0x1FB00)
# More accents than this on one letter is no spelling.
MANY_ACCENTS = 4
# Letters that a PDF gives for two or three of ours.
LIGATURES = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")
# What is left of UTF-8 that was read as Windows-1252, and what stands where a letter could not be read.
GARBLED = re.compile("[ÂÃ][\x80-\xbf]|â(?:\x80|€).|\ufffd")
# Alphabets with letters that look like ours, and the letters of one that we do write beside our own: a micron, an ohm.
LIKE_OURS, MEASURES = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"), frozenset("μΩΔ")
LOOK = re.compile(f"[^{PLAIN}]|{GARBLED.pattern}")


@dataclass(frozen=True)
class Fault:
    """A sign that cannot stay: the code of the problem, where the sign stands in its text, and what is wrong."""

    code: str
    position: int
    message: str
    advice: str


def is_strange(text: str) -> bool:
    """Say whether a text has any sign that may be one that cannot stay."""
    return LOOK.search(text) is not None


def faults(text: str) -> Iterator[Fault]:
    """Yield each sign of a text that cannot stay, in order."""
    for found in LOOK.finditer(text):
        fault = _fault(text, found.start())
        if fault is not None:
            yield fault


def sign_name(sign: str) -> str:
    """Return the number and name of a sign, as Unicode gives them."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


def typed(entity: str) -> str:
    """Return what to do about a sign that is spelled as HTML does: type it, unless nobody would see it."""
    sign = unescape(entity)
    if sign.isprintable():
        return f"Typ het teken zelf: `{sign}`."
    return "Typ een gewone spatie." if sign.isspace() else "Haal het weg: niemand ziet dit teken."


def _fault(text: str, position: int) -> Fault | None:
    sign, before, after = text[position], text[position - 1 : position], text[position + 1 : position + 2]
    kind = unicodedata.category(sign)
    if GARBLED.match(text, position):
        message = f"Bij `{visible(text[position : position + 3]).strip()}` is een letter verloren gegaan."
        return Fault("letter-verloren", position, message, "Typ het woord opnieuw, en sla het bestand op als UTF-8.")
    if sign in TURNING:
        message = f"Hier staat een onzichtbaar teken dat de leesrichting verandert: {sign_name(sign)}."
        return Fault("stuurteken", position, message, "Haal het weg, of typ dit stuk opnieuw.")
    if _is_hidden(sign, kind) and not _joins(before, sign, after):
        message = f"Hier staat een teken dat niemand ziet: {sign_name(sign)}."
        return Fault("stuurteken", position, message, "Haal het weg, of typ dit stuk opnieuw.")
    if kind in ("Co", "Cs") or (kind == "Cn" and ord(sign) not in NEW_EMOJI):
        message = f"Hier staat een teken zonder vaste betekenis: {sign_name(sign)}."
        return Fault("onbekend-teken", position, message, "Typ wat je bedoelt, of haal het weg.")
    if kind[0] == "M" and sign not in EMOJI_STYLE:
        return _accent(text, position)
    return _styled(sign, position) or _strayed(text, position)


def _is_hidden(sign: str, kind: str) -> bool:
    return sign in BLANK or kind in ("Cc", "Zl", "Zp") or (kind == "Cf" and sign not in INKED) or _is_selector(sign)


def _is_selector(sign: str) -> bool:
    """Say whether a sign chooses another form of the one before it, and has none of its own."""
    return "VARIATION SELECTOR" in unicodedata.name(sign, "")


def _joins(before: str, sign: str, after: str) -> bool:
    """Say whether a sign without ink does its work between these two: in an emoji, or in a word of a joined script."""
    if sign in EMOJI_STYLE:
        return after == KEYCAP if before in tuple("0123456789#*") else _is_picture(before)
    if sign not in JOINERS or not before or not after:
        return False
    if all(unicodedata.name(one, "").startswith(JOINED) for one in (before, after)):
        return True
    return sign != NON_JOINER and _is_picture(after) and (_is_picture(before) or before in EMOJI_STYLE)


def _is_picture(sign: str) -> bool:
    """Say whether a sign can be an emoji or part of one, such as a colour of skin."""
    return bool(sign) and (ord(sign) in NEW_EMOJI or unicodedata.category(sign) in ("So", "Sm") or sign in "‼⁉〰")


def _accent(text: str, position: int) -> Fault | None:
    """Refuse an accent that stands on no letter, or on a heap of others."""
    heap = text[max(0, position - MANY_ACCENTS) : position]
    alone = not heap or unicodedata.category(heap[-1])[0] not in "LMNS"
    if alone or (len(heap) == MANY_ACCENTS and all(unicodedata.category(one)[0] == "M" for one in heap)):
        message = f"Dit accent hoort niet bij een letter: {sign_name(text[position])}."
        return Fault("los-accent", position, message, "Typ de letter met het accent opnieuw, of haal het accent weg.")
    return None


def _styled(sign: str, position: int) -> Fault | None:
    """Refuse our own letters and digits in a form that readers' programs spell out or skip, bold or wide."""
    meant = unicodedata.normalize("NFKC", sign)
    kind = unicodedata.decomposition(sign).partition(" ")[0]
    if (kind in ("<font>", "<wide>") or sign in LIGATURES) and meant.isascii() and meant.isalnum():
        message = f"`{sign}` is niet de gewone `{meant}`: {sign_name(sign)}."
        return Fault("vreemde-letter", position, message, f"Typ `{meant}`.")
    return None


def _strayed(text: str, position: int) -> Fault | None:
    """Refuse a letter of another alphabet in a word of ours: it looks alike, and is searched for and spoken as none."""
    sign, beside = text[position], text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    if sign in MEASURES or not unicodedata.name(sign, "").startswith(LIKE_OURS):
        return None
    if any(unicodedata.name(one, "").startswith("LATIN") for one in beside):
        message = f"`{sign}` is van een ander alfabet dan de rest van dit woord: {sign_name(sign)}."
        return Fault("vreemde-letter", position, message, "Typ de letter opnieuw.")
    return None
