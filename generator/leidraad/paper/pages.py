"""The blocks of each kind of page. A book shows the same blocks one level lower."""

from __future__ import annotations

from collections.abc import Iterable

from leidraad.paper.document import Block, Heading, Line, Paragraph, Point, Points, Span
from leidraad.paper.setting import Writer
from leidraad.web.views.aid import AidPageView, AidView, OutcomeView, QuestionView
from leidraad.web.views.lists import LetterView, TermView
from leidraad.web.views.prose import ProseView
from leidraad.web.views.unit import RoleView, ThemeView, UnitView

Blocks = tuple[Block, ...]


def unit(view: UnitView, title: str, write: Writer, level: int, role: str = "") -> Blocks:
    """Return a phase or step, for everybody or for one role."""
    say = write.sentences
    shown = [one for one in view.roles if role in ("", one.id)]
    name = shown[0].name if role else ""
    return (
        Heading(level, title, " · ".join(part for part in (view.kicker, name) if part)),
        *write.text(view.purpose, write.note(view.purpose_provenance), "lead"),
        *_actions(shown, write, level + 1, named=view.choose and not role),
        *_record(view, write, level + 1),
        *(block for theme in view.themes for block in write.section(theme.section, level + 1)),
        *(block for section in view.sections for block in write.section(section, level + 1)),
        *write.slots(view.slots),
        *_next(view, write, level + 1, say["vervolg"], name),
        Line(say["volgende-controle"]),
    )


def _actions(roles: Iterable[RoleView], write: Writer, level: int, *, named: bool) -> Blocks:
    blocks: list[Block] = []
    for role in roles:
        heading = f"{role.actions.heading}: {role.name}" if named else role.actions.heading
        blocks += [Heading(level, heading), *write.items(role.actions)]
    return tuple(blocks)


def _record(view: UnitView, write: Writer, level: int) -> Blocks:
    return write.section(view.record.section, level, "box") if view.record else ()


def _next(view: UnitView, write: Writer, level: int, heading: str, role: str) -> Blocks:
    steps = [step for step in view.next_steps if not role or step.role in ("", role)]
    points = tuple(write.item(step.item, "" if role else step.role) for step in steps)
    return (Heading(level, heading), Points("bullet", points)) if points else ()


def prose(view: ProseView, title: str, write: Writer, level: int) -> Blocks:
    """Return a chapter's or an information page."""
    sections = (block for section in view.sections for block in write.section(section, level + 1))
    return (Heading(level, title), Paragraph((Span(view.lead),), "lead"), *sections, *write.slots(view.slots))


def theme(view: ThemeView, title: str, write: Writer, level: int) -> Blocks:
    """Return the attention points of a theme over all units."""
    units = (block for one in view.units for block in write.section(one.section, level + 1))
    return (Heading(level, title), *write.text(view.introduction, style="lead"), *units)


def glossary(view: tuple[LetterView[TermView], ...], title: str, write: Writer, level: int) -> Blocks:
    """Return all terms by letter."""
    blocks: list[Block] = [Heading(level, title)]
    for letter in view:
        blocks.append(Heading(level + 1, letter.letter))
        for term in letter.entries:
            blocks += _term(term, write)
    return tuple(blocks)


def _term(term: TermView, write: Writer) -> Blocks:
    names = ", ".join(part for part in (term.abbreviation, term.synonyms) if part)
    also = f" ({names})" if names else ""
    head = (Span(term.name, strong=True), Span(f"{also}: {term.short}"))
    long = write.text(term.long) if term.long else ()
    return (Paragraph(head, notes=write.note(term.provenance)), *long)


def aid(view: AidPageView, title: str, picture: Blocks, write: Writer, level: int) -> Blocks:
    """Return a decision aid: its picture, then the same in words with tick boxes."""
    preface = write.section(view.preface, level + 1) if view.preface else ()
    return (
        Heading(level, title),
        Paragraph((Span(view.lead),), "lead"),
        *preface,
        *picture,
        *in_words(view.aid, write, level + 1),
    )


def in_words(view: AidView, write: Writer, level: int) -> Blocks:
    """Return every question and outcome in the order of rank; each answer says where it leads."""
    questions = (block for one in view.questions for block in _question(one, write, level))
    outcomes = (block for one in view.outcomes for block in _outcome(one, write, level))
    return (*questions, *outcomes)


def _question(one: QuestionView, write: Writer, level: int) -> Blocks:
    answers = tuple(
        Point((Paragraph((Span(answer.text, strong=True), Span(f" → {write.sentences['ga-naar']} {answer.where}"))),))
        for answer in one.answers
    )
    return (
        Heading(level, "".join(span.text for span in write.inline(one.text)), one.kicker),
        *write.text(one.reason, write.note(one.provenance), "small"),
        *(write.items(one.help) if one.help else ()),
        Points("box", answers),
        *write.difference(one.difference),
    )


def _outcome(one: OutcomeView, write: Writer, level: int) -> Blocks:
    say = write.sentences
    calls = tuple(Point((Paragraph((Span(f"{c.name} "), Span(c.number, strong=True))),)) for c in one.calls)
    leads = tuple(Point(write.text(lead)) for lead in one.leads)
    return (
        Heading(level, one.title, one.kicker),
        Paragraph((Span(one.kind_name, strong=True),), notes=write.note(one.provenance)),
        *_titled(say["wat-je-nu-doet"], write.items(one.actions), level + 1),
        *_titled(say["wie-je-belt"], (Points("bullet", calls),) if calls else (), level + 1),
        *_titled(say["documenteer"], write.items(one.record, "box"), level + 1),
        *_check(one, write, level + 1),
        *_titled(say["vervolg"], (Points("bullet", leads),), level + 1),
        *write.difference(one.difference),
    )


def _titled(heading: str, blocks: Blocks, level: int) -> Blocks:
    return (Heading(level, heading), *blocks) if blocks else ()


def _check(one: OutcomeView, write: Writer, level: int) -> Blocks:
    if one.check is None or one.check_provenance is None:
        return ()
    text = write.text(one.check, write.note(one.check_provenance))
    return (Heading(level, write.sentences["wanneer-je-opnieuw-kijkt"]), *text, Line(write.sentences["datum-en-tijd"]))
