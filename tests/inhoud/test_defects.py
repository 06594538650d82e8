"""Whatever defect is put into a real aid, and wherever, the report on it has the code that it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml
from defects import (
    ADDED,
    DEFECTS,
    NOT_IN_OUR_FORM,
    Aid,
    answers,
    as_yaml,
    broken_guarantees,
    outcomes_without,
    target_key,
    weakened_doubts,
    without_doubt,
)
from naive import Kinds, Naive
from places import CONTENT, GOOD, TODAY

from leidraad.source.checks.naming import ids_are_unique
from leidraad.source.folder import SINGLES, Folder
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Items
from leidraad.source.problems import ContentError, Problem
from leidraad.source.reading import read_yaml
from leidraad.source.shape import shape
from leidraad.source.tables import TABLES
from leidraad.trees.graph import graph_of
from leidraad.trees.proof import trees_are_proven
from leidraad.trees.subject import subjects

REAL = sorted(file.stem for file in (CONTENT / "beslishulpen").iterdir())
DOUBTS = {"weet-ik-niet"}
# As heavy as the real kinds are, one is milder than all of them.
MILD = "  - {id: mild, naam: Mild, ernst: 0}\n"
# What doubt must not lead to, and what an outcome must have, with the code that says so.
WEAKER = {"afsluiten": "twijfel-sluit-af", "wegwijzer": "twijfel-wegwijzer", "mild": "twijfel-milder"}
PARTS = {
    "acties": "zonder-actie",
    "documenteer": "zonder-vastleggen",
    "controle": "zonder-controle",
    "verder": "zonder-verder",
}


@cache
def _aid(name: str) -> Aid:
    found: Aid = yaml.load((CONTENT / "beslishulpen" / f"{name}.yml").read_bytes(), Loader=yaml.CBaseLoader)
    return found


@cache
def _brief(name: str) -> Aid:
    """Return a real aid that says of each part only the first point, so that thousands can be read in a minute."""
    aid = deepcopy(_aid(name))
    for part in (*aid["vragen"].values(), *aid["uitkomsten"].values()):
        part.pop("hulp", None)
        part.pop("verschil", None)
        for key in {"acties", "documenteer"} & part.keys():
            part[key] = [{"id": part[key][0]["id"], "tekst": "Doe dit.", "bron": ADDED}]
    return aid


@cache
def _settings() -> str:
    """Return richtlijn.yml with one kind that is milder than all others."""
    text = (CONTENT / "richtlijn.yml").read_text(encoding="utf-8")
    return text.replace("ernst: ", "ernst: 1").replace("uitkomstsoorten:\n", f"uitkomstsoorten:\n{MILD}")


@cache
def _kinds() -> Kinds:
    found: list[dict[str, str]] = yaml.load(_settings(), Loader=yaml.CBaseLoader)["uitkomstsoorten"]
    return {
        kind["id"]: (
            int(kind["ernst"]) if "ernst" in kind else None,
            "sluit-af" in kind,
            "veiligheid" in kind or "spoed" in kind,
        )
        for kind in found
    }


@cache
def _folder() -> Folder:
    """Return a small folder without pages, with the real kinds and answers."""
    texts = {stem: (GOOD / f"{stem}.yml").read_bytes() for stem in SINGLES if stem not in ("richtlijn", "teksten")}
    texts |= {"richtlijn": _settings().encode(), "teksten": b"hallo: Hallo."}
    singles = {stem: read_yaml(f"{stem}.yml", text) for stem, text in texts.items()}
    return Folder(singles=singles, tables={stem: Items([], singles["start"].span) for stem in TABLES})


def _problems(aid: Aid) -> Iterable[Problem]:
    """Return what the real reader, shaper and prover say of an aid that somebody wrote."""
    try:
        node = read_yaml("beslishulpen/hulp.yml", as_yaml(aid))
        guideline = shape(replace(_folder(), trees={aid["id"]: node}), TODAY, None)
    except ContentError as error:
        return error.problems
    return (*ids_are_unique(guideline), *trees_are_proven(subjects(guideline)))


def _codes(aid: Aid) -> set[str]:
    return {problem.code for problem in _problems(aid)}


def _all_find(spoiled: Iterable[Aid], wanted: set[str], what: str) -> None:
    """Demand that each spoiled aid has one of the codes, and print how many there were."""
    found = [bool(_codes(aid) & wanted) for aid in spoiled]
    print(f"{what}: {len(found)} injected, {sum(found)} found")
    assert found
    assert all(found)


def _like_an_enumeration(spoiled: Iterable[Aid], wanted: str, what: str) -> int:
    """Demand that on each spoiled aid the report agrees with a walk of all routes; return how often it has a code."""
    found = [(_codes(aid), Naive(_long_form(aid), _kinds()).codes) for aid in spoiled]
    hits = sum(wanted in ours for ours, _ in found)
    print(f"{what}, {wanted}: {len(found)} injected, {hits} found")
    assert [ours for ours, _ in found] == [theirs for _, theirs in found]
    return hits


def _long_form(aid: Aid) -> Aid:
    """Return an aid with every answer as `{id, tekst, naar}`."""
    long = yaml.load(as_yaml(aid), Loader=yaml.CBaseLoader)
    for _, answer in answers(long):
        key = target_key(answer)
        if key != "naar":
            answer |= {"id": key, "naar": answer.pop(key)}
    return dict(long)


def test_the_twenty_defects_are_all_here_but_for_two_that_cannot_be_written() -> None:
    """A question names its targets itself, so there is no condition that leaves a gap or hides another."""
    assert sorted(name.split()[0] for name in (*DEFECTS, *NOT_IN_OUR_FORM)) == [f"D{at:02}" for at in range(1, 21)]
    assert {name for name in Tree.model_fields if "condition" in name} == set()


@pytest.mark.parametrize("name", REAL)
def test_a_real_aid_as_it_stands_has_no_problem_and_an_enumeration_agrees(name: str) -> None:
    assert _codes(_aid(name)) == Naive(_long_form(_aid(name)), _kinds()).codes == set()


@pytest.mark.slow
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found_in_every_real_aid(defect: str) -> None:
    inject, wanted = DEFECTS[defect]
    _all_find((next(inject(_brief(name))) for name in REAL), wanted, defect)


@pytest.mark.slow
@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found_at_every_spot_of_every_real_aid(defect: str) -> None:
    inject, wanted = DEFECTS[defect]
    _all_find((spoiled for name in REAL for spoiled in inject(_brief(name))), wanted, defect)


def _depth(name: str) -> Any:
    return graph_of(Tree.model_validate(read_yaml("hulp.yml", as_yaml(_brief(name))))).ranks.__getitem__


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_every_guarantee_that_is_broken_is_found(name: str) -> None:
    spoiled = list(broken_guarantees(_brief(name), _depth(name)))
    assert _like_an_enumeration(spoiled, "garantie-gebroken", name) == len(_brief(name)["garanties"])


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize(("kind", "code"), WEAKER.items())
def test_doubt_that_is_weakened_is_found(name: str, kind: str, code: str) -> None:
    """Where the other answers only show the way there is no weight to be milder than."""
    spoiled = list(weakened_doubts(_brief(name), kind, DOUBTS))
    hits = _like_an_enumeration(spoiled, code, name)
    assert spoiled
    assert hits == len(spoiled) or kind == "mild"


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_a_question_in_a_safety_aid_that_lost_its_doubt_is_found(name: str) -> None:
    spoiled = list(without_doubt(_brief(name), DOUBTS))
    hits = _like_an_enumeration(spoiled, "twijfel-ontbreekt", name)
    assert hits == (len(spoiled) if _brief(name)["veiligheid"] == "ja" else 0)


def _weighing(aid: Aid, code: str) -> Iterator[str]:
    """Yield the outcomes that must have what this code misses."""
    for name, outcome in aid["uitkomsten"].items():
        weight, closes, _ = _kinds()[outcome["soort"]]
        if code == "zonder-verder" or (weight is not None and not (closes and code == "zonder-controle")):
            yield name


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize(("key", "code"), PARTS.items())
def test_an_outcome_that_lost_a_part_is_found(name: str, key: str, code: str) -> None:
    hits = _like_an_enumeration(outcomes_without(_brief(name), key), code, name)
    assert hits == len(list(_weighing(_brief(name), code)))
