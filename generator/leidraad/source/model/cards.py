"""Cards: what an editor chose of the texts of the guideline for one page to pin up or take along."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from leidraad.source.model.base import ContactRef, Id, Named, PageRef, RoleRef, SlotRef, TextRefs, ThemeRef, TreeRef
from leidraad.source.model.item import Item
from leidraad.source.model.record import Record
from leidraad.source.nodes import Text


class CardItem(Item):
    """A text of elsewhere, or a short wording of one, which says of which texts it is one."""

    short_for: TextRefs = Field((), alias="kort-voor")
    children: tuple[CardItem, ...] = Field((), alias="punten")


class CardForm(StrEnum):
    """How the items of a part are set."""

    PROSE = "tekst"
    BULLETS = "lijst"
    STEPS = "stappen"
    BOXES = "vakjes"
    # Each item with its sub-points side by side in a box, in a row of a table, or each item in a column.
    CHOICES = "keuzes"
    TABLE = "tabel"
    COLUMNS = "kolommen"
    # Before all other parts, in a box.
    STOP = "eerst"
    # Numbers so large that they are read from a distance.
    LARGE = "groot"


class CardPlace(StrEnum):
    """Where a part stands: across the page, or beside what stands across from it."""

    WHOLE = "breed"
    MAIN = "links"
    SIDE = "rechts"
    HALF = "half"


class CardAid(Record):
    """The questions and outcomes of a decision aid, with short wordings of questions and what to do at the outcomes."""

    tree: TreeRef = Field(alias="id")
    questions: dict[Id, CardItem] = Field({}, alias="vragen")
    outcomes: dict[Id, tuple[CardItem, ...]] = Field({}, alias="uitkomsten")


class CardPart(Named):
    """A heading with texts, with numbers to call, with slots or with a decision aid."""

    heading: Text | None = Field(None, alias="kop")
    stands: CardPlace = Field(CardPlace.WHOLE, alias="plaats")
    form: CardForm = Field(CardForm.BULLETS, alias="vorm")
    theme: ThemeRef | None = Field(None, alias="thema")
    columns: tuple[Text, ...] = Field((), alias="koppen")
    items: tuple[CardItem, ...] = Field((), alias="punten")
    contacts: tuple[ContactRef, ...] = Field((), alias="contacten")
    slots: tuple[SlotRef, ...] = Field((), alias="invulplekken")
    lines: tuple[Text, ...] = Field((), alias="schrijfregels")
    aid: CardAid | None = Field(None, alias="beslishulp")


class CardSize(StrEnum):
    """The paper of a card."""

    A4 = "a4"
    ACROSS = "a4-dwars"
    A5 = "a5"


class Card(Named):
    """A file in kaarten/: one page of paper that belongs to a page of the site, for everybody or for one role."""

    title: Text = Field(alias="titel")
    page: PageRef = Field(alias="bij")
    role: RoleRef | None = Field(None, alias="rol")
    size: CardSize = Field(CardSize.A4, alias="papier")
    purpose: CardItem | None = Field(None, alias="doel")
    parts: tuple[CardPart, ...] = Field(alias="delen", min_length=1)

    @property
    def pages(self) -> frozenset[str]:
        """The pages without which there is no such card."""
        return frozenset([str(self.page), *(str(part.aid.tree) for part in self.parts if part.aid)])

    @property
    def items(self) -> tuple[CardItem, ...]:
        """Every text that was chosen for it, in the order of the file."""
        return tuple(part for part in self.within if isinstance(part, CardItem))
