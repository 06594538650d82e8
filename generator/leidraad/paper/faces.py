"""What stands inside the margins of a card: all that decides whether it fits its page."""

from __future__ import annotations

from dataclasses import dataclass

from leidraad.paper.cards import FORMATS, card
from leidraad.paper.document import Elements
from leidraad.paper.publication import Format, Furniture, Publication, Sources
from leidraad.paper.terse import CardWriter
from leidraad.source.model.cards import Card
from leidraad.source.model.record import while_same
from leidraad.trusted import Trusted
from leidraad.web.common import Common
from leidraad.web.views.card import CardView, card_view

NOTHING = Furniture(site="", version="", date="", numbers=(), page="", of="", rights="")


@dataclass(frozen=True)
class Face:
    """A card as it is seen, who wrote it, and its blocks."""

    language: str
    view: CardView
    write: CardWriter
    blocks: Elements

    @property
    def form(self) -> Format:
        """How it is set."""
        return self.write.form

    @property
    def alone(self) -> Publication:
        """The face with nothing around it, which takes as much of the page as with all of that."""
        said = (self.view.id, self.view.title, "", self.language)
        return Publication(*said, NOTHING, self.blocks, Sources(), self.form)


def face(chosen: Card, trusted: Trusted) -> Face:
    """Return what a card says; what stands around that is the same on every card and is not asked for here."""
    return _face(chosen, card_view(chosen, trusted), trusted.common)


@while_same
def _face(_: Card, view: CardView, common: Common) -> Face:
    write = CardWriter(common.sentences, common.settings.address or "", FORMATS[view.size])
    return Face(common.language, view, write, card(view, write))
