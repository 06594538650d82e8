"""Profiles that change as little as a test wants."""

from __future__ import annotations

from places import TODAY

from leidraad.source.model.profile import Profile
from leidraad.source.nodes import Source, Span, Text

NOWHERE = Span(Source("x.css", ("x",)), 1, 1, 1)


def text_of(value: str) -> Text:
    """Return a text that stands nowhere."""
    return Text(value, NOWHERE)


def profile_of(**parts: object) -> Profile:
    """Return a profile that changes nothing but these parts."""
    names = {name: text_of("x") for name in ("id", "name", "title", "summary")}
    rest = {
        "address": None,
        "contacts": (),
        "documents": (),
        "fillings": {},
        "remarks": {},
        "left_out": {},
        "parents": (),
    }
    return Profile.model_construct(**{**names, **rest, "reviewed_on": TODAY, **parts})
