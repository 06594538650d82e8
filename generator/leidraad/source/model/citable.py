"""What a citation can name, as one: the same object while nobody changed any of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from leidraad.source.model.citation import CitationFields, Document, SourceItem
from leidraad.source.model.record import Record, while_same


@dataclass(frozen=True, eq=False)
class Citable:
    """Every source, and every item of one."""

    documents: tuple[Document, ...]
    items: tuple[SourceItem, ...]

    @cached_property
    def item_of(self) -> Mapping[str, SourceItem]:
        """Every item of a source by its locator."""
        return {str(item.locator): item for item in self.items}

    @cached_property
    def document_of(self) -> Mapping[str, Document]:
        """Every source by its id."""
        return {str(document.id): document for document in self.documents}

    def of(self, citation: CitationFields) -> Iterator[Document]:
        """Yield the source of each place that a citation names, and each that it names as a whole."""
        yield from (self.document_of[self.item_of[locator].document] for locator in citation.locators)
        yield from (self.document_of[name] for name in citation.external)

    def first_end(self, citation: CitationFields) -> date | None:
        """Return the first day on which a source that a citation names has to be looked up again."""
        named = (*citation.locators, *citation.external)
        if named not in self._ends:
            self._ends[named] = min((document.valid_until for document in self.of(citation)), default=None)
        return self._ends[named]

    @cached_property
    def _ends(self) -> dict[tuple[str, ...], date | None]:
        return {}


@while_same
def citable(_: Record, documents: tuple[Document, ...], items: tuple[SourceItem, ...]) -> Citable:
    """Return what can be named beside some settings."""
    return Citable(documents, items)
