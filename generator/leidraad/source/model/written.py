"""What has texts, for rules that look at one text at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar, cast

from leidraad.source.model.record import Record
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem

Kind = TypeVar("Kind", bound=Text | Record)
Kinds = Mapping[type[Text | Record], tuple[Text | Record, ...]]


class Written(Protocol):
    """What has texts: a guideline, or as much of one as could be read."""

    @property
    def parts(self) -> tuple[Text | Record, ...]:
        """Every text and record."""

    @property
    def kinds(self) -> Kinds:
        """The same by their kind."""


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


def by_kind(parts: Iterable[Text | Record]) -> Kinds:
    """Return texts and records by their kind."""
    found: dict[type[Text | Record], list[Text | Record]] = {}
    for part in parts:
        found.setdefault(type(part), []).append(part)
    return {kind: tuple(some) for kind, some in found.items()}


def every(kind: type[Kind], written: Written) -> Iterator[Kind]:
    """Yield the texts or records of a kind, and of the kinds of that kind, one kind after the other."""
    for one, parts in written.kinds.items():
        if issubclass(one, kind):
            yield from cast("tuple[Kind, ...]", parts)


def unlike(one: Written, other: Written) -> Written:
    """Return what one has of its own: what it shares with the other was looked at there."""
    shared = frozenset(map(id, other.parts))
    return Texts(tuple(part for part in one.parts if id(part) not in shared))


def once_each(written: Written) -> Written:
    """Return what is written, each text where it is written only: where it is used it is the same."""
    seen: dict[tuple[type, str, int], Text | Record] = {}
    for part in written.parts:
        name = (type(part), part, id(part.span)) if isinstance(part, Text) else (type(part), "", id(part))
        seen.setdefault(name, part)
    return Texts(tuple(seen.values()))
