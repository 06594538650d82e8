"""Find the words that a list names: whole words, whatever their capitals; `*` stands for any letters."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def phrase_finder(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some phrases, the longest first; without phrases it finds nothing."""
    longest = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile("|".join(map(_pattern, longest)) or r"(?!)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    before, after = (r"\b" if sign.isalnum() else "" for sign in (phrase[0], phrase[-1]))
    return f"{before}{words}{after}"
