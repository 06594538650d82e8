"""The lists that a guideline keeps beside its pages: terms, contacts, slots, and situations in readers' words."""

from __future__ import annotations

from pydantic import Field

from leidraad.source.model.addresses import WebAddress
from leidraad.source.model.base import ContactRef, Markup, Named, TermRef, TextRef, YesNo
from leidraad.source.model.citation import Citation, Fact, Sourced
from leidraad.source.model.phone import PhoneNumber
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text


class Term(Named, Sourced):
    """A term: how it is printed, what else people call it, a short meaning and a long one."""

    said = "short"
    name: Text = Field(alias="begrip")
    abbreviation: Text | None = Field(None, alias="afkorting")
    synonyms: tuple[Text, ...] = Field((), alias="ook")
    used: TextRef | None = Field(None, alias="gebruik")
    short: Text = Field(alias="kort")
    long: Markup | None = Field(None, alias="lang")
    see: tuple[TermRef, ...] = Field((), alias="zie")
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


class Slot(Named, Sourced):
    """Something that the sources mention without giving it; an organisation fills it in."""

    said = "explanation"
    name: Text = Field(alias="naam")
    explanation: Markup = Field(alias="uitleg")
    filling: Filling | None = Field(None, alias="ingevuld")


class SpotRef(Text):
    """A page of the site, or a place on one: `pagina/id`. Which there are, the table of anchors says."""

    @property
    def page(self) -> str:
        """The page, by its id."""
        return self.partition("/")[0]

    @property
    def name(self) -> str:
        """The place on it; nothing for the page as a whole."""
        return self.partition("/")[2]


class Situation(Record):
    """What a reader stands before, in the reader's own words, and the place on the site that says what to do.

    Whoever looks for it in words of danger sees first whom to call.
    """

    said = "name"
    name: Text = Field(alias="situatie")
    synonyms: tuple[Text, ...] = Field((), alias="ook")
    target: SpotRef = Field(alias="naar")
    contacts: tuple[ContactRef, ...] = Field((), alias="bel")
