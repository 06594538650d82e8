"""The fact-check table: every route of every real aid once, in the order of the file, and as it is printed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import Result
from command import MISTAKE, make_a_mistake, run, said, same_as_approved
from large_aids import long_subject, long_tree
from places import CONTENT

from leidraad.cli.routes import PRINTERS
from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import MANY
from leidraad.trees.routes import LIMIT, RouteTable
from leidraad.trees.subject import subjects
from leidraad.web.lexicon import lexicon

TREES = sorted(path.stem for path in (CONTENT / "beslishulpen").iterdir())
FORMS = {"tabel": "txt", "csv": "csv", "json": "json"}
TOO_MANY = "De beslishulp 'is-er-gevaar' heeft meer dan 10^18 routes. Meer dan 500 zijn te veel om te tonen."


@pytest.mark.parametrize("name", TREES)
def test_every_route_of_every_real_aid_is_a_row_of_its_own(guideline: Guideline, name: str) -> None:
    subject = next(subject for subject in subjects(guideline) if subject.tree.id == name)
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


@pytest.mark.parametrize(
    ("questions", "rows", "told"), [(8, 256, "256"), (9, 0, "512"), (20, 0, "1.048.576"), (60, 0, "meer dan 10^18")]
)
def test_too_many_routes_are_counted_and_not_listed(guideline: Guideline, questions: int, rows: int, told: str) -> None:
    table = RouteTable(long_subject(guideline, long_tree(questions)))
    assert (len(table.rows), table.how_many) == (rows, told)
    assert table.count == min(MANY, 2**questions)
    assert table.is_too_long == (table.count > LIMIT)


def _routes(content: Path, *words: str) -> Result:
    return run("routes", "is-er-gevaar", "--inhoud", content, *words)


@pytest.mark.parametrize("form", FORMS)
def test_a_small_aid_is_printed_as_approved(good: Path, form: str, approve: bool) -> None:
    result = _routes(good, "--als", form)
    assert (result.exit_code, result.stderr) == (0, "")
    same_as_approved(f"routes/is-er-gevaar.{FORMS[form]}", result.stdout_bytes.decode(), approve)


@pytest.mark.parametrize("name", TREES)
def test_every_real_aid_fits_a_terminal_and_every_form_says_the_same(guideline: Guideline, name: str) -> None:
    routes = RouteTable(next(subject for subject in subjects(guideline) if subject.tree.id == name))
    table, rows, data = (PRINTERS[form](routes, lexicon(guideline)) for form in ("tabel", "csv", "json"))
    assert [line for line in table.splitlines() if len(line) > 80] == []
    found = json.loads(data)
    head, *lines = csv.reader(io.StringIO(rows, newline=""), strict=True)
    assert head[0] == "route"
    assert head[-3:] == ["uitkomst", "titel", "soort"]
    assert [
        [str(row["route"]), *(text for step in row["stappen"] for text in (step["tekst"], step["woorden"])),
         row["uitkomst"], row["titel"], row["soort"]]
        for row in found
    ] == [[cell for cell in line if cell] for line in lines]  # fmt: skip
    assert [line for line in table.splitlines() if line.startswith("Route ")] == [f"Route {r['route']}" for r in found]
    assert "[[" not in table + rows + data


def test_too_many_routes_are_said_and_are_no_file(good: Path) -> None:
    (good / "beslishulpen" / "is-er-gevaar.yml").write_text(long_tree(60, "is-er-gevaar"), encoding="utf-8")
    assert said(_routes(good)) == (0, f"{TOO_MANY}\n", "")
    for form in ("csv", "json"):
        code, out, err = said(_routes(good, "--als", form))
        assert (code, out, err.splitlines()[-1]) == (2, "", f"Fout: {TOO_MANY}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("is-er-gevar", "De beslishulp 'is-er-gevar' bestaat niet. Bedoel je 'is-er-gevaar'?"),
        ("xyz", "De beslishulp 'xyz' bestaat niet. Kies uit: is-er-gevaar."),
        ("is-er-gevaar --als x", "Verkeerde waarde bij '--als': 'x' kan hier niet. Kies uit: 'tabel', 'csv', 'json'."),
        ("", "Hier ontbreekt 'ID'."),
    ],
)  # fmt: skip
def test_wrong_use_is_said_in_dutch(good: Path, words: str, message: str) -> None:
    code, out, err = said(run("routes", "--inhoud", good, *words.split()))
    assert (code, out, err.splitlines()[-1]) == (2, "", f"Fout: {message}")


def test_routes_of_content_with_a_mistake_are_not_printed(good: Path) -> None:
    make_a_mistake(good)
    assert said(_routes(good)) == (1, "", MISTAKE)
