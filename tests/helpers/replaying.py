"""The replay of answers in both languages: Python, and the browser's script in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from typing import Any

from places import TESTS
from replay import EndlessError, back, give, replay

from leidraad.trees.graph import Graph, Route
from leidraad.web.assets import AID

Move = tuple[Any, ...]
MOVES = {"replay": replay, "give": give, "back": back}


def in_form(graph: Graph) -> dict[str, Any]:
    """Return a graph in the form that the script reads, as in /data/v1/beslishulpen/<id>.json."""
    questions = {
        node: {"rang": graph.ranks.get(node, 1), "antwoorden": [{"id": answer, "naar": to} for answer, to in answers]}
        for node, answers in graph.answers.items()
    }
    return {"start": graph.start, "vragen": questions, "uitkomsten": {end: {} for end in graph.ends}}


def in_javascript(asked: Iterable[tuple[dict[str, Any], list[Move]]]) -> Any:
    """Return what a reader sees after each move in each aid, all in one process of Node."""
    command = ["node", str(TESTS / "helpers" / "replay_moves.js"), str(AID / "replay.js")]
    done = subprocess.run(command, input=json.dumps(list(asked)), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def in_python(graph: Graph, moves: Iterable[Move]) -> list[Any]:
    """Return the same by the replay in Python."""
    return [_seen(graph, *move) for move in moves]


def _seen(graph: Graph, name: str, *rest: Any) -> Any:
    try:
        seen = MOVES[name](graph, *rest)
    except EndlessError as error:
        return f"refused at {error}"
    return [[*map(list, seen.answers)], seen.node, [*map(list, seen.dropped)]]


def every_move(graph: Graph, answers: Route) -> Iterator[Move]:
    """Yield what a reader can do after these answers: look, go back, change each answer to each other, and answer."""
    yield ("replay", answers)
    yield ("back", answers)
    for question in (*dict(answers), replay(graph, answers).node):
        yield from (("give", answers, question, answer) for answer, _ in graph.answers.get(question, ()))


def doubling(questions: int) -> Graph:
    """Return an aid whose every question doubles the routes: each answer but the last leads to the next question."""
    names = [f"v{number}" for number in range(questions)]
    targets = [*names[1:], "klaar"]
    answers = {name: (("ja", to), ("nee", to)) for name, to in zip(names, targets, strict=True)}
    return Graph("v0", answers, ("klaar",))
