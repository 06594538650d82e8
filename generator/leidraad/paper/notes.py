"""The sources of a document: numbered notes, each document named once and after that by a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from textwrap import wrap

from leidraad.paper.document import Checked, Cited, Column, Run, Runs, Sources
from leidraad.source.model.citation import Origin
from leidraad.web.views.origins import PlaceView, ProvenanceView
from leidraad.web.words import capital, letter, small

Rows = Iterator[tuple[Column, ...]]
# About how many signs of a note go on a line of half a page, and how many such lines stand together.
SIGNS, LINES = 58, 24


class Notes:
    """Gathers the sources of one document while it is written."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self.sentences = sentences
        self._notes: dict[Runs, int] = {}
        self._documents: dict[tuple[str, str], str] = {}
        self._legend: dict[str, str] = {}

    def number(self, provenance: ProvenanceView) -> int:
        """Return the number of a note; what comes from the same places for the same reason has the same."""
        places: dict[str, list[str]] = {}
        for one in provenance.places:
            places.setdefault(self._letter(one), []).extend([one.name] if one.name else [])
        spans: list[Run] = []
        if provenance.origin != Origin.QUOTED:
            word = f"{capital(provenance.origin)}:"
            self._legend.setdefault(word, f"{word} {small(provenance.explanation)}")
            spans.append(Run(f"{word} "))
        for sign, names in places.items():
            said = f" {'; '.join(names)}" if names else ""
            spans += [Run(sign, strong=True), Run(f"{said}{'.' if sign == [*places][-1] else '; '}")]
        reasons = " ".join(provenance.reasons)
        spans += [Run(f" {reasons}" if places else reasons)] if reasons else []
        return self._notes.setdefault(tuple(spans), len(self._notes) + 1)

    def sources(self, shape: Callable[[tuple[Runs, ...]], Rows]) -> Sources:
        """Return everything that was cited; `shape` says how its notes stand."""
        days: dict[str, list[Cited]] = {}
        for (title, day), name in self._documents.items():
            days.setdefault(f"{capital(self.sentences['nagekeken-op'])} {day}", []).append(Cited(name, title))
        checked = tuple(Checked(day, tuple(documents)) for day, documents in days.items())
        rows = tuple(shape(tuple(self._notes)))
        return Sources(self.sentences["bronnen"], checked, tuple(self._legend.values()), rows)

    def _letter(self, place: PlaceView) -> str:
        return self._documents.setdefault((place.document, place.reviewed_on), letter(len(self._documents)))


def in_one(notes: tuple[Runs, ...]) -> Rows:
    """Yield one column, where there are notes: a book has columns of its own."""
    if notes:
        yield (Column(1, notes),)


def in_two(notes: tuple[Runs, ...]) -> Rows:
    """Yield rows of two columns of about the same height, each so low that it stands on one page."""
    first = 0
    while first < len(notes):
        sums = list(accumulate(map(_lines, notes[first:])))
        count = max(1, sum(1 for lines in sums if lines <= LINES))
        left = min(range(1, count + 1), key=lambda at: max(sums[at - 1], sums[count - 1] - sums[at - 1]))
        middle, end = first + left, first + count
        yield tuple(Column(at + 1, notes[at:to]) for at, to in ((first, middle), (middle, end)) if at < to)
        first = end


def _lines(note: Runs) -> int:
    return len(wrap("".join(span.text for span in note), SIGNS))
