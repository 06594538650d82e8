"""REDACTIE.md, the editors' guide, as its tables and examples: the one place where each field is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from places import ROOT
from pydantic.fields import FieldInfo

from leidraad.source.model.cards import Card, CardItem, CardPart
from leidraad.source.model.choice import WordChoice
from leidraad.source.model.citation import CitationFields, Document, Fact, SourceItem
from leidraad.source.model.guideline import Review, Settings
from leidraad.source.model.item import Item, Section
from leidraad.source.model.lists import Contact, Situation, Slot, Term
from leidraad.source.model.pages import AboutPage, Blocks, ChapterFile, Home, Release, Sheet, Unit
from leidraad.source.model.profile import Profile
from leidraad.source.model.record import Record
from leidraad.source.model.tree import Tree

GUIDE = (ROOT / "REDACTIE.md").read_text(encoding="utf-8")
# The records that have a table of their own, by its first heading; records that they hold are nested in it.
TABLED: dict[str, type[Record]] = {
    "Veld van `bron`": CitationFields,
    "Veld van een punt": Item,
    "Veld van een bestand in `bouwstenen/`": Blocks,
    "Veld van een kaart": Card,
    "Veld van een deel van een kaart": CardPart,
    "Veld van een punt op een kaart": CardItem,
    "Veld van een onderdeel": Unit,
    "Veld van `hoofdstuk.yml`": ChapterFile,
    "Veld van een sectie": Section,
    "Veld van een blad": Sheet,
    "Veld van een beslishulp": Tree,
    "Veld van een pagina over de site": AboutPage,
    "Veld van `richtlijn.yml`": Settings,
    "Veld van `start.yml`": Home,
    "Veld van een begrip": Term,
    "Veld van een bron of contact": Fact,
    "Veld van een bron in `bronnen.yml`": Document,
    "Veld van een contact": Contact,
    "Veld van een invulplek": Slot,
    "Veld van een situatie": Situation,
    "Veld van een profiel": Profile,
    "Veld van een versie": Release,
    "Veld van `woordkeuze.yml`": WordChoice,
    "Kolom van `vindplaatsen.tsv`": SourceItem,
    "Kolom van `nagekeken.tsv`": Review,
}

Row = tuple[str, ...]


def tables() -> Iterator[tuple[str, list[Row]]]:
    """Yield the first heading and the rows of every table in the guide."""
    for block in re.findall(r"(?:^\|.*\n)+", GUIDE, re.MULTILINE):
        head, _, *rows = (cells(line) for line in block.splitlines())
        yield head[0], rows


def cells(line: str) -> Row:
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])


def rows_of(heading: str) -> list[Row]:
    return next(rows for head, rows in tables() if head == heading)


def quoted(cell: str) -> Row:
    """Return what stands in backticks."""
    return tuple(re.findall(r"`([^`]+)`", cell))


def examples() -> dict[str, str]:
    """Return the guide's example files by name."""
    return dict(re.findall(r"^```[a-z]+ titel=\"([^\"]+)\"\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))


def kinds_of(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from kinds_of(part)


def records_of(info: FieldInfo) -> list[type[Record]]:
    return [kind for kind in kinds_of(info.annotation) if isinstance(kind, type) and issubclass(kind, Record)]


def fields_of(model: type[Record], prefix: Row = ()) -> Iterator[tuple[type[Record], Row, FieldInfo]]:
    """Yield the owner, path and field of all that belongs in a record's table."""
    above = [base for base in TABLED.values() if base is not model and issubclass(model, base)]
    elsewhere = {name for base in above for name in base.model_fields}
    for name, info in model.model_fields.items():
        if name not in elsewhere:
            path = (*prefix, info.alias or name)
            yield model, path, info
            for inner in records_of(info):
                if inner not in TABLED.values():
                    yield from fields_of(inner, path)
