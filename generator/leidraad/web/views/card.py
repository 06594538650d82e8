"""The view of a card: what an editor chose for one page of paper, in parts that say how they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leidraad.source.model.cards import Card, CardAid, CardForm, CardItem, CardPart, CardPlace, CardSize
from leidraad.source.model.citation import CitationFields
from leidraad.trusted import Trusted
from leidraad.web.components.trail.stops import StopView, stops
from leidraad.web.dates import date_in
from leidraad.web.handouts import what_above
from leidraad.web.placed import page_paths, placed
from leidraad.web.promises import node_signs
from leidraad.web.text import Rich
from leidraad.web.views.builder import Builder
from leidraad.web.views.items import ItemView
from leidraad.web.views.nodes import EndView, Nodes, QuestionView
from leidraad.web.views.origins import UNSAID, ProvenanceView
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


class _CardBuilder(Builder):
    """Makes the parts of a card, which say of nothing where it comes from: that stands on the page."""

    def provenance(self, citation: CitationFields, used: str | None = None) -> ProvenanceView:
        """Return nothing."""
        return UNSAID


def card_view(card: Card, trusted: Trusted) -> CardView:
    """Return what a card shows."""
    guideline = trusted.guideline
    path = page_paths(guideline)[card.page]
    # What nobody filled in is only named: there is nobody to ask on paper.
    build = _CardBuilder(trusted, path, trusted.lexicon.terse)
    role = next((role.name for role in guideline.settings.roles if role.id == card.role), "")
    page = next((one for one in placed(guideline) if one.path == path), None)
    chapter, above = (page.chapter, what_above(guideline, page)) if page else (None, "")
    unit = next((unit for unit in chapter.units if unit.id == card.page), None) if chapter else None
    # The purpose of a unit is the card's too, unless that has its own.
    said = card.purpose.text if card.purpose else unit.purpose.text if unit else None
    return CardView(
        id=card.id,
        title=card.title,
        kicker=" · ".join(filter(None, (above, role))),
        path=path,
        size=card.size,
        trail=tuple(stops(chapter, unit)) if chapter and unit else (),
        purpose=build.scribe().rich(said) if said else None,
        parts=tuple(_part(part, trusted, build) for part in card.parts),
        until=date_in(guideline.language, min(_ends(card, trusted), default=guideline.settings.date)),
    )


def _part(part: CardPart, trusted: Trusted, build: Builder) -> CardPartView:
    scribe = build.scribe()
    theme = next((one.name for one in trusted.guideline.settings.themes if one.id == part.theme), "")
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
        aid=_aid(part.aid, trusted, build) if part.aid else None,
    )


def _aid(aid: CardAid, trusted: Trusted, build: Builder) -> CardAidView:
    subject = next(one for one in trusted.subjects if one.tree.id == aid.tree)

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


def _ends(card: Card, trusted: Trusted) -> Iterator[date]:
    """Yield until when each source of a card is trusted."""
    for part in card.within:
        if isinstance(part, CitationFields):
            yield from (document.valid_until for document in trusted.guideline.documents_of(part))
    for named in (name for part in card.parts for name in part.contacts):
        yield trusted.lexicon.contacts[named].valid_until
