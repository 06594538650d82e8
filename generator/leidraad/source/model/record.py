"""What every part of the model is: a record, frozen, with its place, and with what was worked out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, cached_property, wraps
from types import NoneType
from typing import Any, ClassVar, Self, TypeVar, TypeVarTuple

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, model_validator

from leidraad.source.nodes import Fields, Node, Text
from leidraad.source.problems import Place

# Where a record stands that nobody wrote.
NOWHERE = Place("")
# The sets of fields that some record was written with.
_SETS: dict[frozenset[str], set[str]] = {}


class Record(BaseModel):
    """A frozen mapping of the content. Unknown keys are refused. The aliases are the keys that editors write."""

    # A kind is only compiled where a file is read as one, and not once more for each kind that it stands in.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    # The field with what a record says, whether that has a place of its own on its page, and how it is counted there.
    said: ClassVar[str] = "text"
    apart: ClassVar[bool] = True
    counted_as: ClassVar[str] = ""
    # What it was read from, if anything: no field, and as it is set with the record no private attribute of pydantic,
    # which are made anew for each record and take a third of shaping.
    _read: ClassVar[Fields | None] = None

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return NOWHERE if self._read is None else self._read.span.place

    def at(self, field: str) -> Place:
        """Where the value of a field is written; the record itself where nobody wrote one."""
        written: Mapping[Any, Node] = self._read or {}
        value = written.get(type(self).model_fields[field].alias or field)
        return self.place if value is None else value.span.place

    @cached_property
    def within(self) -> tuple[Text | Record, ...]:
        """The record and every text and record in it, each before what stands in it.

        It is gathered once: most checks go through all, and a profile shares most records with the general guideline.
        """
        found: list[Text | Record] = []
        _gather(self, found)
        return tuple(found)

    @cached_property
    def kinds(self) -> Kinds:
        """The same by their kind."""
        return by_kind(self.within)

    @cached_property
    def _kept(self) -> dict[Callable[..., Any], Any]:
        """What was worked out of the record, by what did."""
        return {}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy of which everything is worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys() - {"_read"}:
            del copy.__dict__[name]
        return copy

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if isinstance(data, Fields):
            record.__dict__["_read"] = data
        # Which fields were written is the same for many, and pydantic makes a set of it for each.
        written = record.__pydantic_fields_set__
        object.__setattr__(record, "__pydantic_fields_set__", _SETS.setdefault(frozenset(written), written))
        return record


# Texts and records by their kind.
Kinds = Mapping[type[Text | Record], tuple[Text | Record, ...]]


def by_kind(parts: Iterable[Text | Record]) -> Kinds:
    """Return texts and records by their kind."""
    found: dict[type[Text | Record], list[Text | Record]] = defaultdict(list)
    for part in parts:
        found[type(part)].append(part)
    return {kind: tuple(some) for kind, some in found.items()}


@cache
def has(kind: type[Record], field: str) -> bool:
    """Say whether records of a kind have a field."""
    return field in kind.model_fields


def walk(value: object) -> Iterator[Text | Record]:
    """Yield every text and record in a part of the model, in the order of its fields."""
    found: list[Text | Record] = []
    _gather(value, found)
    return iter(found)


def _gather(value: object, found: list[Text | Record]) -> None:
    if isinstance(value, Text):
        found.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _gather(part, found)
    elif isinstance(value, dict):
        for key, part in value.items():
            _gather(key, found)
            _gather(part, found)
    elif value is not None and isinstance(value, Record):
        # What stands in another is not kept with itself too: that would hold every text once for each level.
        found.append(value)
        for name in type(value).model_fields:
            _gather(getattr(value, name), found)


Of = TypeVar("Of", bound=Record)
Followed = TypeVar("Followed")
Others = TypeVarTuple("Others")
# What has no place in a file, so that of two that are equal either can be taken.
PLAIN = (str, int, date, NoneType)


def once(make: Callable[[Of], Followed]) -> Callable[[Of], Followed]:
    """Let what follows from a record be worked out once, however many rules ask for it; nobody changes it."""

    @wraps(make)
    def kept(record: Of) -> Followed:
        found = record._kept  # noqa: SLF001 - our own record
        if make not in found:
            found[make] = make(record)
        made: Followed = found[make]
        return made

    return kept


def while_same(make: Callable[[Of, *Others], Followed]) -> Callable[[Of, *Others], Followed]:
    """Let what follows from a record and others beside it be kept until one of the others is not the same any more."""

    @wraps(make)
    def kept(record: Of, *others: *Others) -> Followed:
        found = record._kept.get(make)  # noqa: SLF001 - our own record
        if found is None or not is_same(found[0], others):
            found = record._kept[make] = others, make(record, *others)  # noqa: SLF001 - our own record
        made: Followed = found[1]
        return made

    return kept


def is_same(one: object, other: object) -> bool:
    """Say whether two are one: the same object, equal and plain, or made alike of what is the same."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return is_same(tuple(one.items()), tuple(other.items()))
    if is_dataclass(one) and is_dataclass(other):
        return all(is_same(getattr(one, part.name), getattr(other, part.name)) for part in fields(one))
    return type(one) in PLAIN and one == other
