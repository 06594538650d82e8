"""What no document may lack is said before it is set, also where the fault is the program's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from places import GOOD, TODAY

from leidraad import pipeline
from leidraad.paper.document import Element, Figure, Heading, Panel
from leidraad.paper.publication import Furniture, Publication, Sources
from leidraad.paper.sound import assure
from leidraad.source.problems import ContentError, report

FURNITURE = Furniture("Site", "1", "vandaag", (), "Bladzijde", "van", "Rechten")
SOUND = (Heading(1, "Een"), Panel("note", (Heading(2, "Twee"), Figure("<svg/>", "Een plaatje.", 1, 1))))
FAULTS: dict[str, tuple[dict[str, Any], tuple[Element, ...], str]] = {
    "no language": ({"language": " "}, SOUND, "pdf-zonder-titel-of-taal\nDeze PDF heeft geen taal."),
    "no title": ({"title": ""}, SOUND, "pdf-zonder-titel-of-taal\nDeze PDF heeft geen titel."),
    "a heading too low": (
        {},
        (Heading(1, "Een"), Panel("note", (Heading(3, "Drie"),))),
        "kopniveau-overgeslagen\nDe kop `Drie` is van niveau 3, maar de kop ervoor van niveau 1.",
    ),
    "a first heading too low": (
        {},
        (Heading(2, "Twee"),),
        "kopniveau-overgeslagen\nDe kop `Twee` is van niveau 2, maar de kop ervoor van niveau 0.",
    ),
    "a picture without words": (
        {},
        (Panel("note", (Figure("<svg/>", " ", 1, 1),)),),
        "plaatje-zonder-omschrijving\nEen plaatje heeft geen omschrijving.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_document_that_not_everybody_can_read_is_not_set(name: str) -> None:
    wrong, blocks, message = FAULTS[name]
    trusted = pipeline.trusted(GOOD, TODAY)
    good = Publication("blad", "Blad", "Een blad.", "nl", FURNITURE, SOUND, Sources())
    assert assure(trusted, [good]) == (good,)
    with pytest.raises(ContentError) as stopped:
        assure(trusted, [good, replace(good, blocks=blocks, **wrong)])
    assert report(stopped.value.problems) == f"blad.pdf:1:1  {message}"
