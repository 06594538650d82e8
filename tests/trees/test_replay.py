"""The replay of answers: the same in Python and in the browser's script, and the same whatever way led to them."""

from __future__ import annotations

import gzip
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from replay import Replay, back, give, replay
from replaying import MOVES, Move, doubling, every_move, in_form, in_javascript, in_python
from trying import examples
from walking import LIMIT, SAMPLE, prefixes, routes

from leidraad.trees.graph import Graph, Route
from leidraad.web.assets import aid_script

# Ids that mean something to an object of JavaScript, or that it puts in an order of its own.
NAMES = ("constructor", "10", "9", "0-proto", "length", "has-own-property", "a", "b", "then", "to-string")
ANSWERS = ("ja", "nee", "constructor", "0")
BOUNDED = settings(deadline=None, derandomize=True, database=None, print_blob=False, max_examples=examples(200))


def test_of_too_many_routes_the_same_sample_is_walked_each_time() -> None:
    many, few = doubling(15), doubling(14)
    assert (many.count, few.count) == (32_768, 16_384)
    assert few.count < LIMIT < many.count
    assert len(set(routes(few))) == few.count
    assert routes(many) == routes(many)
    assert SAMPLE * 0.9 < len(set(routes(many))) <= SAMPLE


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw an aid without circles: each question leads to later ones and to outcomes."""
    names = draw(st.permutations(NAMES))
    size = draw(st.integers(1, 6))
    answers = {}
    for place, name in enumerate(names[:size]):
        to = st.sampled_from(names[place + 1 :])
        said = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=4, unique=True))
        answers[name] = tuple((answer, draw(to)) for answer in said)
    return Graph(names[0], answers, tuple(names[size:]))


@st.composite
def on_the_way(draw: st.DrawFn) -> tuple[Graph, Route]:
    """Draw an aid and what a reader answered so far."""
    graph = draw(graphs())
    return graph, draw(st.sampled_from(prefixes(routes(graph))))


def followed(graph: Graph, answers: Route) -> str:
    """Walk as one does on paper; fail where an answer is not of the question asked."""
    node = graph.start
    for question, answer in answers:
        assert question == node
        node = dict(graph.answers[node])[answer]
    return node


@BOUNDED
@given(on_the_way())
def test_answer_then_back_is_the_identity(met: tuple[Graph, Route]) -> None:
    graph, answers = met
    before = replay(graph, answers)
    assert before == Replay(answers, followed(graph, answers))
    for answer, _ in graph.answers.get(before.node, ()):
        after = give(graph, answers, before.node, answer)
        assert after.answers == (*answers, (before.node, answer))
        assert back(graph, after.answers) == before


@BOUNDED
@given(graphs(), st.data())
def test_any_walk_with_backs_and_changes_equals_a_fresh_replay(graph: Graph, data: st.DataObject) -> None:
    seen = replay(graph, ())
    for _ in range(12):
        name, *rest = data.draw(st.sampled_from([*every_move(graph, seen.answers)]))
        seen = MOVES[name](graph, *rest)
        assert seen.node == followed(graph, seen.answers)
        assert replay(graph, seen.answers) == Replay(seen.answers, seen.node)


@BOUNDED
@given(on_the_way())
def test_changing_an_answer_to_itself_changes_nothing(met: tuple[Graph, Route]) -> None:
    graph, answers = met
    for question, answer in answers:
        assert give(graph, answers, question, answer) == replay(graph, answers)


@BOUNDED
@given(on_the_way())
def test_after_a_change_every_answer_is_kept_or_told_as_dropped_and_no_more_are_dropped_than_must(
    met: tuple[Graph, Route],
) -> None:
    graph, answers = met
    for question in dict(answers):
        for answer, _ in graph.answers[question]:
            seen = give(graph, answers, question, answer)
            changed = {**dict(answers), question: answer}
            assert {**dict(seen.answers), **dict(seen.dropped)} == changed
            assert len(seen.answers) + len(seen.dropped) == len(answers)
            # What is asked now was not answered, and what was dropped is not asked on this route.
            assert not {seen.node, *dict(seen.answers)} & dict(seen.dropped).keys()
            assert seen.node not in changed


def _anything(chance: random.Random) -> tuple[Graph, list[Move]]:
    """Return an aid with answers in any order, twice, unknown, or to questions that do not exist."""
    names = chance.sample(NAMES, 5)
    answers = {
        name: tuple((answer, chance.choice(names[place + 1 :])) for answer in chance.sample(ANSWERS, 3))
        for place, name in enumerate(names[:3])
    }
    said = [[(chance.choice(NAMES), chance.choice(ANSWERS)) for _ in range(chance.randint(0, 9))] for _ in range(10)]
    return Graph(names[0], answers, tuple(names[3:])), [("replay", given) for given in said]


def test_whatever_answers_are_given_both_languages_make_the_same_of_them() -> None:
    chance = random.Random(4)
    found = [_anything(chance) for _ in range(300)]
    wanted = [in_python(graph, moves) for graph, moves in found]
    assert in_javascript((in_form(graph), moves) for graph, moves in found) == wanted
    assert sum(len(seen[0]) > 1 and len(seen[2]) > 1 for all_seen in wanted for seen in all_seen) > 50


def test_a_graph_with_a_circle_is_refused_in_both_languages() -> None:
    circle = Graph("a", {"a": (("ja", "b"), ("nee", "c")), "b": (("ja", "a"), ("nee", "b"))}, ("c",))
    behind = Graph("z", {"z": (("ja", "a"),), **circle.answers}, ("c",))
    said = [("a", "ja"), ("b", "ja"), ("z", "ja")]
    assert in_python(circle, [("replay", said)]) == ["refused at a"]
    assert in_python(behind, [("replay", said)]) == ["refused at z"]
    for ranks in ((1, 1), (1, 2), (2, 1)):
        form = {"start": "a", "vragen": {
            name: {"rang": rank, "antwoorden": [{"id": answer, "naar": to} for answer, to in circle.answers[name]]}
            for name, rank in zip("ab", ranks, strict=True)
        }}  # fmt: skip
        [[seen]] = in_javascript([(form, [("replay", said)])])
        assert seen == ("refused at b" if ranks == (2, 1) else "refused at a")


@pytest.mark.parametrize("rank", [1, 2, 7])
def test_a_step_to_a_rank_that_is_no_lower_is_refused_in_both_languages(rank: int) -> None:
    graph = Graph("a", {"a": (("ja", "b"),), "b": (("ja", "c"),)}, ("c",))
    form = in_form(graph)
    assert in_javascript([(form, [("replay", [("a", "ja")])])]) == [[[[["a", "ja"]], "b", []]]]
    form["vragen"]["a"]["rang"], form["vragen"]["b"]["rang"] = 1, rank
    graph.__dict__["ranks"] = {"a": 1, "b": rank, "c": 0}
    assert in_python(graph, [("replay", [("a", "ja")])]) == ["refused at a"]
    assert in_javascript([(form, [("replay", [("a", "ja")])])]) == [["refused at a"]]


def test_the_script_of_an_aid_is_at_most_four_kilobytes_on_the_wire() -> None:
    assert len(gzip.compress(aid_script(), mtime=0)) <= 4096
