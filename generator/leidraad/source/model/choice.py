"""woordkeuze.yml: which words say a thing with force, and which word is used for a thing."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from leidraad.source.model.base import Named, OneOrMore, YesNo
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text

Phrases = Annotated[tuple[Text, ...], OneOrMore]


class Force(Named):
    """A kind of force, such as that something is always so, with the words that say it; a strict one is never added."""

    words: Phrases = Field(alias="woorden", min_length=1)
    strict: YesNo = Field(False, alias="streng")


class Preferred(Record):
    """The word that is used for a thing, those that are not, and phrases in which they may stand all the same."""

    word: Text = Field(alias="woord")
    others: Phrases = Field(alias="niet", min_length=1)
    except_in: Phrases = Field((), alias="behalve")


class WordChoice(Record):
    """All of woordkeuze.yml."""

    forces: tuple[Force, ...] = Field((), alias="kracht")
    preferred: tuple[Preferred, ...] = Field((), alias="voorkeur")
