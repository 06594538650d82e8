"""What holds of the routes of every decision aid of any guideline: counted, listed, printed and walked alike."""

from __future__ import annotations

import csv
import io
import json

import pytest
from replay import replay
from replaying import doubling, every_move, in_form, in_javascript, in_python
from walking import covering, prefixes, routes

from leidraad.cli.routes import PRINTERS
from leidraad.source.model.guideline import Guideline
from leidraad.trees.routes import RouteTable
from leidraad.trees.subject import subjects
from leidraad.trusted import Trusted


def test_every_route_of_every_aid_is_a_row_of_its_own(guideline: Guideline) -> None:
    for subject in subjects(guideline):
        table = RouteTable(subject)
        assert len(table.rows) == subject.graph.count == len({row.steps for row in table.rows})
        assert [row.number for row in table.rows] == list(range(1, table.count + 1))
        assert {row.outcome for row in table.rows} == set(subject.outcomes)
        for row in table.rows:
            node = str(subject.tree.start)
            for step in row.steps:
                assert step.question == node
                node = str(subject.answer(step.question, step.answer).target)
            assert node == row.outcome


def test_every_aid_fits_a_terminal_and_every_form_says_the_same(trusted: Trusted) -> None:
    for subject in trusted.subjects:
        routes = RouteTable(subject)
        table, rows, data = (PRINTERS[form](routes, trusted) for form in ("tabel", "csv", "json"))
        assert [line for line in table.splitlines() if len(line) > 80] == []
        written = json.loads(data)
        found = written["routes"]
        head, *lines = csv.reader(io.StringIO(rows, newline=""), strict=True)
        assert head[0] == "route"
        assert head[-3:] == ["uitkomst", "titel", "soort"]
        assert [
            [str(row["route"]), *(text for step in row["stappen"] for text in (step["tekst"], step["woorden"])),
             row["uitkomst"], row["titel"], row["soort"]]
            for row in found
        ] == [[cell for cell in line if cell] for line in lines]  # fmt: skip
        assert [line for line in table.splitlines() if line.startswith("Route ")] == [
            f"Route {r['route']}" for r in found
        ]
        promised = [(one["tekst"], one["bewezen"]) for one in written["garanties"]]
        assert promised == [(one.guarantee.text, one.proven) for one in trusted.promises[subject.tree.id]]
        assert all(_told(text) in _told(table) for said in promised for text in said)
        assert "[[" not in table + rows + data


def _told(text: str) -> str:
    return " ".join(text.split())


def test_the_routes_of_every_aid_are_counted_and_listed_alike(guideline: Guideline) -> None:
    for subject in subjects(guideline):
        routes = list(subject.graph.routes())
        assert len(routes) == len(set(routes)) == subject.graph.count
        assert max(len(route) for route, _ in routes) == subject.graph.ranks[subject.graph.start]


@pytest.mark.slow
def test_every_move_on_every_route_of_every_aid_shows_the_same_in_both_languages(guideline: Guideline) -> None:
    graphs = {str(subject.tree.id): subject.graph for subject in subjects(guideline)} | {"too-many": doubling(16)}
    walked = {name: routes(graph) for name, graph in graphs.items()}
    moves = {name: [m for p in prefixes(walked[name]) for m in every_move(graphs[name], p)] for name in graphs}
    theirs = dict(zip(graphs, in_javascript((in_form(graphs[name]), moves[name]) for name in graphs), strict=True))
    for name, graph in graphs.items():
        assert in_python(graph, moves[name]) == theirs[name], name
        assert {replay(graph, route).node for route in walked[name]} == set(graph.ends), name
    print(f"{sum(map(len, walked.values()))} routes, {sum(map(len, moves.values()))} moves")


def test_a_covering_set_takes_every_answer_and_nothing_but_routes(guideline: Guideline) -> None:
    for subject in subjects(guideline):
        graph, found = subject.graph, tuple(covering(subject.graph))
        taken = {step for route in found for step in route}
        assert taken == {(node, answer) for node, answers in graph.answers.items() for answer, _ in answers}
        assert set(found) <= set(routes(graph))
