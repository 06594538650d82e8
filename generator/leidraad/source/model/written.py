"""What has texts, for rules that look at one text at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Protocol, TypeVar, cast

from leidraad.source.model.record import Kinds, Record, by_kind
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem

Kind = TypeVar("Kind", bound=Text | Record)


class Written(Protocol):
    """What has texts: a guideline, a record in it, or as much of one as could be read."""

    @property
    def kinds(self) -> Kinds:
        """Every text and record by its kind."""


# A rule that looks at one text at a time, whatever stands around it.
TextRule = Callable[[Written], Iterator[Problem]]


@dataclass(frozen=True)
class Texts:
    """Some texts and records."""

    parts: tuple[Text | Record, ...]

    @cached_property
    def kinds(self) -> Kinds:
        """The same by their kind."""
        return by_kind(self.parts)


def every(kind: type[Kind], written: Written) -> Iterator[Kind]:
    """Yield the texts or records of a kind, and of the kinds of that kind, one kind after the other."""
    for one, parts in written.kinds.items():
        if _is(one, cast("type", kind)):
            yield from cast("tuple[Kind, ...]", parts)


@cache
def _is(one: type, kind: type) -> bool:
    """Say whether a kind is one of the other, which Python takes long to find out of records."""
    return issubclass(one, kind)
