"""Telephone numbers: what somebody reads is what is dialled."""

from __future__ import annotations

import re
import unicodedata

from pydantic_core import PydanticCustomError

from leidraad.source.nodes import Text
from leidraad.source.problems import brief

NUMBER = re.compile(r"\+?[0-9]+(?:(?: - |[ -])[0-9]+)*", re.ASCII)
# How many digits a number has: emergency numbers are the shortest, ITU-T E.164 allows the longest.
FEWEST, MOST = 3, 15
# What nobody can dial: behind + comes a country, whose number has no 0 before it and, in ours, none behind it.
ABROAD = re.compile(r"(?P<country>\+3[12])[ -]*0|\+0")
# Letters that people type for digits, and what else they put between them.
TYPED = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "(": " ", ")": " ", ".": " ", "/": " "})
DASHES = re.compile("[\u2010-\u2015\u2212]")
# What people put between the digits of a number, and no phone dials.
BETWEEN = re.compile("[ \u00a0\u2009\u202f()./\u2010-\u2015\u2212-]")
# A number as people write it among words, whatever they put between its groups; a date is none.
_DASH = r" ?[\u2010-\u2015\u2212-]{1,2} ?"
_BETWEEN = rf"(?:{_DASH}|[ \u00a0\u2009\u202f])"
WRITTEN = re.compile(
    rf"(?<![\w/+.-])(?![0-9]{{2}}{_DASH}[0-9]{{2}}{_DASH}[0-9]{{4}}\b)"
    rf"(?:(?:0|\+[1-9]|\(0)[0-9](?:\)?{_BETWEEN}?[0-9]){{6,12}}"
    rf"|0[0-9](?:\.[0-9]{{2}}){{4}}|0[0-9]{{1,3}} ?/ ?(?:[0-9]{_BETWEEN}?){{5,7}}[0-9]"
    r"|0[89]00 ?[./] ?[0-9]{2} ?[0-9]{2})(?![\w-])"
)


class PhoneNumber(Text):
    """A number that can be dialled: digits with spaces and hyphens between them, and perhaps a + before them."""

    form = {"type": ["string", "integer"], "pattern": f"^{NUMBER.pattern}$"}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what shows other than what a phone would dial."""
        if not is_number(value):
            message = "`{waarde}` is geen telefoonnummer: alleen cijfers, met spaties, streepjes of een + ervoor."
            details = {"waarde": brief(value), "voorstel": _proposal(value)}
            raise PydanticCustomError("geen-telefoonnummer", message, details)
        return value


def is_number(value: str) -> bool:
    """Say whether a phone dials exactly what stands there."""
    digits = dialled(value).lstrip("+")
    return bool(NUMBER.fullmatch(value)) and FEWEST <= len(digits) <= MOST and not ABROAD.match(value)


def dialled(number: str) -> str:
    """Return the signs that a phone dials for a number."""
    return BETWEEN.sub("", number)


def _proposal(value: str) -> str:
    """Return a sentence that helps whoever wrote more, or other signs, than a number."""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in unicodedata.normalize("NFKC", value))
    plain = re.sub(" *-[ -]*", "-", " ".join(DASHES.sub("-", digits).split()))
    typed = " ".join(plain.replace("(0)", " ").translate(TYPED).split())
    tidy = ABROAD.sub(lambda found: f"{found['country']} " if found["country"] else "0", typed)
    if is_number(tidy):
        return f"Bedoel je `{tidy}`?"
    found = [number[0] for number in NUMBER.finditer(plain) if is_number(number[0])]
    rest = "Zet wat er verder bij hoort, zoals tijden of wat je daarna kiest, bij `bereikbaar`."
    match found:
        case []:
            return f"Schrijf alleen het nummer, of laat het veld weg. {rest}"
        case [only]:
            return f"Schrijf hier `{only}`. {rest}"
    return f"Een contact heeft één nummer. Schrijf hier `{found[0]}`, en maak voor het andere een eigen contact."
