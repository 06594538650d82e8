"""The prover says what a naive walk of all routes says, needs each of its rules, and does not mind size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from defects import Aid
from faulty import lay_over
from hypothesis import HealthCheck, given, settings
from large_aids import large, proven
from naive import Naive, Walk, letters, words
from places import CASES, TODAY
from random_aids import aids, subject_of
from trying import examples

from leidraad import pipeline
from leidraad.source.nodes import Source, Span, Text
from leidraad.source.problems import Problem
from leidraad.trees.graph import MANY, Graph
from leidraad.trees.proof import TIERS, AidRule, prove
from leidraad.trees.rules import doubt
from leidraad.trees.rules.answers import ANSWERS
from leidraad.trees.rules.completeness import COMPLETENESS
from leidraad.trees.rules.doubt import DOUBT
from leidraad.trees.rules.guarantees import GUARANTEES
from leidraad.trees.rules.naming import NAMING
from leidraad.trees.rules.shape import SHAPE
from leidraad.trees.rules.worth import WORTH
from leidraad.trees.subject import subjects

BOUNDED = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)
ROUTE = re.compile(r"(?:De route|vraag:|vragen:) “(?P<words>[^”]*)”")
RULES = (*NAMING, *ANSWERS, *SHAPE, *DOUBT, *GUARANTEES, *WORTH, *COMPLETENESS)
# Every code that the proof can give.
PROVEN = {
    *("doel-onbekend", "antwoord-onbekend", "antwoord-verwisseld", "dubbel-antwoord"),
    *("naam-dubbelzinnig", "garantie-onbekend", "onbereikbaar", "kring", "vraag-zonder-gevolg", "veiligheid-ontkend"),
    *("twijfel-ontbreekt", "twijfel-milder", "twijfel-sluit-af", "twijfel-wegwijzer"),
    *("garantie-gebroken", "garantie-leeg", "garantie-dubbel", "te-weinig-garanties"),
    *("zonder-actie", "zonder-vastleggen", "zonder-controle", "zonder-verder"),
}
# A faulty case that only this rule keeps from passing.
NEEDED = {
    "targets_exist": "doel-onbekend",
    "answers_have_words": "antwoord-onbekend",
    "words_belong_to_their_id": "antwoord-verwisseld-want-gedeeld-en-toch-anders",
    "answers_differ": "dubbel-antwoord-voor-de-lezer",
    "names_are_clear": "naam-dubbelzinnig",
    "guarantees_name_what_exists": "garantie-onbekend",
    "everything_is_reached": "onbereikbaar",
    "every_route_ends": "kring-met-uitgang",
    "doubt_is_not_milder": "twijfel-milder",
    "doubt_never_closes": "twijfel-sluit-af",
    "doubt_shows_no_way_of_its_own": "twijfel-wegwijzer",
    "guarantees_hold": "garantie-gebroken-altijd",
    "promises_say_something": "garantie-dubbel",
    "questions_matter": "vraag-zonder-gevolg",
    "what_is_heavy_is_about_safety": "veiligheid-ontkend",
    "outcomes_lead_on": "zonder-verder",
    "outcomes_say_what_to_do": "zonder-actie",
    "safety_makes_promises": "te-weinig-garanties",
    "doubt_can_be_said": "twijfel-ontbreekt",
}


def _agree(aid: Aid) -> set[str]:
    """Demand that the prover reports what the enumeration does, and each time a shortest route; return the codes."""
    naive, found = Naive(aid), proven(subject_of(aid))
    assert {problem.code for problem in found} == naive.codes
    routes = [problem for problem in found if ROUTE.search(problem.message)]
    if "kring" in naive.codes:
        _are_shortest_circles(naive, routes)
    elif routes:
        _are_shortest(naive, routes)
    return naive.codes


def _walk(naive: Naive, problem: Problem) -> Walk:
    """Follow the route that a problem tells, answer by answer."""
    told = ROUTE.search(problem.message)
    assert told
    node, steps = naive.data["start"], []
    for said in told["words"].casefold().split(" → "):
        answer = next(one for one in naive.questions[node]["antwoorden"] if words(one) == letters(said))
        steps.append((node, answer["id"]))
        node = answer["naar"]
    return Walk(tuple(steps), node)


def _are_shortest(naive: Naive, problems: Sequence[Problem]) -> None:
    """Each broken rule on doubt and each broken guarantee is told once, with a shortest of the routes that break it.

    Of a number of questions it is a longest.
    """
    broken = [(offending, min) for _, offending in naive.doubts]
    for guarantee in naive.guarantees:
        broken += [(naive.offending(guarantee), max if "hoogstens-vragen" in guarantee else min)]
    broken = [(offending, best) for offending, best in broken if offending]
    for problem, (offending, best) in zip(problems, broken, strict=True):
        walk = _walk(naive, problem)
        assert walk in offending
        assert len(walk.steps) == best(len(one.steps) for one in offending)


def _are_shortest_circles(naive: Naive, problems: Sequence[Problem]) -> None:
    """Each group of questions that lead to each other is told once: a shortest way there, a shortest way round."""
    told = [(walk, walk.end) for walk in (_walk(naive, problem) for problem in problems)]
    groups = {frozenset(_group(naive, walk.end)) for walk in naive.walks if walk.is_endless}
    assert sorted(sorted(_group(naive, end)) for _, end in told) == sorted(map(sorted, groups))
    for walk, end in told:
        group = _group(naive, end)
        assert walk in naive.walks
        assert _way(walk, end) == min(_way(one, node) for one in naive.walks for node, _ in one.steps if node in group)
        round_ = min(len(one.steps) - _way(one, end) for one in naive.walks if one.is_endless and one.end == end)
        assert len(walk.steps) - _way(walk, end) == round_


def _group(naive: Naive, node: str) -> set[str]:
    return {other for other in naive.questions if {(node, other), (other, node)} <= naive.closure}


def _way(walk: Walk, node: str) -> int:
    """Return after how many answers a walk first comes to a question."""
    return [asked for asked, _ in walk.steps].index(node)


def _compare(many: int) -> Counter[str]:
    """Compare that many random aids, and return how often each code was reported; *geen* is an aid without problem."""
    seen: Counter[str] = Counter()

    @settings(BOUNDED, max_examples=many)
    @given(aids())
    def compare(aid: Aid) -> None:
        seen.update(_agree(aid) or {"geen"})

    compare()
    print(f"{many} random aids:", dict(seen.most_common()))
    return seen


def test_the_prover_agrees_with_a_walk_of_all_routes() -> None:
    many = examples(100)
    assert _compare(many)["geen"] >= many / 5


def test_the_same_is_found_where_one_end_is_looked_at_at_a_time(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_over(good, CASES / "fout" / "twijfel-wegwijzer")
    [subject] = subjects(pipeline.guideline(good, TODAY))
    together = proven(subject)
    monkeypatch.setattr(doubt, "AT_ONCE", 1)
    assert [problem.code for problem in together] == ["twijfel-wegwijzer"]
    assert proven(subject) == together


@pytest.mark.slow
def test_the_prover_agrees_with_a_walk_of_all_routes_in_thousands_of_aids() -> None:
    seen = _compare(2000)
    assert seen.keys() == PROVEN | {"geen"}


def test_every_rule_is_in_the_list_of_what_is_needed() -> None:
    assert sorted(rule.__name__ for rule in RULES) == sorted(NEEDED)
    assert {rule for tier in TIERS for rule in tier} | set(COMPLETENESS) == set(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_without_a_rule_a_faulty_case_passes(good: Path, rule: AidRule) -> None:
    """Rules behind it may count on it and fall over, which reports nothing either."""
    lay_over(good, CASES / "fout" / NEEDED[rule.__name__])
    [subject] = subjects(pipeline.guideline(good, TODAY))
    assert proven(subject)
    always = tuple(one for one in COMPLETENESS if one is not rule)
    tiers = tuple(tuple(one for one in tier if one is not rule) for tier in TIERS)
    left: list[Problem] = []
    with suppress(KeyError):
        left += prove(subject, always, tiers)
    assert left == []


def _with_routes(wanted: int) -> Graph:
    """Return a graph with so many routes: from each question two answers to the next, and perhaps one to the end."""
    bits = [int(bit) for bit in f"{wanted:b}"[1:]][::-1]
    answers = {
        f"v{at}": (("ja", f"v{at + 1}"), ("nee", f"v{at + 1}"), ("klaar", "einde"))[: 2 + bit]
        for at, bit in enumerate(bits)
    }
    return Graph("v0", answers | {f"v{len(bits)}": (("ja", "einde"),)}, ("einde",))


@pytest.mark.parametrize("wanted", [1, 2, 3, 1000, 2**59, MANY - 1, MANY, MANY + 1, 10**60])
def test_routes_are_counted_exactly_up_to_many(wanted: int) -> None:
    assert _with_routes(wanted).count == min(wanted, MANY)


@pytest.mark.parametrize("wanted", [1, 2, 3, 7, 100, 4095])
def test_as_many_routes_are_listed_as_are_counted(wanted: int) -> None:
    routes = list(_with_routes(wanted).routes())
    assert len(routes) == wanted
    assert {end for _, end in routes} == {"einde"}


def test_a_large_aid_with_more_routes_than_atoms_is_proven() -> None:
    assert proven(large(2_000)) == []


def test_a_fault_at_the_end_of_a_large_aid_is_found() -> None:
    subject = large(2_000)
    last = list(subject.questions.values())[-1]
    vars(last.answers[0])["target"] = Text("v0", Span(Source("groot.yml", ()), 1, 1, 1))
    assert [problem.code for problem in proven(subject)] == ["kring"]


@pytest.mark.slow
def test_an_aid_of_a_hundred_thousand_questions_and_outcomes_is_proven() -> None:
    assert proven(large(100_000)) == []
