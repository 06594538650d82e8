"""Facts age: what is past its date is said, and what changed since it was compared is compared again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from leidraad.source.model.base import Id, Record, walk
from leidraad.source.model.citation import CitationFields, Fact
from leidraad.source.model.guideline import Guideline, once
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity

# Fields of a record that are about the text rather than part of it.
APART = {"citation", "otherwise", "children", "items", "used"}


def facts_are_not_expired(guideline: Guideline) -> Iterator[Problem]:
    """A source or contact past its date is looked up again."""
    facts: tuple[Fact, ...] = (*guideline.documents, *guideline.contacts)
    for record in facts:
        if record.expired(guideline.today):
            message = f"`{record.id}` was geldig tot {record.valid_until.isoformat()}. Kijk dit opnieuw na."
            yield Problem("verlopen", message, record.id.place, severity=Severity.WARNING)


@once
def digests(guideline: Guideline) -> dict[str, str]:
    """Return for each cited locator a short hash of all our text that cites it."""
    texts: dict[str, list[str]] = defaultdict(list)
    for record, citation in guideline.cited:
        said = _own_text(record, citation) if citation.locators else ""
        for locator in citation.locators:
            texts[locator].append(said)
    return {locator: hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12] for locator, parts in texts.items()}


def _own_text(record: Record, citation: CitationFields) -> str:
    """Return what a record says itself: neither its sub-points nor its place in a list."""
    values = (getattr(record, name) for name in type(record).model_fields if name not in APART)
    words = [
        str(text) for value in values for text in walk(value) if isinstance(text, Text) and not isinstance(text, Id)
    ]
    return "\n".join([citation.origin.value, *words])


def our_text_was_compared_with_its_source(guideline: Guideline) -> Iterator[Problem]:
    """Every source item that we cite was compared by a second reader, and neither side changed since."""
    compared = {str(review.locator): str(review.digest) for review in guideline.reviews}
    citing = [locator for _, citation in guideline.cited for locator in citation.locators]
    first = {str(locator): locator for locator in reversed(citing)}
    for locator, digest in digests(guideline).items():
        if compared.get(locator) != digest:
            place = first[locator].span.find(locator)
            state = "veranderd" if locator in compared else "nieuw"
            message = f"Onze tekst bij `{locator}` is {state} en nog na te kijken."
            advice = f"Vergelijk haar met de bron en typ dan `leidraad nagekeken {locator}`."
            yield Problem("nog-na-te-kijken", message, place, advice, Severity.WARNING)
