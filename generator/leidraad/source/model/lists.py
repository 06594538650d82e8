"""The lists that a guideline keeps beside its pages: terms, contacts, and places that an organisation fills."""

from __future__ import annotations

from pydantic import Field

from leidraad.source.model.addresses import WebAddress
from leidraad.source.model.base import Markup, Named, Record, TermRef, TextRef, YesNo
from leidraad.source.model.citation import Citation, Fact
from leidraad.source.model.phone import PhoneNumber
from leidraad.source.nodes import Text


class Term(Named):
    """A term: how it is printed, what else people call it, a short meaning and a long one."""

    said = "short"
    name: Text = Field(alias="begrip")
    abbreviation: Text | None = Field(None, alias="afkorting")
    synonyms: tuple[Text, ...] = Field((), alias="ook")
    used: TextRef | None = Field(None, alias="gebruik")
    short: Text = Field(alias="kort")
    long: Markup | None = Field(None, alias="lang")
    see: tuple[TermRef, ...] = Field((), alias="zie")
    citation: Citation = Field(alias="bron")
    listed_only: Text | None = Field(None, alias="alleen-lijst")


class Contact(Fact):
    """An organisation to call. Without a confirmed number none is printed."""

    said = "name"
    name: Text = Field(alias="naam")
    number: PhoneNumber | None = Field(None, alias="nummer")
    address: WebAddress | None = Field(None, alias="adres")
    when: Markup = Field(alias="wanneer")
    reachable: Text | None = Field(None, alias="bereikbaar")
    always: YesNo = Field(False, alias="altijd")
    citation: Citation = Field(alias="bron")
    difference: Markup | None = Field(None, alias="verschil")


class Filling(Record):
    """What an organisation puts in a slot, where the slot stands."""

    apart = False
    text: Markup = Field(alias="tekst")
    citation: Citation = Field(alias="bron")


class Slot(Named):
    """Something that the sources mention without giving it; an organisation fills it in."""

    said = "explanation"
    name: Text = Field(alias="naam")
    explanation: Markup = Field(alias="uitleg")
    citation: Citation = Field(alias="bron")
    filling: Filling | None = Field(None, alias="ingevuld")
