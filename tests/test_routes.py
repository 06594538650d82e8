"""The fact-check table: every route of every real aid once, in the order of the file, and too many routes are told."""

from __future__ import annotations

import pytest
from conftest import CONTENT

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Tree
from leidraad.source.reading import read_yaml
from leidraad.trees.graph import MANY
from leidraad.trees.routes import LIMIT, RouteTable
from leidraad.trees.subject import Subject, subjects

TREES = sorted(path.stem for path in (CONTENT / "beslishulpen").iterdir())


def _subject(guideline: Guideline, name: str) -> Subject:
    return next(subject for subject in subjects(guideline) if subject.tree.id == name)


def long_tree(questions: int) -> str:
    """Return an aid in YAML whose every answer leads to the next question, so that each doubles the routes."""
    lines = ["id: lang", "titel: Lang", "voor: Niemand.", "veiligheid: nee", "start: v0", "vragen:"]
    for number in range(questions):
        target = f"v{number + 1}" if number + 1 < questions else "klaar"
        lines += [f"  v{number}:", "    vraag: Verder?", "    waarom: Daarom.", "    bron: {toegevoegd: Proef.}"]
        lines += [f"    antwoorden: [{{ja: {target}}}, {{nee: {target}}}]"]
    lines += ["uitkomsten:", "  klaar: {soort: volgen, titel: Klaar, bron: {toegevoegd: Proef.}}"]
    return "\n".join(lines)


def _long(guideline: Guideline, questions: int) -> RouteTable:
    some = next(subjects(guideline))
    tree = Tree.model_validate(read_yaml("lang.yml", long_tree(questions).encode()))
    return RouteTable(Subject(tree, some.kinds, some.labels))


@pytest.mark.parametrize("name", TREES)
def test_every_route_of_every_real_aid_is_a_row_of_its_own(guideline: Guideline, name: str) -> None:
    subject = _subject(guideline, name)
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


def test_rows_stand_as_the_answers_do_in_the_file(guideline: Guideline) -> None:
    rows = RouteTable(_subject(guideline, "levensgevaar")).rows
    assert [(row.number, [str(step.words) for step in row.steps], row.outcome, row.kind) for row in rows] == [
        (1, ["Ja", "Ja"], "bel-112-eer", "Nu bellen"),
        (2, ["Ja", "Nee", "Ja"], "bel-112-agressie", "Nu bellen"),
        (3, ["Ja", "Nee", "Nee"], "bel-112", "Nu bellen"),
        (4, ["Ja", "Nee", "Weet ik niet"], "bel-112-agressie", "Nu bellen"),
        (5, ["Ja", "Weet ik niet"], "bel-112-eer", "Nu bellen"),
        (6, ["Nee"], "geen-acuut-gevaar", "Blijven volgen"),
        (7, ["Weet ik niet"], "advies-met-spoed", "Advies vragen"),
    ]
    assert str(rows[2].title) == "Bel 112"
    assert str(rows[0].steps[1].text).startswith("Zijn er signalen van [[begrip:egg|eergerelateerd geweld]]")


@pytest.mark.parametrize(
    ("questions", "rows", "told"), [(8, 256, "256"), (9, 0, "512"), (20, 0, "1.048.576"), (60, 0, "meer dan 10^18")]
)
def test_too_many_routes_are_counted_and_not_listed(guideline: Guideline, questions: int, rows: int, told: str) -> None:
    table = _long(guideline, questions)
    assert (len(table.rows), table.how_many) == (rows, told)
    assert table.count == min(MANY, 2**questions)
    assert table.is_too_long == (table.count > LIMIT)
