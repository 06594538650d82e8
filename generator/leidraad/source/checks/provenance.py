"""Every item says where it comes from, and every item of a source has a place."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Problem, nearest

# The kind of source item that must have a place; headings and navigation need none.
ITEM = "item"


def every_locator_is_used(guideline: Guideline) -> Iterator[Problem]:
    """An item of a source that nothing cites has been lost."""
    used = {str(locator) for _, citation in guideline.cited for locator in citation.locators}
    for item in guideline.source_items:
        if item.kind == ITEM and item.locator not in used:
            message = f"Geen enkel punt noemt de vindplaats `{item.locator}` ({item.name}) als bron."
            yield Problem("vindplaats-ongebruikt", message, item.locator.place)


def external_sources_say_so(guideline: Guideline) -> Iterator[Problem]:
    """A row of the table of source items names a document that bronnen.yml describes."""
    documents = {str(document.id) for document in guideline.documents}
    for item in guideline.source_items:
        if item.document not in documents:
            message = f"`{item.document}` is geen bron in bronnen.yml."
            yield Problem("onbekende-bron", message, item.document.place, nearest(item.document, documents))
