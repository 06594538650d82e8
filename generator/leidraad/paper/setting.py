"""Makes blocks from the parts of web pages: one writer for each document, which numbers its sources."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from leidraad.paper.document import Callee, Element, Heading, Mark, Panel, PenLine, Point, Points, Prose, Run
from leidraad.paper.lengths import fits_together
from leidraad.paper.notes import Notes
from leidraad.paper.passages import Print, marked
from leidraad.paper.publication import CARDS, FootNumber, Format, Furniture
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Form
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.text import Rich
from leidraad.web.views.frame import NumberView
from leidraad.web.views.items import ItemView, Override
from leidraad.web.views.nodes import EndView, OutcomeView, QuestionView
from leidraad.web.views.origins import ProvenanceView
from leidraad.web.views.parts import ContactView, SectionView, SlotView

MARKERS = {Form.STEPS: "number", Form.BULLETS: "bullet", Form.TICKS: "box"}


class Writer:
    """Writes one document."""

    def __init__(self, sentences: Mapping[str, str], address: str, form: Format = Format.HANDOUT) -> None:
        self.sentences, self.form = sentences, form
        self.print = Print(partial(urls.whole, address))
        self.notes = Notes(sentences)
        self._shown: set[str] = set()

    @property
    def is_book(self) -> bool:
        """Whether many pages are one document."""
        return self.form is Format.BOOK

    def heading(self, level: int, text: str, kicker: str = "") -> Heading:
        """Return a heading within a page."""
        return Heading(level, text, kicker)

    def lines(self, label: str) -> tuple[Element, ...]:
        """Return a line for the pen."""
        return (PenLine(label),)

    def is_new(self, name: str) -> bool:
        """Whether this is the first time that the document shows something."""
        new = name not in self._shown
        self._shown.add(name)
        return new

    def text(self, text: Rich, marks: tuple[Mark, ...] = (), style: str = "plain") -> tuple[Element, ...]:
        """Return a text as blocks; its sources stand behind its last paragraph."""
        blocks = marked(self.print.blocks(text.passage), marks)
        return tuple(replace(block, style=style) if isinstance(block, Prose) else block for block in blocks)

    def marks(self, provenance: ProvenanceView) -> tuple[Mark, ...]:
        """Return what leads to where a text comes from, at the end, if it is said."""
        return (self.notes.mark(provenance),) if provenance.origin else ()

    def item(self, item: ItemView) -> Point:
        """Return an item with its sub-points and what it says of sources that differ."""
        blocks = self.text(item.text, self.marks(item.provenance))
        if item.role:
            blocks = led(f"{item.role.name}: ", blocks)
        children = (Points("bullet", tuple(map(self.item, item.children))),) if item.children else ()
        return Point((*blocks, *map(self._before, item.overrides), *self.cautions(item), *children))

    def _before(self, one: Override) -> Prose:
        """Return what goes before an action."""
        return Prose((Run(f"{one.theme} {self.sentences['gaat-voor']}: ", strong=True), Run(one.point)), "small")

    def cautions(self, one: ItemView | QuestionView | OutcomeView | EndView) -> tuple[Element, ...]:
        """Return what to mind, and the note on sources that differ."""
        return (*self.difference(one.caution, "let-op"), *self.difference(one.difference))

    def difference(self, text: Rich | None, title: str = "verschil") -> tuple[Element, ...]:
        """Return a note under a heading: on sources that differ, where no other is given."""
        if text is None:
            return ()
        blocks = led(f"{self.sentences[title]}: ", self.text(text, style="small"))
        return (Panel("note", blocks, fits_together(blocks)),)

    def items(self, section: SectionView) -> tuple[Element, ...]:
        """Return the items of a section in the form that it has."""
        chosen = MARKERS.get(section.form, "")
        points = tuple(map(self.item, section.items))
        if chosen:
            return (Points(chosen, points),) if points else ()
        return tuple(block for point in points for block in point.blocks)

    def section(self, section: SectionView, level: int) -> tuple[Element, ...]:
        """Return a section under its heading, with the contacts in it."""
        body = (*(self.text(section.text) if section.text else ()), *self.items(section))
        contacts = tuple(block for contact in section.contacts for block in self.contact(contact))
        return (self.heading(level, section.heading), *contacts, *body)

    def contact(self, contact: ContactView) -> tuple[Element, ...]:
        """Return an organisation to call; the second time only its number."""
        number = contact.number or self.unsure(contact)
        is_new = self.is_new(f"contact {contact.name or contact.number}")
        more = self._about(contact) if is_new else ()
        return (
            Callee(
                contact.name, number, bool(contact.number), self.marks(contact.provenance), more, fits_together(more)
            ),
        )

    def unsure(self, contact: ContactView) -> str:
        """Return what stands in place of a number; on the wall, where the reader can find out says enough."""
        on_the_wall = self.form in (Format.POSTER, *CARDS)
        return "" if on_the_wall and contact.reachable else self.sentences["geen-nummer"]

    def _about(self, contact: ContactView) -> tuple[Element, ...]:
        """Return when to call and what there is to know; a sheet for the wall has room for the least of it."""
        checked = f"{self.sentences['nagekeken-op']} {contact.reviewed_on}"
        is_poster = self.form is Format.POSTER
        facts = (contact.reachable, "" if is_poster else contact.address, checked)
        more = Prose((Run(" · ".join(filter(None, facts))),), "small")
        return (*self.text(contact.when), more, *(() if is_poster else self.difference(contact.difference)))

    def slots(self, slots: Iterable[SlotView]) -> tuple[Element, ...]:
        """Return what an organisation filled in; the texts say what to do where it did not."""
        return tuple(block for slot in slots if self.is_new(f"plek {slot.id}") for block in self.slot(slot))

    def slot(self, slot: SlotView) -> tuple[Element, ...]:
        """Return what an organisation filled in at one place."""
        if slot.filling is None:
            return ()
        name = Prose((Run(slot.name, strong=True),))
        return (Panel("plain", (name, *self.text(slot.filling.text, self.marks(slot.filling.provenance)))),)


class ClientWriter(Writer):
    """Writes what somebody takes home: nothing on sources, and a line on which one writes what is for them."""

    def difference(self, text: Rich | None, title: str = "verschil") -> tuple[Element, ...]:
        """Return what to mind."""
        return super().difference(text, title) if title != "verschil" else ()

    def slot(self, slot: SlotView) -> tuple[Element, ...]:
        """Return what an organisation filled in, or a line for the pen."""
        return super().slot(slot) or self.lines(slot.name)


def led(lead: str, blocks: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return blocks with words before them, in their first paragraph where they begin with one."""
    words = Run(lead, strong=True)
    match blocks:
        case (Prose(text) as first, *rest):
            return (replace(first, text=(words, *text)), *rest)
    return (Prose((words,)), *blocks)


def furniture(guideline: Guideline, numbers: tuple[NumberView, ...]) -> Furniture:
    """Return what stands on every page of every document."""
    say, settings = guideline.sentences, guideline.settings
    return Furniture(
        site=settings.title,
        version=f"{say['versie']} {settings.version}",
        date=date_in(guideline.language, settings.date),
        numbers=tuple(FootNumber(one.name, one.number) for one in numbers),
        page=say["pagina"],
        of=say["van"],
        rights=settings.rights,
        logo=_logo(guideline.logo) if guideline.logo else "",
    )


def _logo(png: bytes) -> str:
    """Return a PNG as the SVG that the typesetter can have in its data; its size stands in its first chunk."""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    shown = f'<image width="{width}" height="{height}" href="data:image/png;base64,{b64encode(png).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shown}</svg>'
