"""Whether each card fits its one page, asked before anything is made: none is cut off, set smaller or made longer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from leidraad.paper.walk import every_text
from leidraad.source.problems import Problem
from leidraad.store import BUILD, kept_where_built
from leidraad.trusted import Trusted


def workplace(trusted: Trusted) -> Path:
    """Return the folder for what is made on the way and kept for the next time; it can be thrown away at any time."""
    profile = trusted.guideline.profile
    return BUILD / "met" / profile.id if profile else BUILD


def cards_fit_their_page(trusted: Trusted) -> Iterator[Problem]:
    """What stands on a card fits on one page, in letters of the size that all cards have."""
    if not trusted.guideline.cards:
        return
    # What sets documents takes a while to read, and not every guideline has cards.
    from leidraad.paper.handouts import cards  # noqa: PLC0415
    from leidraad.paper.room import at_most  # noqa: PLC0415
    from leidraad.paper.typeset import fullness  # noqa: PLC0415

    store = kept_where_built(workplace(trusted) / "cards")
    # Only what might not fit is set to be sure.
    made = {one.id: one for one in cards(trusted) if at_most(one) > 1}
    fills = fullness(made.values(), store, trusted.guideline.settings.date)
    for card in trusted.guideline.cards:
        if (fill := fills.get(card.id, 0)) > 1:
            words = sum(len(text.split()) for text in every_text(made[card.id].blocks))
            spare = math.ceil(words * (1 - 1 / fill))
            many = "staat ongeveer 1 woord" if spare == 1 else f"staan ongeveer {spare} woorden"
            message = f"Deze kaart past niet op haar bladzijde: er {many} te veel."
            advice = "Kies minder punten, of zeg het korter met `kort-voor`."
            yield Problem("kaart-te-vol", message, card.title.place, advice)
