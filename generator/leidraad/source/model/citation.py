"""Where a part of the content comes from, and the documents it can come from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from leidraad.source.model.addresses import WebAddress
from leidraad.source.model.base import Date, ForceRefs, Locators, Markup, Named, SourceRef, SourceRefs
from leidraad.source.model.record import Record
from leidraad.source.nodes import Fields, Text

# More locators than this under one item is more than a reader can check, so an editor must say why.
MANY = 4
REASON = {"voorstel": "Zet `reden:` erbij, met waarom onze tekst daaruit volgt."}


class Origin(StrEnum):
    """How our sentence relates to the source."""

    QUOTED = "bron"
    DERIVED = "afgeleid"
    EXTERNAL = "extern"
    ADDED = "toegevoegd"


class Certainty(StrEnum):
    """How sure we are of a fact from outside the source documents."""

    HIGH = "hoog"
    MEDIUM = "midden"
    LOW = "laag"


class CitationFields(Record):
    """`bron`: what the item says is in `quoted`, follows from `derived`, stands in `external`, or is `added` by us."""

    quoted: Locators = Field((), alias="vindplaatsen")
    derived: Locators = Field((), alias="afgeleid")
    external: SourceRefs = Field((), alias="extern")
    added: Text | None = Field(None, alias="toegevoegd")
    reason: Text | None = Field(None, alias="reden")

    @property
    def origin(self) -> Origin:
        """The strongest claim that the citation makes."""
        if self.quoted:
            return Origin.QUOTED
        if self.derived:
            return Origin.DERIVED
        return Origin.EXTERNAL if self.external else Origin.ADDED

    @property
    def locators(self) -> tuple[Text, ...]:
        """Every item of a source document that the citation names."""
        return (*self.quoted, *self.derived)

    @model_validator(mode="after")
    def _is_complete(self) -> CitationFields:
        if not (self.locators or self.external or self.added):
            details = {"voorstel": "Noem een plaats uit vindplaatsen.tsv."}
            raise PydanticCustomError("bron-zonder-vindplaats", "Deze bron noemt geen vindplaats.", details)
        if self.reason is None and self.derived:
            raise PydanticCustomError("reden-ontbreekt", "Bij `afgeleid` hoort een `reden`.", REASON)
        if self.reason is None and len(self.locators) > MANY:
            message = f"Bij meer dan {MANY} vindplaatsen hoort een `reden`."
            raise PydanticCustomError("reden-ontbreekt", message, REASON)
        return self


def _short_form(value: Any) -> Any:
    """Read `bron: a, b` as `bron: {vindplaatsen: [a, b]}`."""
    if isinstance(value, Text):
        return Fields({Text("vindplaatsen", value.span): value}, value.span)
    return value


Citation = Annotated[CitationFields, BeforeValidator(_short_form, json_schema_input_type=Text | CitationFields)]


class Sourced(Record):
    """A text with a source, and perhaps why it says that otherwise than another text with the same source."""

    citation: Citation = Field(alias="bron")
    otherwise: Text | None = Field(None, alias="anders")


class Fact(Named):
    """Something that ages: when we looked, until when we trust it, and how sure we are."""

    reviewed_on: Date = Field(alias="gecontroleerd-op")
    valid_until: Date = Field(alias="geldig-tot")
    certainty: Certainty = Field(alias="zekerheid")
    owner: Text | None = Field(None, alias="beheerder")

    def expired(self, today: date) -> bool:
        """Say whether it must be looked up again."""
        return self.valid_until < today


class Document(Fact):
    """A source: a document of the guideline, a law, a site or an article."""

    title: Text = Field(alias="titel")
    holder: Text = Field(alias="houder")
    kind: Text = Field(alias="soort")
    dated: Text = Field(alias="datum")
    address: WebAddress | None = Field(None, alias="vindplaats")
    content: Markup = Field(alias="inhoud")
    caution: Markup | None = Field(None, alias="let-op")


class SourceItem(Record):
    """One row of vindplaatsen.tsv: a place in a source document. The text of the source never enters the project."""

    locator: Text
    kind: Text = Field(alias="soort")
    document: SourceRef = Field(alias="bron")
    name: Text = Field(alias="naam")
    forces: ForceRefs = Field((), alias="kracht")
