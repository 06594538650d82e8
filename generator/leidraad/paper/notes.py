"""The sources of a document: notes with a name of letters, each document named once and after that by a capital.

Letters between brackets, and no raised numbers: who hears a text takes *step 2* with note 5 for *step 25*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from leidraad.paper.document import Elements, Mark, Run, Runs
from leidraad.paper.publication import Checked, Cited, Note, Sources
from leidraad.paper.walk import every_mark
from leidraad.source.model.citation import Origin
from leidraad.web.views.origins import PlaceView, ProvenanceView
from leidraad.web.words import capital, letter, small


class Notes:
    """Gathers the sources of one document while it is written."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self.sentences = sentences
        self._notes: dict[Runs, str] = {}
        self._times: Counter[str] = Counter()
        self._documents: dict[tuple[str, str], str] = {}
        self._legend: dict[str, str] = {}

    def mark(self, provenance: ProvenanceView) -> Mark:
        """Return a mark of its own; what comes from the same places for the same reason has one note."""
        places: dict[str, list[str]] = {}
        for one in provenance.places:
            places.setdefault(self._letter(one), []).extend([one.name] if one.name else [])
        spans: list[Run] = []
        if provenance.origin != self.sentences[f"label-{Origin.QUOTED.value}"]:
            word = f"{capital(provenance.origin)}:"
            self._legend.setdefault(word, f"{word} {small(provenance.explanation)}")
            spans.append(Run(f"{word} "))
        for sign, names in places.items():
            said = f" {'; '.join(names)}" if names else ""
            spans += [Run(sign, strong=True), Run(f"{said}{'.' if sign == [*places][-1] else '; '}")]
        reasons = " ".join(provenance.reasons)
        spans += [Run(f" {reasons}" if places else reasons)] if reasons else []
        name = self._notes.setdefault(tuple(spans), letter(len(self._notes)).lower())
        self._times[name] += 1
        return Mark(name, f"{name}.{self._times[name]}")

    def sources(self, blocks: Elements) -> Sources:
        """Return everything that was cited; `blocks` are the whole document."""
        days: dict[str, list[Cited]] = {}
        for (title, day), name in self._documents.items():
            days.setdefault(f"{capital(self.sentences['nagekeken-op'])} {day}", []).append(Cited(name, title))
        checked = tuple(Checked(day, tuple(documents)) for day, documents in days.items())
        first: dict[str, str] = {}
        for mark in every_mark(blocks):
            first.setdefault(mark.note, mark.place)
        notes = tuple(Note(name, spans, first.get(name, "")) for spans, name in self._notes.items())
        return Sources(self.sentences["bronnen"], checked, tuple(self._legend.values()), notes)

    def _letter(self, place: PlaceView) -> str:
        return self._documents.setdefault((place.document, place.reviewed_on), letter(len(self._documents)))
