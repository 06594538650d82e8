"""What is wrong with a text that somebody is writing, as far as it can be said without the rest of the guideline."""

from __future__ import annotations

from typing import Any

from leidraad.checking import TEXT_RULES
from leidraad.edit.spots import TextSpot
from leidraad.edit.textplace import TextPlace, text_at
from leidraad.source.checks.references import names, wrong_references
from leidraad.source.misfits import validate
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import Record
from leidraad.source.model.written import Texts
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Place, Problem, in_order
from leidraad.source.reading import read_yaml
from leidraad.source.rewriting import rewritten


def judged(
    guideline: Guideline, spot: TextSpot, old: Text, data: bytes, place: TextPlace, words: str
) -> tuple[Problem, ...]:
    """Return what would be wrong with a text of a spot that is written with other words in its file as it is now."""
    node = text_at(read_yaml(place.file, data), place)
    assert node is not None, "it was found there before"
    try:
        new = text_at(read_yaml(place.file, rewritten(data, node.place, words)), place)
    except ContentError as error:
        return error.problems
    problems: list[Problem] = []
    text = validate(type(old), new, problems) if new is not None else None
    if text is None:
        return tuple(problems)
    record = _with(spot.record, old.place, text)
    parts = Texts(record.within)
    problems += wrong_references((text,), names(guideline))
    problems += (problem for rule in TEXT_RULES for problem in rule(parts))
    return in_order(problem for problem in problems if text.span.holds(problem.place))


def _with(part: Any, place: Place, text: Text) -> Any:
    """Return a part of the model with another text where the one of a place stood."""
    match part:
        case Text():
            return text if part.place == place and type(part) is type(text) else part
        case tuple():
            return tuple(_with(one, place, text) for one in part)
        case dict():
            return {key: _with(one, place, text) for key, one in part.items()}
        case Record():
            return part.model_copy(update={name: _with(getattr(part, name), place, text) for name in _fields(part)})
    return part


def _fields(record: Record) -> tuple[str, ...]:
    return tuple(type(record).model_fields)
