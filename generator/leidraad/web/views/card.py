"""The view of a card: what an editor chose for one page of paper, in parts that say how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leidraad.source.model.base import Markup
from leidraad.source.model.cards import Card, CardAid, CardForm, CardItem, CardPart, CardPlace, CardSize
from leidraad.source.model.citable import Citable
from leidraad.source.model.citation import CitationFields
from leidraad.source.model.record import while_same
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web.common import Common
from leidraad.web.components.trail.stops import StopView, stops
from leidraad.web.dates import date_in
from leidraad.web.handouts import what_above
from leidraad.web.lexicon import Lexicon
from leidraad.web.placed import page_paths, placed
from leidraad.web.promises import node_signs
from leidraad.web.text import Rich
from leidraad.web.views.builder import Parts
from leidraad.web.views.items import ItemView
from leidraad.web.views.nodes import EndView, Nodes, QuestionView
from leidraad.web.views.parts import ContactView, SlotView


@dataclass(frozen=True)
class CardAidView:
    """A decision aid with what a card says of it: other words of questions, and what to do at an outcome, by id.

    `signs` are the number of each question and the letter of each outcome.
    """

    asked: tuple[QuestionView, ...]
    ends: tuple[EndView, ...]
    signs: dict[str, str]
    questions: dict[str, ItemView]
    outcomes: dict[str, tuple[ItemView, ...]]


@dataclass(frozen=True)
class CardPartView:
    """A part of a card; slots that nobody filled are not there."""

    heading: str
    place: CardPlace
    form: CardForm
    theme: str
    columns: tuple[str, ...]
    items: tuple[ItemView, ...]
    contacts: tuple[ContactView, ...]
    slots: tuple[SlotView, ...]
    lines: tuple[str, ...]
    aid: CardAidView | None


@dataclass(frozen=True)
class CardView:
    """A card; `path` is that of its page, `until` the day before which its sources must be looked up again."""

    id: str
    title: str
    kicker: str
    path: str
    size: CardSize
    trail: tuple[StopView, ...]
    purpose: Rich | None
    parts: tuple[CardPartView, ...]
    until: str


def card_view(card: Card, trusted: Trusted) -> CardView:
    """Return what a card shows: the same as before while all that it is made of is."""
    guideline = trusted.guideline
    path = page_paths(guideline)[card.page]
    role = next((role.name for role in guideline.settings.roles if role.id == card.role), "")
    page = next((one for one in placed(guideline) if one.path == path), None)
    chapter, above = (page.chapter, what_above(guideline, page)) if page else (None, "")
    unit = next((unit for unit in chapter.units if unit.id == card.page), None) if chapter else None
    # The purpose of a unit is the card's too, unless that has its own.
    said = card.purpose.text if card.purpose else unit.purpose.text if unit else None
    named = {part.aid.tree for part in card.parts if part.aid}
    return _made(
        card,
        path,
        " · ".join(filter(None, (above, role))),
        tuple(stops(chapter, unit)) if chapter and unit else (),
        said,
        date_in(guideline.language, _until(card, guideline.citable, trusted.lexicon) or guideline.settings.date),
        tuple(one for one in trusted.subjects if one.tree.id in named),
        trusted.common,
    )


@while_same
def _made(
    card: Card,
    path: str,
    kicker: str,
    trail: tuple[StopView, ...],
    said: Markup | None,
    until: str,
    aids: tuple[Subject, ...],
    common: Common,
) -> CardView:
    # What nobody filled in is only named: there is nobody to ask on paper.
    build = Parts(common, common.names.terse)
    return CardView(
        id=card.id,
        title=card.title,
        kicker=kicker,
        path=path,
        size=card.size,
        trail=trail,
        purpose=build.scribe().rich(said) if said else None,
        parts=tuple(_part(part, aids, build) for part in card.parts),
        until=until,
    )


def _part(part: CardPart, aids: tuple[Subject, ...], build: Parts) -> CardPartView:
    scribe = build.scribe()
    theme = next((one.name for one in build.common.settings.themes if one.id == part.theme), "")
    slots = tuple(one for one in build.slots(part.slots) if one.filling)
    return CardPartView(
        heading=part.heading or "",
        place=part.stands,
        form=part.form,
        theme=theme,
        columns=tuple(map(str, part.columns)),
        items=build.items(part.items, scribe),
        contacts=tuple(build.contact(build.lexicon.contacts[name], scribe) for name in part.contacts),
        slots=slots,
        lines=tuple(map(str, part.lines)),
        aid=_aid(part.aid, aids, build) if part.aid else None,
    )


def _aid(aid: CardAid, aids: tuple[Subject, ...], build: Parts) -> CardAidView:
    subject = next(one for one in aids if one.tree.id == aid.tree)

    def shown(item: CardItem) -> ItemView:
        return build.item(item, build.scribe())

    nodes = Nodes(subject, build)
    return CardAidView(
        nodes.questions(),
        nodes.ends(),
        node_signs(subject),
        {str(name): shown(item) for name, item in aid.questions.items()},
        {str(name): tuple(map(shown, items)) for name, items in aid.outcomes.items()},
    )


@while_same
def _until(card: Card, sources: Citable, names: Lexicon) -> date | None:
    """Return the first day on which something that a card says has to be looked up again."""
    cited = (sources.first_end(part) for part in card.within if isinstance(part, CitationFields))
    called = (names.contacts[name].valid_until for part in card.parts for name in part.contacts)
    return min((day for day in (*cited, *called) if day), default=None)
