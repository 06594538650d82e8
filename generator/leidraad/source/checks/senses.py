"""A term says what it means in texts of some pages only where it is used, and once for a page."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.markup import KINDS, mentioned
from leidraad.source.model.base import TermRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Problem, Severity
from leidraad.source.referring import referring


def terms_mean_one_thing_in_one_place(guideline: Guideline) -> Iterator[Problem]:
    """No page is named by two meanings of a term."""
    for term in guideline.terms:
        seen: set[str] = set()
        for name in (name for one in term.senses for name in one.pages):
            if name in seen:
                message = f"Het begrip `{term.id}` heeft twee betekenissen bij `{name}`."
                yield Problem("betekenis-dubbel", message, name.place, "Noem deze pagina bij één betekenis.")
            seen.add(name)


def senses_are_met(guideline: Guideline) -> Iterator[Problem]:
    """A meaning that no text has is never read beside a text, and its reader would not know what it is for."""
    terms = {str(term.id): term for term in guideline.terms if term.senses}
    texts = referring(guideline) if terms else ()
    named = ((text, one) for text in texts for one in mentioned(text) if KINDS.get(one.kind) is TermRef)
    met = {terms[one.target].sense_in(text)[0] for text, one in named if one.target in terms}
    for term in terms.values():
        for anchor, meaning in term.anchored_senses:
            if anchor not in met:
                pages = ", ".join(f"`{name}`" for name in meaning.pages)
                message = f"Geen tekst bij {pages} gebruikt het begrip `{term.id}` in deze betekenis."
                advice = f"Schrijf daar `[[begrip:{term.id}]]`, of haal deze betekenis weg."
                yield Problem("betekenis-ongebruikt", message, meaning.short.place, advice, Severity.WARNING)
