"""Every item says where it comes from, and every item of a source has a place."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import Record, once
from leidraad.source.model.written import every
from leidraad.source.problems import Problem, closest

# The kind of source item that must have a place; headings and navigation need none.
ITEM = "item"


@once
def _locators(record: Record) -> frozenset[str]:
    """Return the items of sources that something in a record cites."""
    return frozenset(str(locator) for citation in every(CitationFields, record) for locator in citation.locators)


def every_locator_is_used(guideline: Guideline) -> Iterator[Problem]:
    """An item of a source that nothing cites has been lost."""
    known = frozenset(str(item.locator) for item in guideline.source_items)
    cited = frozenset[str]().union(*map(_locators, guideline.sayings))
    # A misspelled one has a problem already.
    used = {name if name in known else closest(name, known) for name in cited}
    for item in guideline.source_items:
        if item.kind == ITEM and item.locator not in used:
            message = f"Geen enkel punt noemt de vindplaats `{item.locator}` ({item.name}) als bron."
            advice = "Schrijf het punt dat ontbreekt, of noem haar bij het punt dat dit al zegt."
            yield Problem("vindplaats-ongebruikt", message, item.locator.place, advice)
