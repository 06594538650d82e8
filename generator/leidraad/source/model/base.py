"""What the records of the model are made of: kinds of text, references and small values."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from leidraad.source.model.record import Record
from leidraad.source.nodes import Items, Text
from leidraad.source.problems import brief

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# Where no role is named, this one acts.
EVERYBODY = "iedereen"
DATE = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
LAST_MONTH, NO_MONTH = 12, "Deze dag bestaat niet: een maand is 01 tot en met 12."
QUOTES = ("'", '"')
NUMBER = re.compile(r"(?P<count>[0-9]{1,3})(?P<letter>[a-z]?)")


def slug(name: str) -> str:
    """Return the id that somebody who wrote `name` may have meant, or nothing."""
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:64].rstrip("-")


class Markup(Text):
    """Text in our small Markdown."""


class Id(Text):
    """A name that is also file stem, URL segment and anchor."""

    form = {"pattern": f"^{ID.pattern}$"}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what cannot be a file name, URL segment and anchor at once."""
        if not ID.fullmatch(value):
            message = "`{waarde}` kan geen id zijn: gebruik kleine letters, cijfers en streepjes, hoogstens 64 tekens."
            meant = slug(value)
            details = {"waarde": brief(value), "voorstel": f"Bedoel je `{meant}`?" if meant else ""}
            raise PydanticCustomError("geen-id", message, details)
        return value


class Number(Text):
    """The number of a unit, such as 3 or 3a."""

    form = {"pattern": "^[0-9]{1,3}[a-z]?$"}

    @classmethod
    def accept(cls, value: str) -> str:
        """Refuse what cannot be counted on from."""
        if not NUMBER.fullmatch(value):
            message = "`{waarde}` kan geen nummer zijn. Schrijf bijvoorbeeld `3` of `3a`."
            raise PydanticCustomError("geen-nummer", message, {"waarde": brief(value)})
        return value


class Named(Record):
    """A record that others can refer to."""

    id: Id


class Reference(Id):
    """The id of something else. Each subclass names one kind of thing."""

    noun: ClassVar[str]
    code: ClassVar[str]


class PageRef(Reference):
    """A unit, a sheet, a chapter or another page of the site."""

    noun, code = "een pagina", "onbekende-pagina"


class WrittenRef(Reference):
    """Where texts are written: a page, a chapter with all its pages, or a file of blocks."""

    noun, code = "een pagina of bestand met bouwstenen", "onbekende-pagina"


class TreeRef(Reference):
    """A decision aid."""

    noun, code = "een beslishulp", "onbekende-beslishulp"


class TermRef(Reference):
    """A term of the glossary."""

    noun, code = "een begrip", "onbekend-begrip"


class SourceRef(Reference):
    """A document or site in bronnen.yml."""

    noun, code = "een bron in bronnen.yml", "onbekende-bron"


class ContactRef(Reference):
    """An organisation in contacten.yml."""

    noun, code = "een contact in contacten.yml", "onbekend-contact"


class SlotRef(Reference):
    """A place that an organisation fills, in invulplekken.yml."""

    noun, code = "een invulplek", "onbekende-invulplek"


class RoleRef(Reference):
    """A role in richtlijn.yml."""

    noun, code = "een rol", "onbekende-rol"


class ThemeRef(Reference):
    """A theme in richtlijn.yml."""

    noun, code = "een thema", "onbekend-thema"


class TextRef(Text):
    """The address of a text that is used here: the page where it is written and its id there.

    `using.py` has put the text in its place before; this says where it came from.
    """


class ActionRef(Id):
    """The id of an action of the same unit, or of a point under one."""


class ForceRef(Reference):
    """A kind of force in woordkeuze.yml."""

    noun, code = "een soort kracht in woordkeuze.yml", "onbekende-kracht"


class Locator(Reference):
    """A numbered item of a source document, in vindplaatsen.tsv."""

    noun, code = "een vindplaats in vindplaatsen.tsv", "onbekende-vindplaats"
    form = {"pattern": r"\S"}

    @classmethod
    def accept(cls, value: str) -> str:
        """Take any: the table of source items decides what exists."""
        return value


def _yes_or_no(value: object) -> bool:
    if value not in ("ja", "nee"):
        raise PydanticCustomError("geen-ja-of-nee", "Schrijf hier `ja` of `nee`.")
    return value == "ja"


def _iso_date(value: object) -> date:
    found = DATE.fullmatch(str(value))
    if not found:
        details = {"voorstel": _meant_date(str(value))}
        raise PydanticCustomError("geen-datum", "Schrijf hier een datum, zoals `2026-11-23`.", details)
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        last = monthrange(year, month)[1] if year and 1 <= month <= LAST_MONTH else 0
        message = f"Deze dag bestaat niet: maand {month} van {year} heeft {last} dagen." if last else NO_MONTH
        raise PydanticCustomError(
            "geen-datum", "{melding}", {"melding": message, "voorstel": "Schrijf een dag die er is."}
        ) from None


def _meant_date(value: str) -> str:
    """Return a sentence that proposes the date that somebody wrote another way, or nothing."""
    if found := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", value, re.ASCII):
        day, month, year = map(int, found.groups())
    elif found := re.fullmatch(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[T ].*)?", value, re.ASCII):
        year, month, day = map(int, found.groups())
    elif (found := re.fullmatch(r"([0-9]{1,2})(?:e|ste|de)? ([a-z]{3})[a-z]*\.? ([0-9]{4})", value.lower())) and found[
        2
    ] in MONTHS:
        day, month, year = int(found[1]), MONTHS.index(found[2]) + 1, int(found[3])
    else:
        return ""
    return f"Bedoel je `{year:04}-{month:02}-{day:02}`?"


def _parts(value: object) -> object:
    """Read `a, b` as a list of two, so that a short list needs no brackets."""
    if not isinstance(value, Text):
        return value
    parts = [part.strip() for part in value.split(",")]
    if "" in parts[1:] or "" in parts[:-1]:
        details = {"voorstel": "Haal de komma weg, of schrijf wat erbij hoort."}
        raise PydanticCustomError("leeg-veld", "Voor of na een komma staat hier niets.", details)
    return Items([Text(part, value.span) for part in parts], value.span)


def _whole(value: object) -> object:
    """Refuse sentences between brackets without quotation marks, where a comma in one makes two of it in silence."""
    if not isinstance(value, Items) or len(value) == 1 or not value.span.place.here.startswith("["):
        return value
    if all(isinstance(part, Text) and part.place.here.startswith(QUOTES) for part in value):
        return value
    advice = "Zet elke zin op een eigen regel achter `- `, of tussen aanhalingstekens."
    message = "Tussen `[` en `]` begint na elke komma een nieuwe zin."
    raise PydanticCustomError("zin-door-een-komma", message, {"voorstel": advice})


YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": ["ja", "nee"]})]
Date = Annotated[date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "pattern": f"^{DATE.pattern}$"})]
Sentences = Annotated[tuple[Markup, ...], BeforeValidator(_whole)]
OneOrMore = BeforeValidator(_parts, json_schema_input_type=Text | tuple[Text, ...])
ActionRefs = Annotated[tuple[ActionRef, ...], OneOrMore]
Locators = Annotated[tuple[Locator, ...], OneOrMore]
ForceRefs = Annotated[tuple[ForceRef, ...], OneOrMore]
TextRefs = Annotated[tuple[TextRef, ...], OneOrMore]
SourceRefs = Annotated[tuple[SourceRef, ...], OneOrMore]
