"""A handout in large print has all its words in letters of 18 points or more, and the judges accept it."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from command import run, said
from pdf.own_rules import RULES
from pdf.reading import Paper, squeezed
from places import SECOND, TODAY

from leidraad import pipeline

pytestmark = pytest.mark.slow

LEAST = 18.0


def _sizes(paper: Paper) -> set[float]:
    found: set[float] = set()

    def seen(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * matrix[3]), 1))

    for sheet in paper.reader.pages:
        sheet.extract_text(visitor_text=seen)
    return found


def test_each_kind_of_handout_is_set_in_letters_of_18_points_and_more() -> None:
    trusted = pipeline.trusted(SECOND, TODAY)
    guideline = trusted.guideline
    card = guideline.cards[0].id
    names = [next(iter(guideline.units)).id, guideline.trees[0].id, card]
    for name in names:
        pdf = pipeline.large_print(trusted, name)
        paper = Paper(pdf)
        assert min(_sizes(paper)) >= LEAST, name
        assert [*(f"{rule}: {one}" for rule, check in RULES.items() for one in check(paper))] == [], name
        assert page.validate_pdf_bytes(pdf, profile="ua1").failures == [], name
        assert (squeezed(guideline.sentences["nakijken-voor"]) in paper.words) == (name == card)


@pytest.mark.usefixtures("project")
def test_it_comes_in_the_folder_build_and_a_name_that_is_none_is_told() -> None:
    assert said(run("groot", "ontvangst", "--inhoud", SECOND)) == (0, "build/ontvangst-groot.pdf\n", "")
    assert squeezed("Ontvangst") in Paper(Path("build/ontvangst-groot.pdf").read_bytes()).words
    code, out, error = said(run("groot", "ontvangs", "--inhoud", SECOND))
    assert (code, out) == (2, "")
    assert "Er is geen handout 'ontvangs'. Bedoel je `ontvangst`?" in error
    error = said(run("groot", "qqqqqqqq", "--inhoud", SECOND))[2]
    assert "Er is geen handout 'qqqqqqqq'. De naam is die van de PDF, zoals `stap-1`." in " ".join(error.split())
