"""Where a text comes from, as a reader sees it: the places in its sources, and the page where it is written."""

from __future__ import annotations

from dataclasses import dataclass

from leidraad.source.model.citation import CitationFields, Document
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import once
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.provenance import written
from leidraad.web.views.frame import LinkView


@dataclass(frozen=True)
class PlaceView:
    """One place in one source: its name, the document, when we looked and where to read more of it."""

    name: str
    document: str
    reviewed_on: str
    path: str
    expired: bool


@dataclass(frozen=True)
class DocumentPlaces:
    """The places in one source, as they are named together."""

    document: str
    path: str
    names: str
    expired: bool


@dataclass(frozen=True)
class ProvenanceView:
    """Where an item comes from; `origin` is bron, afgeleid, extern or toegevoegd, or empty where nothing is said.

    `home` is the page where the text is written, when it is used here.
    """

    origin: str
    explanation: str
    places: tuple[PlaceView, ...]
    reasons: tuple[str, ...]
    home: LinkView | None = None

    @property
    def documents(self) -> tuple[DocumentPlaces, ...]:
        """Its places, source by source."""
        found: dict[tuple[str, str, bool], list[str]] = {}
        for place in self.places:
            found.setdefault((place.document, place.path, place.expired), []).extend([place.name] if place.name else [])
        return tuple(DocumentPlaces(name, path, "; ".join(said), old) for (name, path, old), said in found.items())

    def after(self, before: ProvenanceView) -> str:
        """Return the names of its places where who read of another just before knows its one document."""
        mine, others = self.documents, before.documents
        if self.origin != before.origin or not len(mine) == len(others) == 1:
            return ""
        return mine[0].names if (mine[0].path, mine[0].expired) == (others[0].path, others[0].expired) else ""


# Where a page says of nothing where it comes from.
UNSAID = ProvenanceView("", "", (), ())


@once
def silent(guideline: Guideline) -> frozenset[str]:
    """Return the paths of the sheets that show no sources."""
    return frozenset(urls.sheet(sheet.id) for sheet in guideline.sheets if sheet.without_sources)


class Origins:
    """Says of the texts of one page where they come from; a sheet without sources says it of none."""

    def __init__(self, trusted: Trusted, here: str) -> None:
        self.guideline, self.lexicon, self.here = trusted.guideline, trusted.lexicon, here
        self.is_silent = here in silent(trusted.guideline)

    def of(self, citation: CitationFields, used: str | None) -> ProvenanceView:
        """Return where something comes from, by the human names of the places; `used` is where it is written."""
        if self.is_silent:
            return UNSAID
        documents = self.guideline.document_of
        items = [self.guideline.item_of[locator] for locator in citation.locators]
        places = [self._place(documents[item.document], item.name) for item in items]
        places += [self._place(documents[name]) for name in citation.external]
        reasons = tuple(str(text) for text in (citation.reason, citation.added) if text is not None)
        origin = citation.origin.value
        say = self.guideline.sentences
        label, explanation = say[f"label-{origin}"], say[f"herkomst-{origin}"]
        return ProvenanceView(label, explanation, tuple(places), reasons, self._home(used) if used else None)

    def _home(self, address: str) -> LinkView | None:
        """Return the way to where a text is written; none for one that belongs to no page, or stands here."""
        path = written(address, self.lexicon)
        if not path or path.partition("#")[0] == self.here:
            return None
        return LinkView(self.lexicon.pages[address.rpartition("/")[0]][0], path)

    def _place(self, document: Document, name: str = "") -> PlaceView:
        path = f"{urls.SOURCES}#{document.id}"
        expired = document.expired(self.guideline.today)
        return PlaceView(name, document.title, date_in(self.guideline.language, document.reviewed_on), path, expired)
