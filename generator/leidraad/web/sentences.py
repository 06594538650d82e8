"""The interface sentences that the program needs: each must stand in teksten.yml, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.citation import Origin
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import headed
from leidraad.source.model.pages import Unit
from leidraad.source.problems import Place, Problem, closest, nearest
from leidraad.web.templates import used_sentences

# Sentences that Python puts into views, because they name a page or a heading.
NAMED = (
    frozenset(
        [
            "acties",
            "bij-ons",
            "alle-routes",
            "begrippen",
            "beslishulp",
            "beslishulpen",
            "beslishulpen-uitleg",
            "uitkomst",
            "van",
            "volgende-controle",
            "vooraf",
            "vraag",
            "begrippen-uitleg",
            "bronnen",
            "bronnen-uitleg",
            "bladzijde",
            "bladzijden",
            "boekje",
            "boekje-uitleg",
            "boekje-a5-uitleg",
            "deel",
            "documenteer",
            "handouts",
            "handouts-uitleg",
            "inhoud",
            "bewaren",
            "kopie-oud",
            "kopie-uitleg",
            "leesmij-nieuwste",
            "leesmij-openen",
            "leesmij-vervangen",
            "versie",
            "invulplekken",
            "invulplekken-uitleg",
            "niet-gevonden",
            "niet-gevonden-uitleg",
            "over",
            "over-uitleg",
            "pagina",
            "praktisch",
            "praktisch-uitleg",
            "register",
            "routes-uitleg",
            "register-uitleg",
            "schema-in-woorden",
            "schema-op-papier",
            "spoed",
            "wat-is-hier-anders",
            "wijzigingen",
            "wijzigingen-uitleg",
        ]
    )
    | {f"herkomst-{origin.value}" for origin in Origin}
    | {key for _, key, _ in headed(Unit)}
)


def sentences_are_complete(guideline: Guideline) -> Iterator[Problem]:
    """Yield the sentences that are missing from teksten.yml, and those that nothing prints."""
    wanted = NAMED | used_sentences()
    strange = [text for text in guideline.sentences if text not in wanted]
    missing = wanted - guideline.sentences.keys()
    for name in sorted(missing - {closest(text, missing) for text in strange}):
        yield Problem("zin-ontbreekt", f"In teksten.yml ontbreekt de zin `{name}`.", Place("teksten.yml"))
    for text in strange:
        message = f"De zin `{text}` wordt nergens gebruikt."
        yield Problem("zin-ongebruikt", message, text.place, nearest(text, missing))
