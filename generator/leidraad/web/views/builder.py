"""What makes the parts that pages share, each with the names and anchors of its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from leidraad.source.model.citation import CitationFields
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Form, Item, NextStep, Section
from leidraad.source.model.lists import Contact, Slot
from leidraad.source.model.record import once
from leidraad.source.model.tree import Tree
from leidraad.source.passage import spoken
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.anchors import REMARKS
from leidraad.web.common import Common
from leidraad.web.dates import date_in
from leidraad.web.lexicon import Lexicon
from leidraad.web.meaning import tel, words
from leidraad.web.text import Scribe
from leidraad.web.views.items import ItemView, answering, numbered, role_marks
from leidraad.web.views.origins import UNSAID, Origins, ProvenanceView
from leidraad.web.views.parts import AidLinkView, ContactView, FillingView, SectionView, SlotView
from leidraad.web.words import letter


@once
def trees_by_id(guideline: Guideline) -> Mapping[str, Tree]:
    """Return every decision aid by its id."""
    return {str(tree.id): tree for tree in guideline.trees}


class Parts:
    """Makes parts that are the same on every page, and says of nothing where it comes from."""

    def __init__(self, common: Common, names: Lexicon) -> None:
        """`names` is what references show."""
        self.common, self.lexicon, self.roles = common, names, role_marks(common.settings)
        self._anchored: set[str] = set()

    def scribe(self) -> Scribe:
        """Return the writer of a new section of this page."""
        return Scribe(self.lexicon)

    def provenance(self, citation: CitationFields, used: str | None = None) -> ProvenanceView:
        """Return nothing."""
        return UNSAID

    def items(self, items: Iterable[Item], scribe: Scribe, prefix: str = "") -> tuple[ItemView, ...]:
        """Return items in order; `prefix` keeps anchors apart on a page that gathers items of several files."""
        return tuple(self.item(item, scribe, prefix) for item in items)

    def item(self, item: Item, scribe: Scribe, prefix: str = "") -> ItemView:
        """Return one item with everything under it: sub-points by letter, and theirs by number."""
        points = enumerate(self.items(item.children, scribe, prefix))
        text = scribe.leading(item) if isinstance(item, NextStep) else scribe.rich(item.text)
        return ItemView(
            id=f"{prefix}{item.id}",
            text=text,
            provenance=self.provenance(item.citation, item.used),
            caution=scribe.perhaps(item.caution),
            difference=scribe.perhaps(item.difference),
            children=tuple(replace(one, mark=letter(at).lower(), children=numbered(one)) for at, one in points),
            role=self.roles[item.role] if item.role else None,
            folded=item.folded,
            answer=bool(answering(self.common.settings).match(spoken(text.passage, words))),
        )

    def contact(self, contact: Contact, scribe: Scribe) -> ContactView:
        """Return a contact as a card; the first one on a page has the anchor."""
        anchor = "" if contact.id in self._anchored else urls.contact_anchor(contact.id)
        self._anchored.add(contact.id)
        return ContactView(
            id=anchor,
            name="" if contact.name == contact.number else contact.name,
            number=contact.number or "",
            tel=tel(contact.number) if contact.number else "",
            address=contact.address or "",
            when=scribe.rich(contact.when),
            reachable=contact.reachable or "",
            reviewed_on=date_in(self.common.language, contact.reviewed_on),
            expired=contact.expired(self.common.today),
            provenance=self.provenance(contact.citation),
            difference=scribe.perhaps(contact.difference),
        )

    def slots(self, names: Iterable[str]) -> tuple[SlotView, ...]:
        """Return the slots that a page shows."""
        return tuple(self.slot(self.lexicon.slots[name]) for name in names)

    def slot(self, slot: Slot) -> SlotView:
        """Return a slot with a link to where it is explained."""
        scribe = self.scribe()
        filling = slot.filling
        return SlotView(
            id=slot.id,
            name=slot.name,
            explanation=scribe.rich(slot.explanation),
            path=f"{urls.SLOTS}#{slot.id}",
            provenance=self.provenance(slot.citation),
            filling=FillingView(scribe.rich(filling.text), self.provenance(filling.citation)) if filling else None,
        )


class Builder(Parts):
    """Makes the parts of the page at a site path, with where each comes from."""

    def __init__(self, trusted: Trusted, here: str) -> None:
        super().__init__(trusted.common, trusted.lexicon)
        self.trusted, self.guideline = trusted, trusted.guideline
        self._origins = Origins(trusted, here)

    def provenance(self, citation: CitationFields, used: str | None = None) -> ProvenanceView:
        """Return where something comes from; `used` is the address where its text is written, if that is elsewhere."""
        return self._origins.of(citation, used)

    def section(self, section: Section) -> SectionView:
        """Return a section of a chapter or sheet."""
        scribe = self.scribe()
        contacts = tuple(self.contact(self.lexicon.contacts[name], scribe) for name in section.contacts)
        items = self.items(section.items, scribe)
        return SectionView(section.id, section.heading, section.form, items, contacts, folded=section.folded)

    def group(self, name: str, heading: str, form: Form, items: Iterable[Item]) -> SectionView:
        """Return a section of a unit, whose heading is an interface sentence."""
        return SectionView(name, heading, form, self.items(items, self.scribe()))

    def aids(self, names: Iterable[str]) -> tuple[AidLinkView, ...]:
        """Return the decision aids that a page names."""
        found = (trees_by_id(self.guideline)[name] for name in names)
        return tuple(AidLinkView(tree.title, tree.audience, urls.tree(tree.id)) for tree in found)

    def remarks(self, page: str) -> tuple[SectionView, ...]:
        """Return what a profile remarks on a page, under its name; mostly nothing."""
        profile = self.guideline.profile
        if profile is None or not (items := profile.remarks_of(page)):
            return ()
        return (SectionView(REMARKS, profile.name, Form.BULLETS, self.items(items, self.scribe(), f"{REMARKS}-")),)
