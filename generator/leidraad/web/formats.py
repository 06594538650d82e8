"""The shapes of the data that the site publishes. `v1` is a promise: fields are added, never renamed or taken away.

Titles and aliases are what its readers see.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model
from pydantic.json_schema import GenerateJsonSchema

from leidraad.source.model.item import headed
from leidraad.source.model.pages import Unit


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class SourceData(_Data, title="Bron"):
    """Where a point comes from."""

    origin: str = Field(alias="aard")
    locators: list[str] = Field(alias="vindplaatsen")
    external: list[str] = Field(alias="extern")


class PointData(_Data, title="Punt"):
    """One point; `naar` is where it leads, for a next step."""

    id: str
    url: str
    text: str = Field(alias="tekst")
    source: SourceData = Field(alias="bron")
    points: list[PointData] = Field(alias="punten")
    target: str | None = Field(None, alias="naar")


class SectionData(_Data, title="Sectie"):
    """A heading with points."""

    id: str
    heading: str = Field(alias="kop")
    url: str
    points: list[PointData] = Field(alias="punten")


class UnitHead(_Data):
    """What every unit has."""

    id: str
    number: str = Field(alias="nummer")
    title: str = Field(alias="titel")
    url: str
    purpose: str = Field(alias="doel")
    actions: dict[str, list[PointData]] = Field(alias="acties")
    record: list[PointData] = Field(alias="documenteer")
    attention: dict[str, list[PointData]] = Field(alias="aandachtspunten")


def _points(*fields: tuple[str, str]) -> dict[str, Any]:
    return {name: (list[PointData], Field(alias=key)) for name, key in fields}


# What stands under a heading of its own is what the model says.
UnitData: type[UnitHead] = create_model(
    "UnitData",
    __base__=UnitHead,
    __doc__="A unit of a chapter.",
    **_points(*((name, key) for name, key, _ in headed(Unit)), ("next_steps", "vervolg")),
)
UnitData.model_config["title"] = "Onderdeel"


class ChapterData(_Data, title="Hoofdstuk"):
    """A chapter with its units."""

    id: str
    title: str = Field(alias="titel")
    url: str
    sections: list[SectionData] = Field(alias="secties")
    units: list[UnitData] = Field(alias="onderdelen")


class SheetData(_Data, title="Blad"):
    """An information page."""

    id: str
    title: str = Field(alias="titel")
    url: str
    sections: list[SectionData] = Field(alias="secties")


class AnswerData(_Data, title="Antwoord"):
    """An answer and the question or outcome that it leads to."""

    id: str
    target: str = Field(alias="naar")


class QuestionData(_Data, title="Vraag"):
    """A question; `rang` is how many questions a route from here has at most, and falls with every answer."""

    rank: int = Field(alias="rang")
    answers: list[AnswerData] = Field(alias="antwoorden")


class LeadData(_Data, title="Vervolg"):
    """Where an outcome leads, and the sentence that says so."""

    target: str = Field(alias="naar")
    url: str
    text: str = Field(alias="tekst")


class OutcomeData(_Data, title="Uitkomst"):
    """An outcome of a kind, and the pages to which it leads."""

    kind: str = Field(alias="soort")
    leads: list[LeadData] = Field([], alias="verder")


class GuaranteeData(_Data, title="Garantie"):
    """What holds on all routes: in the words of its experts, as it is proven, and in its parts by id."""

    id: str
    url: str
    text: str = Field(alias="tekst")
    proven: str = Field(alias="bewezen")
    given: dict[str, str] = Field(alias="bij")
    always: list[str] = Field(alias="altijd")
    never: list[str] = Field(alias="nooit")
    at_most: int | None = Field(alias="hoogstens-vragen")
    outcome: str | None = Field(alias="uitkomst")
    only_after: str | None = Field(alias="pas-na")


class AidData(_Data, title="Beslishulp"):
    """A decision aid as a graph, by the ids that are its anchors too."""

    start: str
    questions: dict[str, QuestionData] = Field(alias="vragen")
    outcomes: dict[str, OutcomeData] = Field(alias="uitkomsten")
    guarantees: list[GuaranteeData] = Field([], alias="garanties")


class AidLink(_Data, title="Hulp"):
    """A decision aid among the pages; its graph stands at `data`."""

    id: str
    title: str = Field(alias="titel")
    url: str
    data: str


class SenseData(_Data, title="Betekenis"):
    """What a term means in texts that are written on some pages, in a chapter or in a file of blocks."""

    written: list[str] = Field(alias="bij")
    short: str = Field(alias="kort")
    url: str


class TermData(_Data, title="Begrip"):
    """A term."""

    id: str
    name: str = Field(alias="begrip")
    abbreviation: str | None = Field(alias="afkorting")
    synonyms: list[str] = Field(alias="ook")
    short: str = Field(alias="kort")
    long: str | None = Field(alias="lang")
    senses: list[SenseData] = Field([], alias="betekenissen")
    url: str


class ContactData(_Data, title="Contact"):
    """An organisation to call; without a number nobody could confirm one."""

    id: str
    name: str = Field(alias="naam")
    number: str | None = Field(alias="nummer")
    reviewed_on: str = Field(alias="gecontroleerd_op")
    valid_until: str = Field(alias="geldig_tot")


class GuidelineData(_Data, title="Richtlijn"):
    """The whole guideline."""

    title: str = Field(alias="titel")
    version: str = Field(alias="versie")
    date: str = Field(alias="datum")
    chapters: list[ChapterData] = Field(alias="hoofdstukken")
    sheets: list[SheetData] = Field(alias="bladen")
    aids: list[AidLink] = Field(alias="beslishulpen")
    terms: list[TermData] = Field(alias="begrippen")
    contacts: list[ContactData] = Field(alias="contacten")


class UseData(_Data, title="Gebruik"):
    """A sentence of ours that says, or follows from, an item of a source; `ook` is where the same text is used."""

    url: str
    text: str = Field(alias="tekst")
    origin: str = Field(alias="aard")
    also: list[str] = Field(alias="ook")


class ProvenanceData(RootModel[dict[str, list[UseData]]], title="Herkomst"):
    """For each item of a source, the sentences that use it."""


class Schema(GenerateJsonSchema):
    """Describes a shape by the names that its readers see."""

    def normalize_name(self, name: str) -> str:
        """Return the title of one of the classes above."""
        kind = globals().get(name)
        return str(kind.model_config["title"]) if kind else str(super().normalize_name(name))
