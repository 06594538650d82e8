"""Which texts refer to something: few do, and many rules ask those only."""

from __future__ import annotations

from itertools import chain

from leidraad.source.markup import mentioned
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import Record, once
from leidraad.source.model.written import every


@once
def referring(guideline: Guideline) -> tuple[Markup, ...]:
    """Return every text that refers to something."""
    loose = (one for one in guideline.pieces if isinstance(one, Markup) and mentioned(one))
    return (*loose, *chain.from_iterable(map(_referring_in, guideline.sayings)))


@once
def _referring_in(record: Record) -> tuple[Markup, ...]:
    return tuple(one for one in every(Markup, record) if mentioned(one))
