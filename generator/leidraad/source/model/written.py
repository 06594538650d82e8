"""What has texts, for rules that look at one text at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from leidraad.source.model.record import Record
from leidraad.source.nodes import Text


@dataclass(frozen=True)
class Texts:
    """Some texts and records."""

    parts: tuple[Text | Record, ...]


def unlike(one: Written, other: Written) -> Written:
    """Return what one has of its own: what it shares with the other was looked at there."""
    shared = frozenset(map(id, other.parts))
    return Texts(tuple(part for part in one.parts if id(part) not in shared))


class Written(Protocol):
    """What has texts: a guideline, or as much of one as could be read."""

    @property
    def parts(self) -> tuple[Text | Record, ...]:
        """Every text and record."""
