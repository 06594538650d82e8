"""A profile: what one region or organisation makes different in the general guideline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import Field
from pydantic_core import PydanticCustomError

from leidraad.source.model.base import Date, Id, Named, Record, Reference, RoleRef, SlotRef, TermRef
from leidraad.source.model.citation import Document
from leidraad.source.model.item import Item
from leidraad.source.model.lists import Contact, Filling
from leidraad.source.nodes import Text
from leidraad.source.problems import brief

Value = TypeVar("Value")
ORIGIN = re.compile(r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?")


class TextPageRef(Reference):
    """A page of text, which can have remarks."""

    noun, code = "een fase, stap, hoofdstuk of blad", "onbekende-pagina"


class LeftOut(Id):
    """A decision aid or sheet of the general guideline that a profile leaves out."""


class Origin(Text):
    """A site whose pages may show parts of ours, as a browser names it."""

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what a browser would not understand in a list of such sites."""
        if not ORIGIN.fullmatch(value):
            message = "`{waarde}` is geen site. Schrijf haar als `https://intranet.voorbeeld.nl`, zonder iets erachter."
            raise PydanticCustomError("geen-site", message, {"waarde": brief(value)})
        return value


class OwnWords(Record):
    """What roles and terms are called here; the general word stays beside it."""

    roles: dict[RoleRef, Text] = Field({}, alias="rollen")
    terms: dict[TermRef, Text] = Field({}, alias="begrippen")


class Profile(Named):
    """A file in profielen/: names, numbers, words, remarks, what goes in slots and what is left out."""

    name: Text = Field(alias="naam")
    title: Text = Field(alias="titel")
    summary: Text = Field(alias="samenvatting")
    reviewed_on: Date = Field(alias="gecontroleerd-op")
    contacts: tuple[Contact, ...] = Field((), alias="contacten")
    documents: tuple[Document, ...] = Field((), alias="bronnen")
    words: OwnWords = Field(OwnWords.model_construct(roles={}, terms={}), alias="woorden")
    fillings: dict[SlotRef, Filling] = Field({}, alias="invulplekken")
    remarks: dict[TextPageRef, tuple[Item, ...]] = Field({}, alias="opmerkingen")
    left_out: dict[LeftOut, Text] = Field({}, alias="weglaten")
    parents: tuple[Origin, ...] = Field((), alias="mag-insluiten")

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
