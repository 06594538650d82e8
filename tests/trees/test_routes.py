"""The fact-check table: every route of an aid once, in the order of the file, and as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from command import MISTAKE, change, make_a_mistake, run, said, same_as_approved
from large_aids import OUT, long_subject, long_tree
from places import TODAY

from leidraad import pipeline
from leidraad.trees.graph import MANY
from leidraad.trees.routes import LIMIT, RouteTable
from leidraad.web.drawings import MOST

FORMS = {"tabel": "txt", "csv": "csv", "json": "json"}
TOO_MANY = "De beslishulp 'is-er-gevaar' heeft meer dan 10^18 routes. Meer dan 500 zijn te veel om te tonen."


@pytest.mark.parametrize(
    ("questions", "rows", "told"), [(8, 256, "256"), (9, 0, "512"), (20, 0, "1.048.576"), (60, 0, "meer dan 10^18")]
)
def test_too_many_routes_are_counted_and_not_listed(questions: int, rows: int, told: str) -> None:
    table = RouteTable(long_subject(long_tree(questions)))
    assert (len(table.rows), table.how_many("nl", "meer dan …")) == (rows, told)
    assert table.count == min(MANY, 2**questions)
    assert table.is_too_long == (table.count > LIMIT)


def _routes(content: Path, *words: str) -> Result:
    return run("routes", "is-er-gevaar", "--inhoud", content, *words)


def test_a_question_that_begins_as_a_sum_is_none_in_a_spreadsheet(good: Path) -> None:
    change(good / "beslishulpen" / "is-er-gevaar.yml", "Zijn er andere zorgen?", "=2+5 zorgen?")
    assert ",'=2+5 zorgen?," in _routes(good, "--als", "csv").stdout


@pytest.mark.parametrize("form", FORMS)
def test_a_small_aid_is_printed_as_approved(good: Path, form: str, approve: bool) -> None:
    result = _routes(good, "--als", form)
    assert (result.exit_code, result.stderr) == (0, "")
    same_as_approved(f"routes/is-er-gevaar.{FORMS[form]}", result.stdout_bytes.decode(), approve)


def test_too_many_routes_are_said_and_are_no_file(good: Path) -> None:
    (good / "beslishulpen" / "is-er-gevaar.yml").write_text(long_tree(60, "is-er-gevaar", OUT), encoding="utf-8")
    assert said(_routes(good)) == (0, f"{TOO_MANY}\n", "")
    for form in ("csv", "json"):
        code, out, err = said(_routes(good, "--als", form))
        assert (code, out, err.splitlines()[-1]) == (2, "", f"Fout: {TOO_MANY}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("is-er-gevar", "De beslishulp 'is-er-gevar' bestaat niet. Bedoel je `is-er-gevaar`?"),
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


@pytest.mark.slow
def test_a_picture_that_nobody_could_see_at_once_is_left_out_and_said(good: Path) -> None:
    (good / "beslishulpen" / "is-er-gevaar.yml").write_text(long_tree(MOST - 1, "is-er-gevaar", OUT), encoding="utf-8")
    page = pipeline.render(pipeline.trusted(good, TODAY), {})["beslishulpen/is-er-gevaar/routes/index.md"].decode()
    assert "Het schema is te groot om in zijn geheel te tonen." in page
    assert "c-drawing" not in page
