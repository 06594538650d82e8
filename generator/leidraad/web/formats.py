"""The shapes of the data that the site publishes. `v1` is a promise: fields are added, never renamed or taken away."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, RootModel


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bron(_Data):
    """Where a point comes from."""

    aard: str
    vindplaatsen: list[str]
    extern: list[str]


class Punt(_Data):
    """One point; `naar` is where it leads, for a next step."""

    id: str
    url: str
    tekst: str
    bron: Bron
    punten: list[Punt]
    naar: str | None = None


class Sectie(_Data):
    """A heading with points."""

    id: str
    kop: str
    url: str
    punten: list[Punt]


class Onderdeel(_Data):
    """A phase or step."""

    id: str
    nummer: str
    titel: str
    url: str
    doel: str
    acties: dict[str, list[Punt]]
    documenteer: list[Punt]
    aandachtspunten: dict[str, list[Punt]]
    hulpmiddelen: list[Punt]
    voorbereiding: list[Punt]
    toelichting: list[Punt]
    vervolg: list[Punt]


class Hoofdstuk(_Data):
    """A chapter with its units."""

    id: str
    titel: str
    url: str
    secties: list[Sectie]
    onderdelen: list[Onderdeel]


class Blad(_Data):
    """An information page."""

    id: str
    titel: str
    url: str
    secties: list[Sectie]


class Antwoord(_Data):
    """An answer and the question or outcome that it leads to."""

    id: str
    naar: str


class Vraag(_Data):
    """A question; `rang` is how many questions a route from here has at most, and falls with every answer."""

    rang: int
    antwoorden: list[Antwoord]


class Uitkomst(_Data):
    """An outcome of a kind."""

    soort: str


class Beslishulp(_Data):
    """A decision aid as a graph, by the ids that are its anchors too."""

    start: str
    vragen: dict[str, Vraag]
    uitkomsten: dict[str, Uitkomst]


class Hulp(_Data):
    """A decision aid among the pages; its graph stands at `data`."""

    id: str
    titel: str
    url: str
    data: str


class Begrip(_Data):
    """A term."""

    id: str
    begrip: str
    afkorting: str | None
    ook: list[str]
    kort: str
    lang: str | None
    url: str


class Contact(_Data):
    """An organisation to call; without a number nobody could confirm one."""

    id: str
    naam: str
    nummer: str | None
    gecontroleerd_op: str
    geldig_tot: str


class Richtlijn(_Data):
    """The whole guideline."""

    titel: str
    versie: str
    datum: str
    hoofdstukken: list[Hoofdstuk]
    bladen: list[Blad]
    beslishulpen: list[Hulp]
    begrippen: list[Begrip]
    contacten: list[Contact]


class Gebruik(_Data):
    """A sentence of ours that says, or follows from, an item of a source."""

    url: str
    tekst: str
    aard: str


class Herkomst(RootModel[dict[str, list[Gebruik]]]):
    """For each item of a source, the sentences that use it."""
