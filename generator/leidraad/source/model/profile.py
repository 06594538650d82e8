"""A profile: what one region or organisation makes different in the general guideline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import Field

from leidraad.source.model.addresses import ParentSite, SiteAddress
from leidraad.source.model.base import Date, Id, Named, Reference, RoleRef, SlotRef, TermRef
from leidraad.source.model.citation import Document
from leidraad.source.model.item import Item
from leidraad.source.model.lists import Contact, Filling
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text

Value = TypeVar("Value")


class TextPageRef(Reference):
    """A page of text, which can have remarks."""

    noun, code = "een onderdeel, hoofdstuk of blad", "onbekende-pagina"


class LeftOut(Id):
    """A decision aid or sheet of the general guideline that a profile leaves out."""


class OwnWords(Record):
    """What roles and terms are called here; the general word stays beside it."""

    roles: dict[RoleRef, Text] = Field({}, alias="rollen")
    terms: dict[TermRef, Text] = Field({}, alias="begrippen")


class Profile(Named):
    """A file in profielen/: names, numbers, words, remarks, what goes in slots and what is left out."""

    name: Text = Field(alias="naam")
    title: Text = Field(alias="titel")
    address: SiteAddress | None = Field(None, alias="adres")
    summary: Text = Field(alias="samenvatting")
    reviewed_on: Date = Field(alias="gecontroleerd-op")
    contacts: tuple[Contact, ...] = Field((), alias="contacten")
    documents: tuple[Document, ...] = Field((), alias="bronnen")
    words: OwnWords = Field(OwnWords.model_construct(roles={}, terms={}), alias="woorden")
    fillings: dict[SlotRef, Filling] = Field({}, alias="invulplekken")
    remarks: dict[TextPageRef, tuple[Item, ...]] = Field({}, alias="opmerkingen")
    left_out: dict[LeftOut, Text] = Field({}, alias="weglaten")
    parents: tuple[ParentSite, ...] = Field((), alias="mag-insluiten")

    def remarks_of(self, page: str) -> tuple[Item, ...]:
        """Return the remarks on a page, by its id."""
        return _of(self.remarks, page) or ()

    def role(self, name: str) -> Text | None:
        """Return what a role is called here."""
        return _of(self.words.roles, name)

    def term(self, name: str) -> Text | None:
        """Return what a term is called here."""
        return _of(self.words.terms, name)

    def filling(self, slot: str) -> Filling | None:
        """Return what goes in a slot."""
        return _of(self.fillings, slot)


def _of(values: Mapping[Any, Value], name: str) -> Value | None:
    return values.get(name)
