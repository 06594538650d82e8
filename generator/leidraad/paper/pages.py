"""The blocks of each kind of page, below its title. A book shows the same blocks one level lower."""

from __future__ import annotations

from collections.abc import Iterable

from leidraad.paper.document import Element, Elements, Point, Points, Prose, Run
from leidraad.paper.setting import Writer
from leidraad.web.components.roles.blocks import RoleView
from leidraad.web.handouts import Handout
from leidraad.web.views.letters import GlossaryView, TermView
from leidraad.web.views.parts import SectionView
from leidraad.web.views.prose import ProseView
from leidraad.web.views.unit import RecordView, ThemeView, UnitView
from leidraad.web.words import small


def unit_elements(view: UnitView, write: Writer, level: int, handout: Handout) -> Elements:
    """Return a unit, for everybody or for one role."""
    shown = [one for one in view.roles if handout.role in ("", one.id) or one.everybody]
    sections = _for(view.sections, handout)
    following = _for((view.following_steps,) if view.following_steps else (), handout)
    named = len(shown) > 1 or (view.named and not handout.role)
    return (
        *write.text(view.purpose, write.marks(view.purpose_provenance), "lead"),
        *(block for one in shown for block in _actions(one, write, level + 1, named=named)),
        *(block for remark in view.remarks for block in write.section(remark, level + 1)),
        *(_record(view.record, write, level + 1) if view.record else ()),
        *(block for theme in view.themes for block in write.section(theme.section, level + 1)),
        *(block for section in sections for block in write.section(section, level + 1)),
        *write.slots(view.slots),
        *(block for section in following for block in write.section(section, level + 1)),
        *write.lines(write.sentences["volgende-controle"]),
    )


def _for(sections: Iterable[SectionView], handout: Handout) -> tuple[SectionView, ...]:
    """Return the sections that have anything for whom a handout is."""
    own = tuple(section.of_role(handout.role) if handout.role else section for section in sections)
    return tuple(section for section in own if section.items)


def _actions(role: RoleView, write: Writer, level: int, *, named: bool) -> Elements:
    heading = f"{role.actions.heading}: {small(role.name)}" if named else role.actions.heading
    return (write.heading(level, heading), *write.items(role.actions))


def _record(record: RecordView, write: Writer, level: int) -> Elements:
    """Return what to record; below it the source that asks for it, where no point has the same."""
    blocks = write.section(record.section, level)
    if record.provenance in (item.provenance for item in record.section.items):
        return blocks
    source = Prose((Run(record.provenance.explanation),), "small", write.marks(record.provenance))
    return (*blocks, source)


def prose(view: ProseView, write: Writer, level: int, _: Handout) -> Elements:
    """Return a chapter's or an information page."""
    sections = (block for section in view.sections for block in write.section(section, level + 1))
    remarks = (block for remark in view.remarks for block in write.section(remark, level + 1))
    lead = (Prose((Run(view.lead),), "lead"), *_guidance(view, write))
    return (*lead, *sections, *remarks, *write.slots(view.slots))


def _guidance(view: ProseView, write: Writer) -> Elements:
    """Return how binding a page is, where that is its own."""
    if view.guidance_provenance is None:
        return ()
    return (Prose((Run(view.guidance),), marks=write.marks(view.guidance_provenance)),)


def theme(view: ThemeView, write: Writer, level: int, _: Handout) -> Elements:
    """Return the attention points of a theme over all units; a book, which has them there, only says where."""
    lead = write.text(view.introduction, style="lead")
    if write.is_book:
        return (*lead, Points("bullet", tuple(Point((Prose((Run(one.unit.text),)),)) for one in view.units)))
    sections = (*view.foremost, *(one.section for one in view.units))
    return (*lead, *(block for section in sections for block in write.section(section, level + 1)))


def glossary(view: GlossaryView, write: Writer, level: int, _: Handout) -> Elements:
    """Return all terms by letter."""
    blocks: list[Element] = []
    for letter in view.letters:
        blocks.append(write.heading(level + 1, letter.letter))
        for term in letter.entries:
            blocks += _term(term, write)
    return tuple(blocks)


def _term(term: TermView, write: Writer) -> Elements:
    names = ", ".join(part for part in (term.abbreviation, term.synonyms) if part)
    also = f" ({names})" if names else ""
    head = (Run(term.name, strong=True), Run(f"{also}: {term.short}"))
    long = write.text(term.long) if term.long else ()
    senses = (
        Prose((Run(one.pages, emphasis=True), Run(f": {one.short}")), marks=write.marks(one.provenance))
        for one in term.senses
    )
    see = f"{write.sentences['zie-ook']} {', '.join(link.text for link in term.see)}."
    more = (Prose((Run(see),), "small"),) if term.see else ()
    return (Prose(head, marks=write.marks(term.provenance)), *senses, *long, *more)
