"""A decision aid in a book: questions with where each answer leads, and all that its outcomes have in common once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from leidraad.paper.aids import before, question
from leidraad.paper.books import BookWriter
from leidraad.paper.document import Element, Elements, Point, Points, Prose, Run, Runs
from leidraad.paper.setting import led
from leidraad.web.views.aid import AidPageView
from leidraad.web.views.items import ItemView
from leidraad.web.views.nodes import OutcomeView

# So many points in a row are named instead of said again.
FEW = 2


def booked_aid(view: AidPageView, write: BookWriter, level: int) -> Elements:
    """Return an aid among other pages, in words alone."""
    questions = (block for one in view.aid.questions for block in question(one, write, level + 1))
    outcomes = tuple(_outcome(at, view, write, level + 1) for at in range(len(view.aid.outcomes)))
    return (*before(view, write, level), *questions, *chain(*outcomes), *_record(view, write, level + 1))


def _outcome(at: int, view: AidPageView, write: BookWriter, level: int) -> Iterator[Element]:
    say, one = write.sentences, view.aid.outcomes[at]
    yield write.heading(level, one.title, one.kicker)
    calls = (run for call in one.calls for run in (Run(f" · {call.name} "), Run(call.number)))
    yield Prose((Run(one.kind_name), *calls), "kind", write.marks(one.provenance))
    if one.actions.items:
        yield Points("number", tuple(_actions(one, view.aid.outcomes[:at], write)))
    if one.check is not None and one.check_provenance is not None:
        yield from led(f"{say['wanneer-je-opnieuw-kijkt']}: ", write.text(one.check, write.marks(one.check_provenance)))
    if one.leads:
        leads = (run for lead in one.leads for block in write.text(lead) for run in _runs(block))
        yield _line(say["vervolg"], tuple(leads)[1:])
    yield from write.cautions(one)


def _actions(one: OutcomeView, earlier: Sequence[OutcomeView], write: BookWriter) -> Iterator[Point]:
    """Yield what to do; points that stand in the same order at an earlier outcome are named by their numbers there."""
    said = [item.said for item in one.actions.items]
    at = 0
    while at < len(said):
        count, first, name = max(_shared(said[at:], earlier), default=(0, 0, ""))
        if count < FEW:
            yield write.item(one.actions.items[at])
            at += 1
        else:
            yield Point((Prose((Run(f"→ {name}: {-first + 1}-{-first + count}"),)),))
            at += count


def _shared(said: Sequence[object], earlier: Sequence[OutcomeView]) -> Iterator[tuple[int, int, str]]:
    """Yield how many points an earlier outcome has in the same order, and from where, the first ones last."""
    for other in earlier:
        theirs = [item.said for item in other.actions.items]
        for start in range(len(theirs)):
            pairs = zip(said, theirs[start:], strict=False)
            yield sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)), -start, other.kicker


def _record(view: AidPageView, write: BookWriter, level: int) -> Elements:
    """Return what to record, each point with the outcomes that ask for it."""
    say = write.sentences
    asked: dict[tuple[object, object], list[str]] = {}
    items: dict[tuple[object, object], ItemView] = {}
    for one in view.aid.outcomes:
        for item in one.record.items:
            known = item.said, item.provenance
            items.setdefault(known, item)
            asked.setdefault(known, []).append(one.kicker.rpartition(" ")[2])
    points = tuple(_with_words(write.item(item), f" ({', '.join(asked[known])})") for known, item in items.items())
    title = f"{say['documenteer']} ({say['uitkomst']})"
    return (write.heading(level, title), Points("box", points)) if points else ()


def _with_words(point: Point, said: str) -> Point:
    """Return a point with more words at the end of its first paragraph."""
    first, *rest = point.blocks
    if isinstance(first, Prose):
        return Point((replace(first, text=(*first.text, Run(said, emphasis=True))), *rest))
    return Point((*point.blocks, Prose((Run(said.strip(), emphasis=True),))))


def _runs(block: Element) -> Runs:
    return (Run(" · "), *block.text) if isinstance(block, Prose) else ()


def _line(title: str, runs: Runs) -> Prose:
    return Prose((Run(f"{title}: ", strong=True), *runs))
