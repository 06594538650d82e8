"""Every PDF of the real content."""

from __future__ import annotations

from laws.cards import named, renamed
from laws.paper import *  # noqa: F403
from laws.paper import Shelf

from leidraad.paper.handouts import publications, undrawn
from leidraad.trusted import Trusted
from leidraad.web.handouts import BOOK
from leidraad.web.page import Workshop
from leidraad.web.pages import pages

# What can be printed and stapled, and lies on a desk.
BOOKLET = 70


def test_the_booklet_is_no_thicker_than_can_be_kept_on_a_desk(shelf: Shelf) -> None:
    assert len(shelf[BOOK].sheets) <= BOOKLET


def test_no_document_names_a_place_that_nobody_filled(trusted: Trusted) -> None:
    other = renamed(trusted)
    drawn = undrawn(other)
    site = pages(Workshop(other, on_paper=True), drawn, {})
    assert named(other, publications(other, site, drawn)) == set()
