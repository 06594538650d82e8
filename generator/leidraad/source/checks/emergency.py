"""Whoever is in danger finds a number on every page."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import Place, Problem

FILE = "contacten.yml"


def emergency_numbers_are_given(guideline: Guideline) -> Iterator[Problem]:
    """At least one contact stands on every page, and each that does has a number."""
    always = [contact for contact in guideline.contacts if contact.always]
    if not always:
        message = "Geen enkel contact staat op elke pagina."
        advice = "Zet `altijd: ja` bij het nummer dat iedereen in nood moet zien."
        yield Problem("spoednummer-ontbreekt", message, Place(FILE), advice)
    for contact in always:
        if contact.number is None:
            message = f"`{contact.id}` staat op elke pagina, maar heeft geen `nummer`."
            yield Problem("spoednummer-ontbreekt", message, contact.id.place)
