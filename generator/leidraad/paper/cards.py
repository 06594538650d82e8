"""The blocks of a card: its parts across the page or beside each other, each in the form that its editor chose."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, zip_longest

from leidraad.paper.document import (
    Beside,
    Element,
    Elements,
    Heading,
    Ladder,
    Large,
    Panel,
    PenLine,
    Points,
    Prose,
    Run,
    Table,
    Trail,
)
from leidraad.paper.publication import Format
from leidraad.paper.room import KERNED, MM, PAGES, sizes, wide
from leidraad.paper.terse import CardWriter, unparted
from leidraad.paper.walk import every_text
from leidraad.source.model.cards import CardForm, CardPlace, CardSize
from leidraad.web.views.card import CardAidView, CardPartView, CardView
from leidraad.web.views.items import ItemView
from leidraad.web.views.nodes import EndView, QuestionView
from leidraad.web.views.parts import ContactView
from leidraad.web.words import capital

FORMATS = {CardSize.A4: Format.CARD, CardSize.ACROSS: Format.ACROSS, CardSize.A5: Format.SMALL}
MARKERS = {CardForm.BULLETS: "bullet", CardForm.STEPS: "number", CardForm.BOXES: "box"}
# How a wide column and a narrow one share the width.
SHARES = {CardPlace.MAIN: 5, CardPlace.SIDE: 3}


# What a cell keeps free beside its words.
INSET = 11
# How many answers stand beside each other, and between which numbers of letters one takes a share for each.
BESIDE, FEW, MANY = 4, 28, 48


def card(view: CardView, write: CardWriter) -> Elements:
    """Return a whole card."""
    trail = Trail(tuple((stop.number, stop.current) for stop in view.trail))
    purpose = write.text(view.purpose, style="lead") if view.purpose else ()
    return (Heading(1, view.title, view.kicker), *((trail,) if trail.stops else ()), *purpose, *_arranged(view, write))


def _arranged(view: CardView, write: CardWriter) -> Iterator[Element]:
    """Yield the parts from top to bottom; those that stand beside each other as the columns of one block."""
    for is_whole, run in groupby(view.parts, key=lambda part: part.place is CardPlace.WHOLE):
        parts = tuple(run)
        if is_whole:
            yield from (block for part in parts for block in _part(part, write))
        else:
            yield _beside(parts, write)


def _beside(parts: tuple[CardPartView, ...], write: CardWriter) -> Beside:
    """Return parts side by side: all of the wide column, and all of the narrow one; or each half in its own."""
    if all(part.place is CardPlace.HALF for part in parts):
        return Beside((1,) * len(parts), tuple(_part(part, write) for part in parts))
    cells = tuple(
        tuple(block for part in parts if part.place is place for block in _part(part, write)) for place in SHARES
    )
    return Beside(tuple(SHARES.values()), cells)


def _part(part: CardPartView, write: CardWriter) -> Elements:
    if part.form is CardForm.STOP:
        return (_stop(part, write),)
    heading = (Heading(2, part.heading),) if part.heading else ()
    contacts = _contacts(part, write) if part.contacts else ()
    slots = tuple(
        Panel("plain", (Prose((Run(slot.name, strong=True),)), *write.text(slot.filling.text)))
        for slot in part.slots
        if slot.filling
    )
    lines = tuple(map(PenLine, part.lines))
    aid = _aid(part.aid, write) if part.aid else ()
    return (*heading, *contacts, *_items(part, write), *aid, *slots, *lines)


def _stop(part: CardPartView, write: CardWriter) -> Panel:
    """Return what comes first; more than one point is a list, so that who reads it sees where the next begins."""
    lead = (Prose((Run(part.heading, strong=True),)),) if part.heading else ()
    points = tuple(map(write.item, part.items))
    said = (Points("bullet", points),) if len(points) > 1 else tuple(block for one in points for block in one.blocks)
    return Panel("theme" if part.theme else "note", (*lead, *said), whole=True)


def _items(part: CardPartView, write: CardWriter) -> Elements:
    match part.form:
        case CardForm.CHOICES:
            return tuple(_choice(item, write) for item in part.items)
        case CardForm.TABLE if part.items:
            rows = tuple((_words(item, write), *(_column(one, write) for one in item.children)) for item in part.items)
            width = max(map(len, rows))
            shares = (2, *(3,) * (width - 1))
            return (Table(shares, part.columns, tuple((*row, *((),) * (width - len(row))) for row in rows)),)
        case CardForm.COLUMNS if part.items:
            cells = tuple(_column(item, write) for item in part.items)
            average = sum(map(_letters, cells)) // len(cells)
            return (Beside(_shares(cells, 7 * average // 8, 5 * average // 4), cells, ruled=True),)
    points = tuple(map(write.item, part.items))
    if (marker := MARKERS.get(part.form)) and points:
        return (Points(marker, points),)
    return tuple(block for point in points for block in point.blocks)


def _words(item: ItemView, write: CardWriter) -> Elements:
    return (*write.text(item.text), *write.cautions(item))


def _column(item: ItemView, write: CardWriter) -> Elements:
    return (
        *_words(item, write),
        *((Points("bullet", tuple(map(write.item, item.children))),) if item.children else ()),
    )


def _choice(item: ItemView, write: CardWriter) -> Ladder:
    return _ladder("", _words(item, write), tuple(write.item(one).blocks for one in item.children))


def _ladder(sign: str, question: Elements, answers: tuple[Elements, ...]) -> Ladder:
    """Return what is decided; a long answer is wider than a short one."""
    rows = [answers[at : at + BESIDE] for at in range(0, len(answers), BESIDE)]
    columns = tuple(tuple(chain(*cells)) for cells in zip_longest(*rows, fillvalue=()))
    return Ladder(sign, question, answers, _shares(columns, FEW, MANY))


def _shares(cells: Sequence[Elements], least: int, most: int) -> tuple[int, ...]:
    """Return how wide each cell is: as its letters ask, within bounds."""
    return tuple(max(least, min(_letters(cell), most)) for cell in cells)


def _letters(cell: Elements) -> int:
    return sum(map(len, every_text(cell)))


def _contacts(part: CardPartView, write: CardWriter) -> Elements:
    """Return whom to call: in large type, or as a table of names, numbers and when to call."""
    if part.form is CardForm.LARGE:
        return tuple(Large(one.name, one.number, _when(one, write)) for one in part.contacts)
    rows = tuple(
        (
            (Prose((Run(one.name or one.number),)),),
            (Prose((_number(one),)),) if one.number else (),
            _when(one, write),
        )
        for one in part.contacts
    )
    say = write.sentences
    heads = part.columns or (say["naam"], say["nummer"], say["wie-je-belt"])
    return (Table(_columns(part.contacts, write.form), heads, rows),)


def _number(one: ContactView) -> Run:
    """Return a number that stays on one line."""
    return Run(one.number.replace(" ", "\u00a0"), strong=True)


def _columns(contacts: Sequence[ContactView], form: Format) -> tuple[int, ...]:
    """Return the shares of a name, a number and when to call; a number has room in the largest letters."""
    widest = sizes(form)[0] * KERNED * max(sum(wide(_number(one))) for one in contacts)
    number = max(4, math.ceil(23 * (widest + INSET) / (PAGES[form][0] * MM)))
    return (7, number, max(7, 16 - number))


def _when(contact: ContactView, write: CardWriter) -> Elements:
    """Return when to call, and where the number is to be found or that there is none if it does not stand there."""
    site = () if contact.number else (Run(contact.address.removeprefix("https://"), href=contact.address),)
    unsure = "" if contact.number else write.unsure(contact)
    more = (Run(unsure), Run(contact.reachable), *site)
    return (*write.text(contact.when), *(Prose((one,), "small") for one in more if one.text))


def _aid(shown: CardAidView, write: CardWriter) -> Elements:
    """Return the questions of an aid with their answers side by side, and its outcomes by letter."""
    say = write.sentences
    signs, asked = shown.signs, {one.id for one in shown.asked}
    leads = {name: _where(name, asked, signs, say["vraag"]) for name in signs}
    choices = tuple(
        _ladder(
            signs[one.id],
            _asked(one, shown, write),
            tuple(
                (Prose((Run(answer.text, strong=True), Run(f" →\u00a0{leads[answer.target]}"))),)
                for answer in one.answers
            ),
        )
        for one in shown.asked
    )
    rows = tuple(
        (
            (Prose((Run(f"{signs[one.id]}.", strong=True), Run(f" {one.title}"))),),
            (*_ahead(one, shown, write), *write.cautions(one)),
        )
        for one in shown.ends
    )
    return (
        *choices,
        Heading(2, say["uitkomsten"]),
        _outcomes(rows, (capital(say["uitkomst"]), say["wat-je-nu-doet"]), chosen=bool(shown.outcomes)),
    )


def _ahead(one: EndView, shown: CardAidView, write: CardWriter) -> Elements:
    """Return what a card says to do at an outcome; of one that only leads on, where to, beside what others say."""
    if chosen := shown.outcomes.get(one.id):
        return tuple(block for item in chosen for block in write.item(item).blocks)
    return tuple(block for lead in one.leads for block in write.text(lead)) if shown.outcomes else ()


def _asked(one: QuestionView, shown: CardAidView, write: CardWriter) -> Elements:
    """Return a question with what decides its answer; the words that a card has for it stand for both."""
    if item := shown.questions.get(one.id):
        return (*write.text(item.text), *write.cautions(one))
    decisive = write.items(one.decisive) if one.decisive else ()
    return (*write.text(one.text), *decisive, *write.cautions(one))


def _outcomes(rows: tuple[tuple[Elements, Elements], ...], heads: tuple[str, ...], *, chosen: bool) -> Element:
    """Return the outcomes with what to do beside them; where nothing of that was chosen, their names in two columns."""
    if chosen:
        return Table((2, 5), heads, rows)
    middle = (len(rows) + 1) // 2
    halves = (rows[:middle], rows[middle:])
    return Beside((1, 1), tuple(tuple(block for row in half for cell in row for block in cell) for half in halves))


def _where(target: str, asked: set[str], signs: dict[str, str], question: str) -> str:
    return unparted(f"{question} {signs[target]}") if target in asked else signs[target]
