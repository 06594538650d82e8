"""The views of the parts that pages share: items with their provenance, contacts and slots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from leidraad.source.model.item import Form
from leidraad.web.text import Rich
from leidraad.web.views.items import ItemView, ListedItem, items_of
from leidraad.web.views.origins import UNSAID, ProvenanceView

TAGS = {Form.PROSE: ("div", "div"), Form.BULLETS: ("ul", "li"), Form.TICKS: ("ul", "li"), Form.STEPS: ("ol", "li")}


@dataclass(frozen=True)
class ContactView:
    """An organisation to call; `tel` is empty where no number is sure, `name` where the number is the name.

    `id` is empty where the page has shown the contact before.
    """

    id: str
    name: str
    number: str
    tel: str
    address: str
    when: Rich
    reachable: str
    reviewed_on: str
    expired: bool
    provenance: ProvenanceView
    difference: Rich | None

    @property
    def unexplained(self) -> bool:
        """Whether it has no number, and nothing that is said of it says where that is."""
        return not self.number and not (self.id and self.reachable)


@dataclass(frozen=True)
class FillingView:
    """What an organisation put in a slot."""

    text: Rich
    provenance: ProvenanceView


@dataclass(frozen=True)
class SlotView:
    """A place that an organisation fills; the explanation says with what."""

    id: str
    name: str
    explanation: Rich
    path: str
    provenance: ProvenanceView
    filling: FillingView | None


@dataclass(frozen=True)
class AidLinkView:
    """A decision aid that helps here."""

    title: str
    audience: str
    path: str


@dataclass(frozen=True)
class AidsView:
    """All decision aids."""

    layout: ClassVar[str] = "aids"
    aids: tuple[AidLinkView, ...]


@dataclass(frozen=True)
class SectionView:
    """A heading with items, whose form sets the elements too; a folded one begins shut."""

    id: str
    heading: str
    form: Form
    items: tuple[ItemView, ...]
    contacts: tuple[ContactView, ...] = ()
    text: Rich | None = None
    folded: bool = False

    def of_role(self, role: str) -> SectionView:
        """Return it with the items for a role and for everybody."""
        return replace(self, items=items_of(self.items, role))

    @property
    def source(self) -> ProvenanceView:
        """Where all of it comes from, if that is the same for each of more items; otherwise nothing is said of all."""
        lines = [line for item in self.items for line in item.sources]
        same = len(self.items) > 1 and len({line.provenance for line in lines}) == 1
        return lines[0].provenance if same else UNSAID

    @property
    def sourced(self) -> bool:
        """Whether it says of anything where it comes from."""
        items, contacts = (item.provenance for item in self.items), (contact.provenance for contact in self.contacts)
        return any(provenance.origin for provenance in (*items, *contacts))

    @property
    def of(self) -> str:
        """The anchors of all that is in it."""
        return " ".join(line.of for item in self.items for line in item.sources)

    @property
    def rows(self) -> tuple[ListedItem, ...]:
        """The items, each with its sources unless those are said of all."""
        said = bool(self.source.origin)
        return tuple(ListedItem(item, () if said else item.sources) for item in self.items)

    @property
    def style(self) -> str:
        """What style sheets call the form: steps, bullets, ticks or prose."""
        return self.form.name.lower()

    @property
    def tag(self) -> str:
        """The element around the items."""
        return TAGS[self.form][0]

    @property
    def item_tag(self) -> str:
        """The element of each item."""
        return TAGS[self.form][1]
