"""The blocks of the handout of a decision aid: its picture, the same in words with tick boxes, and what is proven."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.paper.document import Element, Elements, NewPage, Point, Points, Prose, Run, Together
from leidraad.paper.lengths import fits_across
from leidraad.paper.setting import Writer
from leidraad.source.passage import spoken
from leidraad.web.meaning import words
from leidraad.web.views.aid import AidPageView
from leidraad.web.views.nodes import OutcomeView, QuestionView


def whole_aid(view: AidPageView, picture: Elements, write: Writer) -> Elements:
    """Return what stands below the title of the handout of an aid, with its picture apart from the words."""
    turn = (NewPage(),) if picture else ()
    questions = (_together(question(one, write, 2)) for one in view.aid.questions)
    outcomes = (_together(_outcome(one, write, 2)) for one in view.aid.outcomes)
    return (*before(view, write, 1), *picture, *turn, *questions, *outcomes, *_promised(view, write, 2))


def before(view: AidPageView, write: Writer, level: int) -> Elements:
    """Return for whom an aid is, and what to know first."""
    preface = write.section(view.preface, level + 1) if view.preface else ()
    return (Prose((Run(view.lead),), "lead"), *preface)


def question(one: QuestionView, write: Writer, level: int) -> Elements:
    """Return a question with its help, and where each answer leads."""
    answers = tuple(
        Point((Prose((Run(answer.text, strong=True), Run(f" → {write.sentences['ga-naar']} {answer.where}"))),))
        for answer in one.answers
    )
    return (
        write.heading(level, spoken(one.text.passage, words), one.kicker),
        *write.text(one.reason, write.marks(one.provenance), "small"),
        *(block for part in (one.decisive, one.help) if part for block in write.items(part)),
        Points("box", answers),
        *write.cautions(one),
    )


def _together(blocks: Elements) -> Together:
    return Together(blocks, fits_across(blocks))


def _outcome(one: OutcomeView, write: Writer, level: int) -> Elements:
    say = write.sentences
    calls = tuple(Point((Prose((Run(f"{c.name} "), Run(c.number, strong=True))),)) for c in one.calls)
    leads = tuple(Point(write.text(lead)) for lead in one.leads)
    parts = (
        (say["wat-je-nu-doet"], write.items(one.actions)),
        (say["wie-je-belt"], (Points("bullet", calls),) if calls else ()),
        (say["documenteer"], write.items(one.record)),
        (say["wanneer-je-opnieuw-kijkt"], tuple(_check(one, write))),
        (say["vervolg"], (Points("bullet", leads),) if leads else ()),
    )
    return (
        write.heading(level, one.title, one.kicker),
        Prose((Run(one.kind_name),), "kind", write.marks(one.provenance)),
        *(block for heading, blocks in parts if blocks for block in (write.heading(level + 1, heading), *blocks)),
        *write.cautions(one),
    )


def _check(one: OutcomeView, write: Writer) -> Iterator[Element]:
    if one.check is not None and one.check_provenance is not None:
        yield from write.text(one.check, write.marks(one.check_provenance))
        yield from write.lines(write.sentences["datum-en-tijd"])


def _promised(view: AidPageView, write: Writer, level: int) -> Elements:
    """Return what holds on all routes, for who approves the aid."""
    if not view.guarantees:
        return ()
    points = (
        Point((Prose((Run(one.text),), marks=write.marks(one.provenance)), Prose((Run(one.proven),), "small")))
        for one in view.guarantees
    )
    say = write.sentences
    lead = Prose((Run(say["garanties-uitleg"]),))
    return (write.heading(level, say["garanties"]), lead, Points("bullet", tuple(points)))
