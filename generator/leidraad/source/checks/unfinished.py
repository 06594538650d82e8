"""What somebody still has to write is said, until it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leidraad.source.model.written import Written, every
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity, brief
from leidraad.source.wordings import UNWRITTEN

WHOLE = re.compile(rf"\b{UNWRITTEN}\b:?\s*(?P<what>.*)", re.DOTALL)


def nothing_is_to_be_filled_in(written: Written) -> Iterator[Problem]:
    """No text has the mark of a file to begin with."""
    for text in every(Text, written):
        if UNWRITTEN in text and (found := WHOLE.search(text)):
            what = brief(found["what"]).rstrip(".")
            message = f"Schrijf hier jouw tekst: {what}." if what else "Schrijf hier jouw tekst."
            place = text.span.find(UNWRITTEN)
            yield Problem("nog-in-te-vullen", message, place, severity=Severity.WARNING, on_one_line=True)
