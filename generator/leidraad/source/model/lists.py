"""The lists that a guideline keeps beside its pages: terms, contacts, slots, and situations in readers' words."""

from __future__ import annotations

from pathlib import PurePosixPath

from pydantic import Field

from leidraad.source.model.addresses import WebAddress
from leidraad.source.model.base import ContactRef, Markup, Named, TermRef, TextRef, WrittenRef, YesNo
from leidraad.source.model.citation import Citation, Fact, Sourced
from leidraad.source.model.phone import PhoneNumber
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text

# So many letters more at most make another form of a word, such as of more than one.
ENDING = 3


class Sense(Sourced):
    """What a term means in texts that are written on some pages, where its short meaning does not hold."""

    said, counted_as = "short", "betekenis"
    pages: tuple[WrittenRef, ...] = Field(alias="bij", min_length=1)
    short: Text = Field(alias="kort")


class Term(Named, Sourced):
    """A term: how it is printed, what else people call it, a short meaning and a long one."""

    said = "short"
    name: Text = Field(alias="begrip")
    abbreviation: Text | None = Field(None, alias="afkorting")
    synonyms: tuple[Text, ...] = Field((), alias="ook")
    used: TextRef | None = Field(None, alias="gebruik")
    short: Text = Field(alias="kort")
    long: Markup | None = Field(None, alias="lang")
    senses: tuple[Sense, ...] = Field((), alias="betekenissen")
    see: tuple[TermRef, ...] = Field((), alias="zie")
    listed_only: Text | None = Field(None, alias="alleen-lijst")

    @property
    def others(self) -> tuple[Text, ...]:
        """What else people call it, as a reader wants to see: without what is such a name with an ending."""
        names = (self.name, *self.synonyms)
        return tuple(one for one in self.synonyms if not any(_ended(one, name) for name in names))

    def sense_in(self, text: Text) -> tuple[str, Text]:
        """Return the anchor and the words of what it means in a text, by where that is written.

        What a page says of it goes before what its chapter says.
        """
        file = PurePosixPath(text.span.source.file)
        homes = (file.stem, file.parent.name)
        found = ((name, one.short) for home in homes for name, one in self.anchored_senses if home in one.pages)
        return next(found, (self.id, self.short))

    @property
    def anchored_senses(self) -> tuple[tuple[str, Sense], ...]:
        """Its meanings in texts of some pages, each with its anchor."""
        return tuple((f"{self.id}_{Sense.counted_as}-{at}", one) for at, one in enumerate(self.senses, 1))


def _ended(word: str, name: str) -> bool:
    """Say whether a word is a name with a few letters more, as many of it are."""
    more = word.lower().removeprefix(name.lower())
    return more != word.lower() and len(more) <= ENDING and more.isalpha()


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
