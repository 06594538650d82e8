"""A handout in large print: letters of 18 points and more, in one column."""

from __future__ import annotations

from dataclasses import replace

from leidraad.paper.document import Chart, Figure
from leidraad.paper.publication import Format, Publication


def enlarged(handout: Publication) -> Publication:
    """Return a handout in large print, without pictures, as its words say the same."""
    blocks = tuple(block for block in handout.blocks if not isinstance(block, Figure | Chart))
    return replace(handout, form=Format.LARGE, blocks=blocks)
