"""Every PDF of the real content."""

from __future__ import annotations

from laws.paper import *  # noqa: F403
from laws.paper import Shelf

from leidraad.web.handouts import BOOK

# What can be printed and stapled, and lies on a desk.
BOOKLET = 70


def test_the_booklet_is_no_thicker_than_can_be_kept_on_a_desk(shelf: Shelf) -> None:
    assert len(shelf[BOOK].sheets) <= BOOKLET
