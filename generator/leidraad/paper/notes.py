"""The sources of a document: numbered notes, each document named once and after that by a letter."""

from __future__ import annotations

from collections.abc import Mapping

from leidraad.paper.document import Checked, Inline, Source, Sources, Span
from leidraad.source.model.citation import Origin
from leidraad.web.views.aid import capital, letter
from leidraad.web.views.parts import PlaceView, ProvenanceView


class Notes:
    """Gathers the sources of one document while it is written."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self.sentences = sentences
        self._notes: dict[Inline, int] = {}
        self._documents: dict[tuple[str, str], str] = {}
        self._legend: dict[str, str] = {}

    def number(self, provenance: ProvenanceView) -> int:
        """Return the number of a note; what comes from the same places for the same reason has the same."""
        places: dict[str, list[str]] = {}
        for one in provenance.places:
            places.setdefault(self._letter(one), []).extend([one.name] if one.name else [])
        spans: list[Span] = []
        if provenance.origin != Origin.QUOTED:
            word = f"{capital(provenance.origin)}:"
            self._legend.setdefault(word, f"{word} {_small(provenance.explanation)}")
            spans.append(Span(f"{word} "))
        for sign, names in places.items():
            said = f" {'; '.join(names)}" if names else ""
            spans += [Span(sign, strong=True), Span(f"{said}{'.' if sign == [*places][-1] else '; '}")]
        reasons = " ".join(provenance.reasons)
        spans += [Span(f" {reasons}" if places else reasons)] if reasons else []
        return self._notes.setdefault(tuple(spans), len(self._notes) + 1)

    def sources(self) -> Sources:
        """Return everything that was cited."""
        days: dict[str, list[Source]] = {}
        for (title, day), name in self._documents.items():
            days.setdefault(f"{capital(self.sentences['nagekeken-op'])} {day}", []).append(Source(name, title))
        checked = tuple(Checked(day, tuple(documents)) for day, documents in days.items())
        return Sources(self.sentences["bronnen"], checked, tuple(self._legend.values()), tuple(self._notes))

    def _letter(self, place: PlaceView) -> str:
        return self._documents.setdefault((place.document, place.reviewed_on), letter(len(self._documents)))


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
