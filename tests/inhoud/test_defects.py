"""Whatever defect is put into a real aid, and wherever, the report on it has the code that it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from defects import (
    DEFECTS,
    NOT_IN_OUR_FORM,
    Aid,
    as_yaml,
    broken_guarantees,
    outcomes_without,
    weakened_doubts,
    without_doubt,
)
from inhoud.real_aids import REAL, brief, codes_of, kinds_of_content, long_form, read_aid
from naive import Naive

from leidraad.source.model.tree import Tree
from leidraad.source.reading import read_yaml
from leidraad.trees.graph import graph_of

DOUBTS = {"weet-ik-niet"}
# What doubt must not lead to, and what an outcome must have, with the code that says so.
WEAKER = {"afsluiten": "twijfel-sluit-af", "wegwijzer": "twijfel-wegwijzer", "mild": "twijfel-milder"}
PARTS = {
    "acties": "zonder-actie",
    "documenteer": "zonder-vastleggen",
    "controle": "zonder-controle",
    "verder": "zonder-verder",
}


def _all_find(spoiled: Iterable[Aid], wanted: set[str], what: str) -> None:
    """Demand that each spoiled aid has one of the codes, and print how many there were."""
    found = [bool(codes_of(aid) & wanted) for aid in spoiled]
    print(f"{what}: {len(found)} injected, {sum(found)} found")
    assert found
    assert all(found)


def _like_an_enumeration(spoiled: Iterable[Aid], wanted: str, what: str) -> int:
    """Demand that on each spoiled aid the report agrees with a walk of all routes; return how often it has a code."""
    found = [(codes_of(aid), Naive(long_form(aid), kinds_of_content()).codes) for aid in spoiled]
    hits = sum(wanted in ours for ours, _ in found)
    print(f"{what}, {wanted}: {len(found)} injected, {hits} found")
    assert [ours for ours, _ in found] == [theirs for _, theirs in found]
    return hits


def test_the_twenty_defects_are_all_here_but_for_two_that_cannot_be_written() -> None:
    """A question names its targets itself, so there is no condition that leaves a gap or hides another."""
    assert sorted(name.split()[0] for name in (*DEFECTS, *NOT_IN_OUR_FORM)) == [f"D{at:02}" for at in range(1, 21)]
    assert {name for name in Tree.model_fields if "condition" in name} == set()


@pytest.mark.parametrize("name", REAL)
def test_a_real_aid_as_it_stands_has_no_problem_and_an_enumeration_agrees(name: str) -> None:
    assert codes_of(read_aid(name)) == Naive(long_form(read_aid(name)), kinds_of_content()).codes == set()


@pytest.mark.slow
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found_in_every_real_aid(defect: str) -> None:
    inject, wanted = DEFECTS[defect]
    _all_find((next(inject(brief(name))) for name in REAL), wanted, defect)


@pytest.mark.slow
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found_at_every_spot_of_every_real_aid(defect: str) -> None:
    inject, wanted = DEFECTS[defect]
    _all_find((spoiled for name in REAL for spoiled in inject(brief(name))), wanted, defect)


def _depth(name: str) -> Any:
    return graph_of(Tree.model_validate(read_yaml("hulp.yml", as_yaml(brief(name))))).ranks.__getitem__


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_every_guarantee_that_is_broken_is_found(name: str) -> None:
    spoiled = list(broken_guarantees(brief(name), _depth(name)))
    assert _like_an_enumeration(spoiled, "garantie-gebroken", name) == len(brief(name)["garanties"])


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize(("kind", "code"), WEAKER.items())
def test_doubt_that_is_weakened_is_found(name: str, kind: str, code: str) -> None:
    """Where the other answers only show the way there is no weight to be milder than."""
    spoiled = list(weakened_doubts(brief(name), kind, DOUBTS))
    hits = _like_an_enumeration(spoiled, code, name)
    assert spoiled
    assert hits == len(spoiled) or kind == "mild"


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_a_question_in_a_safety_aid_that_lost_its_doubt_is_found(name: str) -> None:
    spoiled = list(without_doubt(brief(name), DOUBTS))
    hits = _like_an_enumeration(spoiled, "twijfel-ontbreekt", name)
    assert hits == (len(spoiled) if brief(name)["veiligheid"] == "ja" else 0)


def _weighing(aid: Aid, code: str) -> Iterator[str]:
    """Yield the outcomes that must have what this code misses."""
    for name, outcome in aid["uitkomsten"].items():
        weight, closes, _ = kinds_of_content()[outcome["soort"]]
        if code == "zonder-verder" or (weight is not None and not (closes and code == "zonder-controle")):
            yield name


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize(("key", "code"), PARTS.items())
def test_an_outcome_that_lost_a_part_is_found(name: str, key: str, code: str) -> None:
    hits = _like_an_enumeration(outcomes_without(brief(name), key), code, name)
    assert hits == len(list(_weighing(brief(name), code)))
