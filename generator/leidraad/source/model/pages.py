"""The files that become pages: chapters, units, sheets and what is said about the site itself."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from leidraad.source.model.base import (
    EVERYBODY,
    Date,
    Id,
    Markup,
    Named,
    Number,
    PageRef,
    RoleRef,
    Sentences,
    SlotRef,
    ThemeRef,
    TreeRef,
    YesNo,
)
from leidraad.source.model.citation import Sourced
from leidraad.source.model.item import (
    Block,
    Bullets,
    Item,
    ItemGroup,
    NextStep,
    Paragraphs,
    Section,
    Statement,
    ThemePoint,
)
from leidraad.source.model.lists import SpotRef
from leidraad.source.model.record import Record
from leidraad.source.nodes import Fields, Items, Text

SomeItems = Annotated[tuple[Item, ...], Field(min_length=1)]
SomePoints = Annotated[tuple[ThemePoint, ...], Field(min_length=1)]


def _by_role(value: Any) -> Any:
    """Read a plain list as what everybody does."""
    return Fields({Text(EVERYBODY, value.span): value}, value.span) if isinstance(value, Items) else value


ByRole = Annotated[dict[RoleRef, SomeItems], Field(min_length=1)]
Actions = Annotated[ByRole, BeforeValidator(_by_role, json_schema_input_type=ByRole | SomeItems)]


class Unit(Named):
    """A part of a chapter, whatever the chapter calls it: what to do, by role, and what goes with it."""

    number: Number = Field(alias="nummer")
    title: Text = Field(alias="titel")
    purpose: Statement = Field(alias="doel")
    actions: Actions = Field(alias="acties")
    record: ItemGroup | None = Field(None, alias="documenteer")
    attention: dict[ThemeRef, SomePoints] = Field({}, alias="aandachtspunten")
    tools: Bullets = Field((), alias="hulpmiddelen")
    preparation: Bullets = Field((), alias="voorbereiding")
    explanation: Paragraphs = Field((), alias="toelichting")
    trees: tuple[TreeRef, ...] = Field((), alias="beslishulpen")
    slots: tuple[SlotRef, ...] = Field((), alias="invulplekken")
    next_steps: tuple[NextStep, ...] = Field((), alias="vervolg")

    def actions_of(self, role: str) -> tuple[Item, ...]:
        """Return what a role does here; nothing when it has no part."""
        return next((items for name, items in self.actions.items() if name == role), ())

    def points_of(self, theme: str) -> tuple[ThemePoint, ...]:
        """Return the attention points of a theme; nothing when it has none here."""
        return next((items for name, items in self.attention.items() if name == theme), ())


class Guidance(Sourced):
    """How binding the actions of a page are, for a chapter or sheet where that differs from the whole guideline."""

    text: Text = Field(alias="tekst")


class ChapterFile(Named):
    """hoofdstuk.yml: what the chapter is about and what its units are called."""

    title: Text = Field(alias="titel")
    unit_noun: Text = Field(alias="onderdeel")
    summary: Text = Field(alias="samenvatting")
    guidance: Guidance | None = Field(None, alias="leidende-zin")
    trees: tuple[TreeRef, ...] = Field((), alias="beslishulpen")
    sections: tuple[Section, ...] = Field(alias="secties")


class Chapter(Record):
    """A chapter with its units in the order of their numbers."""

    head: ChapterFile
    units: tuple[Unit, ...]

    @property
    def id(self) -> Id:
        """The chapter's folder and URL segment."""
        return self.head.id


class Sheet(Named):
    """An information page under /praktisch/; a large one is read from a distance when it is printed.

    One without sources shows none, which are for who works with it; a hurried one may be read by somebody who must be
    able to leave it before another sees it.
    """

    title: Text = Field(alias="titel")
    large: YesNo = Field(False, alias="groot")
    without_sources: YesNo = Field(False, alias="zonder-bronnen")
    hurried: YesNo = Field(False, alias="snel-weg")
    summary: Text = Field(alias="samenvatting")
    guidance: Guidance | None = Field(None, alias="leidende-zin")
    trees: tuple[TreeRef, ...] = Field((), alias="beslishulpen")
    sections: tuple[Section, ...] = Field(alias="secties")
    slots: tuple[SlotRef, ...] = Field((), alias="invulplekken")


class Blocks(Named):
    """A file in bouwstenen/: texts that belong to no page and are used in many."""

    title: Text = Field(alias="titel")
    items: tuple[Block, ...] = Field(alias="punten", min_length=1)


class AboutSection(Named):
    """A heading with text about the site itself; no source is asked."""

    heading: Text = Field(alias="kop")
    folded: YesNo = Field(False, alias="dicht")
    text: Markup = Field(alias="tekst")


class AboutPage(Named):
    """A page under /over/."""

    title: Text = Field(alias="titel")
    summary: Text = Field(alias="samenvatting")
    sections: tuple[AboutSection, ...] = Field(alias="secties")


class Entrance(Record):
    """One of the ways in on the home page: what a reader stands before, and the place that says what to do."""

    title: Text = Field(alias="titel")
    text: Text | None = Field(None, alias="tekst")
    target: SpotRef = Field(alias="naar")
    urgent: YesNo = Field(False, alias="spoed")


class Home(Record):
    """start.yml: the home page."""

    title: Text = Field(alias="titel")
    introduction: Markup = Field(alias="inleiding")
    entrances: tuple[Entrance, ...] = Field(alias="wegen", min_length=1)
    router: TreeRef | None = Field(None, alias="wegwijzer")


class Release(Record):
    """One version in wijzigingen.yml."""

    version: Text = Field(alias="versie")
    date: Date = Field(alias="datum")
    pages: tuple[PageRef, ...] = Field((), alias="paginas")
    changes: Sentences = Field(alias="punten")
