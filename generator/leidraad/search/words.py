"""Words as search has them, and how those of the site hang together in its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse, product
from typing import Any

WORD = re.compile("[a-z0-9]+")
# A number to call is one word, however its digits are grouped; so is a word with a genitive behind an apostrophe.
PHONE, GENITIVE = re.compile(r"\b0\d[\d -]*\d"), re.compile("[\u2019']s\\b")
# Both parts of a compound have at least so many letters, and the whole has more.
PART, WHOLE = 4, 7


def tokens(text: str) -> list[str]:
    """Return the words of a text: small letters and digits, without accents. The script does the same."""
    plain = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", text.lower())))
    joined = PHONE.sub(lambda number: re.sub(r"\D", "", number[0]), GENITIVE.sub("s", plain))
    return WORD.findall(joined)


@dataclass(frozen=True)
class Speech:
    """How a language changes its words, from its file of data."""

    data: Mapping[str, Any]

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words."""
        return tuple(str(self.data.get(name, "")).split())

    def rules(self, name: str) -> list[list[str]]:
        """Return a list of rules, each what to find and what to put there."""
        return [[str(rule["van"]), str(rule["naar"])] for rule in self.data.get(name, ())]

    @cached_property
    def stop(self) -> frozenset[str]:
        """The words that say almost nothing."""
        return frozenset(self.words("stopwoorden"))

    @cached_property
    def _fronts(self) -> tuple[str, ...]:
        """What can stand before a verb: nothing, what never stands apart, and what can, alone or before that."""
        bound = ("", *self.words("voorvoegsels"))
        apart = (*self.words("voorzetsels"), *self.words("bijwoorden"))
        return (*bound, *("".join(pair) for pair in product(apart, bound)))

    def verbs(self, known: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """Yield the forms of each verb whose forms no rule makes of each other, where one of them is known."""
        apart, before = {*self.words("ook-anders"), *self.stop}, _before(known)
        for verb in map(str, self.data.get("werkwoorden", ())):
            for front in self._met(verb, before):
                forms = tuple(dict.fromkeys(form for form in self._forms(verb, front) if form not in apart))
                if known.intersection(forms) and len(forms) > 1:
                    yield forms

    def spoken(self, known: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """Yield a word with what people say for it, where one of these is known."""
        yield from (tuple(same) for line in self.data.get("spreektaal", ()) if known.intersection(same := line.split()))

    def _met(self, verb: str, before: Mapping[str, set[str]]) -> Iterator[str]:
        """Yield what can stand before a verb and does before a form of it in a known word, in the order of the list.

        Few of all the verbs with all that can stand before them are ever met, so that the others need no forms.
        """
        begin = str(self.data.get("voltooid", ""))
        met = {one for form in verb.split() for one in before.get(form.removeprefix("-"), ())}
        met |= {one.removesuffix(begin) for one in met}
        yield from (front for front in self._fronts if front in met) if met else ()

    def _forms(self, verb: str, front: str) -> Iterator[str]:
        for form in verb.split():
            begin = "" if front in self._bound else str(self.data.get("voltooid", ""))
            yield f"{front}{begin}{form[1:]}" if form.startswith("-") else f"{front}{form}"

    @cached_property
    def _bound(self) -> frozenset[str]:
        """What can stand before a verb and ends in what never stands apart: no sign of what is done goes between."""
        return frozenset(front for front in self._fronts if front.endswith(self.words("voorvoegsels") or ("-",)))

    def compounds(self, known: frozenset[str]) -> Iterator[tuple[str, ...]]:
        """Yield each known word that is put together of known words, with those."""
        whole = sorted(word for word in known if len(word) > WHOLE and word.isalpha())
        found = ((word, self._parts(word, known)) for word in whole)
        yield from ((word, *parts) for word, parts in found if parts)

    def _parts(self, word: str, known: frozenset[str], deep: int = 2) -> tuple[str, ...]:
        """Return the parts of a word, the longest last part first; nothing when it has none."""
        never = {*self.stop, *self.words("geen-deel")}
        for cut in range(PART, len(word) - PART + 1):
            head = word[cut:]
            if head not in known or head in never:
                continue
            for link in ("", *self.words("tussenletters")):
                first = word[:cut].removesuffix(link)
                if (len(first) < cut or not link) and len(first) >= PART:
                    if first in known and first not in never:
                        return first, head
                    if deep and len(first) > WHOLE and (inner := self._parts(first, known, deep - 1)):
                        return *inner, head
        return ()


def _before(known: frozenset[str]) -> Mapping[str, set[str]]:
    """Return what stands before each end of a known word, by that end."""
    found: dict[str, set[str]] = {}
    for word in known:
        for at in range(len(word)):
            found.setdefault(word[at:], set()).add(word[:at])
    return found
