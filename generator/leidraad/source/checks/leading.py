"""A sentence that leads on names the page that its field names: what is checked is what the reader can follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leidraad.source.checks.references import names
from leidraad.source.markup import mentioned, mentions
from leidraad.source.model.base import PageRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import NextStep
from leidraad.source.model.tree import Lead
from leidraad.source.model.written import every
from leidraad.source.problems import Problem


def sentences_lead_where_they_say(guideline: Guideline) -> Iterator[Problem]:
    """What follows an outcome leads to one page; a next step names at least its own. A sentence may also name none."""
    known = names(guideline)[PageRef]
    leading: Iterator[Lead | NextStep] = chain(every(Lead, guideline), every(NextStep, guideline))
    for part in leading:
        if part.target in known:
            named = [mention.target for mention in mentioned(part.text) if not mention.kind]
            others = [target for target in named if target != part.target and target in known]
            if others and (isinstance(part, Lead) or len(others) == len(named)):
                yield _elsewhere(part, others[0])


def _elsewhere(part: Lead | NextStep, named: str) -> Problem:
    place = next(place for mention, place in mentions(part.text) if (mention.kind, mention.target) == ("", named))
    message = f"Deze zin verwijst naar `{named}`, maar `naar` zegt `{part.target}`."
    return Problem("verwijzing-elders", message, place(), "Laat beide naar dezelfde pagina leiden.")
