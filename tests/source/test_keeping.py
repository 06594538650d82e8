"""What follows from a record and from others beside it is kept, and never taken for what follows from another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

import pytest

from leidraad.source.model.base import Id, Named
from leidraad.source.model.record import is_same, while_same
from leidraad.source.nodes import Source, Span, Text

HERE, ELSEWHERE = (Span(Source("a.yml", ("naam", "naam")), line, 1, line) for line in (1, 2))
TEXT, LOWER = Text("naam", HERE), Text("naam", ELSEWHERE)
RECORD, ALIKE = (Named.model_construct(id=Id("naam", HERE)) for _ in range(2))


@dataclass(frozen=True)
class Pair:
    """What is made of two."""

    one: object
    other: object


class Kind(Enum):
    """What is equal to no word."""

    ONE = "naam"


@pytest.mark.parametrize(
    "one",
    ["naam", 1, True, None, date(2026, 12, 1), TEXT, RECORD, (), ("naam", (TEXT, 1)), {"naam": TEXT}, {TEXT: "naam"},
     Pair("naam", (RECORD,)), Kind.ONE],
    ids=str,
)  # fmt: skip
def test_the_same_is_the_same_object_or_plain_and_equal(one: object) -> None:
    assert is_same(one, one)
    assert is_same((one,), (one,))
    assert is_same(Pair(one, {"naam": one}), Pair(one, {"naam": one}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TEXT, LOWER), (TEXT, "naam"), ("naam", TEXT), (RECORD, ALIKE), (1, True), (1, 2), ("", None), (("a",), ["a"]),
        (["a"], ["a"]), (("a", "b"), ("a",)), (("a",), ("a", "b")), ({"a": 1}, {"a": 2}), ({"a": 1}, {"b": 1}),
        ({"a": 1, "b": 1}, {"b": 1, "a": 1}), ({TEXT: 1}, {LOWER: 1}), ({"a": 1}, {}), (Pair(1, 2), Pair(1, 3)),
        (Kind.ONE, "naam"), (1.0, 1.0 + 1e-9),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_only_alike_is_another(one: object, other: object) -> None:
    """Words that are equal stand at another place; what can change, or stands in another order, is never the same."""
    assert not is_same(one, other)
    assert not is_same(("x", one), ("x", other))
    assert not is_same(Pair(one, 1), Pair(other, 1))


def test_it_is_worked_out_anew_as_soon_as_anything_beside_it_is_another() -> None:
    made: list[tuple[object, ...]] = []

    @while_same
    def follow(record: Named, one: object, other: object) -> tuple[object, ...]:
        made.append((record, one, other))
        return made[-1]

    asked = [(TEXT, 1), (TEXT, 1), (LOWER, 1), (LOWER, 2), (LOWER, 2), (TEXT, 1)]
    assert [follow(RECORD, *beside) for beside in asked] == [(RECORD, *beside) for beside in asked]
    assert len(made) == len(asked) - 2
    # Of each record it is kept apart, and of a copy of one nothing is.
    follow(ALIKE, TEXT, 1)
    follow(RECORD.model_copy(), TEXT, 1)
    follow(RECORD, TEXT, 1)
    assert len(made) == len(asked)
