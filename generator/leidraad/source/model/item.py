"""The smallest parts that a reader sees: items and sections of items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from leidraad.source.model.base import ActionRefs, ContactRef, Id, Markup, Named, PageRef, RoleRef, TextRef, YesNo
from leidraad.source.model.citation import Citation, Sourced
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text


class Item(Named, Sourced):
    """One action, point or paragraph, for everybody or for one role, with its provenance and perhaps sub-points."""

    used: TextRef | None = Field(None, alias="gebruik")
    text: Markup = Field(alias="tekst")
    role: RoleRef | None = Field(None, alias="rol")
    folded: YesNo = Field(False, alias="dicht")
    children: tuple[Item, ...] = Field((), alias="punten")
    caution: Markup | None = Field(None, alias="let-op")
    difference: Markup | None = Field(None, alias="verschil")


class Foremost(StrEnum):
    """Under which heading the page of a theme shows a point before all others."""

    DO = "doe"
    NEVER = "nooit"


class ThemePoint(Item):
    """A point of a theme: which actions it goes before, and whether its theme begins with it."""

    overrides: ActionRefs = Field((), alias="gaat-voor")
    foremost: Foremost | None = Field(None, alias="voorop")
    children: tuple[ThemePoint, ...] = Field((), alias="punten")


class NextStep(Item):
    """Where to go next."""

    target: PageRef = Field(alias="naar")


class Block(Item):
    """A text that is written for many places, and may say in which it holds: pages, chapters, or aids for safety."""

    only_in: tuple[Id, ...] = Field((), alias="alleen-in")


class Statement(Sourced):
    """A sentence with its provenance that is not an item of a list."""

    used: TextRef | None = Field(None, alias="gebruik")
    text: Markup = Field(alias="tekst")


class ItemGroup(Record):
    """Items under a sentence of the source that the page shows as a heading."""

    said = ""
    citation: Citation = Field(alias="bron")
    items: tuple[Item, ...] = Field(alias="punten", min_length=1)


class Form(StrEnum):
    """How the items of a section are set."""

    PROSE = "tekst"
    BULLETS = "lijst"
    TICKS = "vinken"
    STEPS = "stappen"


@dataclass(frozen=True)
class Headed:
    """Says of a field that its items stand under a heading of their own, in a form.

    The key of the field is the sentence of the heading, its anchor, and the name of the items in the data.
    """

    form: Form


Bullets = Annotated[tuple[Item, ...], Headed(Form.BULLETS)]
Paragraphs = Annotated[tuple[Item, ...], Headed(Form.PROSE)]


def headed(kind: type[Record]) -> Iterator[tuple[str, str, Form]]:
    """Yield the fields of a kind of page that stand under a heading: name, key and form, in the order of the page."""
    for name, info in kind.model_fields.items():
        yield from ((name, str(info.alias), one.form) for one in info.metadata if isinstance(one, Headed))


class Section(Named):
    """A heading with items, and perhaps the contacts to call."""

    said = "heading"
    heading: Text = Field(alias="kop")
    form: Form = Field(Form.PROSE, alias="vorm")
    folded: YesNo = Field(False, alias="dicht")
    items: tuple[Item, ...] = Field((), alias="punten")
    contacts: tuple[ContactRef, ...] = Field((), alias="contacten")
