"""Makes blocks from the views of the web pages: one writer for each document, which numbers its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from leidraad.paper.document import (
    Block,
    Furniture,
    Heading,
    Inline,
    Line,
    Number,
    Panel,
    Paragraph,
    Point,
    Points,
    Span,
)
from leidraad.paper.rich import blocks_of, inline_of
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Form
from leidraad.web.dates import in_dutch
from leidraad.web.text import Rich
from leidraad.web.views.frame import NumberView
from leidraad.web.views.parts import ContactView, ItemView, ProvenanceView, SectionView, SlotView

MARKERS = {Form.STEPS: "number", Form.BULLETS: "bullet"}
# Links that work from paper too.
ALSO_ON_PAPER = ("https:", "mailto:", "tel:")


class Writer:
    """Writes one document whose page stands at the site path `here`."""

    def __init__(self, sentences: Mapping[str, str], address: str, here: str) -> None:
        self.sentences, self.address, self.here = sentences, address.rstrip("/"), here
        self.sources: dict[str, int] = {}

    def resolve(self, href: str) -> str:
        """Return the whole address of a link on the page, or nothing where the site has no address."""
        if href.startswith(ALSO_ON_PAPER):
            return href
        return urljoin(f"{self.address}/{self.here}", href) if self.address and href else ""

    def inline(self, text: Rich) -> Inline:
        """Return a text as words."""
        return inline_of(str(text.html), self.resolve)

    def text(self, text: Rich, notes: tuple[int, ...] = (), style: str = "plain") -> tuple[Block, ...]:
        """Return a text as blocks; its sources stand behind its last paragraph."""
        blocks = list(blocks_of(str(text.html), self.resolve))
        last = max((place for place, block in enumerate(blocks) if isinstance(block, Paragraph)), default=-1)
        return tuple(
            Paragraph(block.text, style, notes if place == last else ()) if isinstance(block, Paragraph) else block
            for place, block in enumerate(blocks)
        )

    def note(self, provenance: ProvenanceView) -> tuple[int, ...]:
        """Return the number under which a source stands at the end."""
        places = [", ".join(part for part in (one.name, one.document) if part) for one in provenance.places]
        dates = sorted({one.reviewed_on for one in provenance.places})
        checked = f" ({self.sentences['nagekeken-op']} {', '.join(dates)})" if dates else ""
        words = (
            f"{provenance.origin}: {'; '.join(places)}{checked}{'.' if places else ''} {' '.join(provenance.reasons)}"
        )
        return (self.sources.setdefault(" ".join(words.split()), len(self.sources) + 1),)

    def item(self, item: ItemView, lead: str = "") -> Point:
        """Return an item with its sub-points and what it says of sources that differ."""
        blocks = self.text(item.text, self.note(item.provenance))
        if lead and isinstance(blocks[0], Paragraph):
            first = blocks[0]
            blocks = (Paragraph((Span(f"{lead}: ", strong=True), *first.text), first.style, first.notes), *blocks[1:])
        children = (Points("bullet", tuple(map(self.item, item.children))),) if item.children else ()
        return Point((*blocks, *self.difference(item.difference), *children))

    def difference(self, text: Rich | None) -> tuple[Block, ...]:
        """Return the note on sources that differ."""
        if text is None:
            return ()
        head = Paragraph((Span(self.sentences["verschil"], strong=True),), "small")
        return (Panel("note", (head, *self.text(text, style="small"))),)

    def items(self, section: SectionView, marker: str = "") -> tuple[Block, ...]:
        """Return the items of a section in the form that it has; `marker` asks for another."""
        chosen = marker or MARKERS.get(section.form, "")
        points = tuple(map(self.item, section.items))
        if chosen:
            return (Points(chosen, points),) if points else ()
        return tuple(block for point in points for block in point.blocks)

    def section(self, section: SectionView, level: int, marker: str = "") -> tuple[Block, ...]:
        """Return a section under its heading, with the contacts in it."""
        body = (*(self.text(section.text) if section.text else ()), *self.items(section, marker))
        contacts = tuple(block for contact in section.contacts for block in self.contact(contact))
        return (Heading(level, section.heading), *body, *contacts)

    def contact(self, contact: ContactView) -> tuple[Block, ...]:
        """Return an organisation to call, in a panel."""
        number = contact.number or self.sentences["geen-nummer"]
        head = (Span(f"{contact.name} " if contact.name else ""), Span(number, strong=bool(contact.number)))
        more = [text for text in (contact.reachable, contact.address) if text]
        checked = f"{self.sentences['nagekeken-op']} {contact.reviewed_on}"
        return (
            Panel(
                "plain",
                (
                    Paragraph(head, notes=self.note(contact.provenance)),
                    *self.text(contact.when),
                    *(Paragraph((Span(text),)) for text in more),
                    Paragraph((Span(checked),), "small"),
                    *self.difference(contact.difference),
                ),
            ),
        )

    def slots(self, slots: Iterable[SlotView]) -> tuple[Block, ...]:
        """Return the places that an organisation fills, each with a line to write on."""
        return tuple(
            Panel("plain", (Paragraph((Span(slot.name, strong=True),)), *self.text(slot.explanation), Line("")))
            for slot in slots
        )

    def listed_sources(self) -> tuple[str, ...]:
        """Return the sources in the order of their numbers."""
        return tuple(self.sources)


def furniture(guideline: Guideline, numbers: tuple[NumberView, ...]) -> Furniture:
    """Return what stands on every page of every document."""
    say, settings = guideline.sentences, guideline.settings
    return Furniture(
        site=settings.title,
        version=f"{say['versie']} {settings.version}",
        date=in_dutch(settings.date),
        numbers=tuple(Number(one.name, one.number) for one in numbers),
        page=say["pagina"],
        of=say["van"],
        rights=settings.rights,
    )
