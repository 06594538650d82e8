"""Whether each card fits its one page, asked before anything is made: none is cut off, set smaller or made longer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leidraad.source.model.cards import Card
from leidraad.source.model.record import while_same
from leidraad.source.problems import Problem
from leidraad.store import BUILD, kept_where_built
from leidraad.trusted import Trusted

if TYPE_CHECKING:
    from leidraad.paper.faces import Face


def workplace(trusted: Trusted) -> Path:
    """Return the folder for what is made on the way and kept for the next time; it can be thrown away at any time."""
    profile = trusted.guideline.profile
    return BUILD / "met" / profile.id if profile else BUILD


def cards_fit_their_page(trusted: Trusted) -> Iterator[Problem]:
    """What stands on a card fits on one page, in letters of the size that all cards have."""
    # Only what might not fit is set to be sure.
    unsure = _unsure(trusted)
    if not unsure:
        return
    # What sets documents takes a while to read.
    from leidraad.paper.typeset import fullness  # noqa: PLC0415
    from leidraad.paper.walk import every_text  # noqa: PLC0415

    store = kept_where_built(workplace(trusted) / "cards")
    fills = fullness((one.alone for _, one in unsure), store, trusted.guideline.settings.date)
    for card, one in unsure:
        if (fill := fills[card.id]) > 1:
            words = sum(len(text.split()) for text in every_text(one.blocks))
            spare = math.ceil(words * (1 - 1 / fill))
            many = "staat ongeveer 1 woord" if spare == 1 else f"staan ongeveer {spare} woorden"
            message = f"Deze kaart past niet op haar bladzijde: er {many} te veel."
            advice = "Kies minder punten, of zeg het korter met `kort-voor`."
            yield Problem("kaart-te-vol", message, card.title.place, advice)


def _unsure(trusted: Trusted) -> list[tuple[Card, Face]]:
    """Return the cards of which counting does not say that they fit."""
    if not trusted.guideline.cards:
        return []
    # Not every guideline has cards.
    from leidraad.paper.faces import face  # noqa: PLC0415

    faces = ((card, face(card, trusted)) for card in trusted.guideline.cards)
    return [(card, one) for card, one in faces if not _surely_fits(card, one)]


@while_same
def _surely_fits(_: Card, one: Face) -> bool:
    from leidraad.paper.room import at_most  # noqa: PLC0415

    return at_most(one) <= 1
