"""What somebody wants of a new guideline in the tests, and the files that are made of it."""

from __future__ import annotations

from collections.abc import Mapping

from places import TODAY

from leidraad.begin.guideline import Wishes, new_guideline

WITHOUT = Wishes("Onderhoud van de bus", "Buurtvervoer", (), "stap", "")
WITH = Wishes('Veilig: "werken" & zo', 'De "Club" & co: noord', ("Kok", "Chef's hulp"), "fase", "0900-1234")


def made(wishes: Wishes) -> Mapping[str, bytes]:
    """Return the files of a new guideline."""
    return new_guideline(wishes, TODAY)
