"""Cases from practice: their answers lead to the outcome that must follow. Each stands in `walks/<aid>.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import CONTENT
from pydantic import Field, TypeAdapter
from replay import Replay, replay

from leidraad.source.checks.references import names
from leidraad.source.model.base import Locator, Reference
from leidraad.source.model.citation import Citation
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import Record, walk
from leidraad.source.model.tree import AnswerId, NodeRef
from leidraad.source.nodes import Text
from leidraad.source.reading import read_yaml
from leidraad.trees.subject import Subject, subjects

FILES = Path(__file__).parent / "walks"
TREES = sorted(path.stem for path in (CONTENT / "beslishulpen").iterdir())
SAFETY, ELSEWHERE = 5, 3


class Walk(Record):
    """A case, what must come of it, the answers in the order of the questions, where they lead, and who says so."""

    case: Text = Field(alias="geval", min_length=40)
    due: Text | None = Field(None, alias="moet", min_length=20)
    answers: dict[NodeRef, AnswerId] = Field(alias="antwoorden", min_length=1)
    outcome: NodeRef = Field(alias="uitkomst")
    citation: Citation = Field(alias="bron")


def _walks(name: str) -> tuple[Walk, ...]:
    file = FILES / f"{name}.yml"
    return TypeAdapter(tuple[Walk, ...]).validate_python(read_yaml(file.name, file.read_bytes()))


def _subject(guideline: Guideline, name: str) -> Subject:
    return next(subject for subject in subjects(guideline) if subject.tree.id == name)


def test_every_aid_has_cases_and_all_cases_are_of_an_aid() -> None:
    assert sorted(file.stem for file in FILES.iterdir()) == TREES


@pytest.mark.parametrize("name", TREES)
def test_the_answers_of_a_case_are_those_that_are_asked_and_lead_to_its_outcome(
    guideline: Guideline, name: str
) -> None:
    graph = _subject(guideline, name).graph
    for one in _walks(name):
        given = tuple((str(question), str(answer)) for question, answer in one.answers.items())
        assert replay(graph, given) == Replay(given, str(one.outcome)), one.case
        assert one.outcome in graph.ends, one.case


@pytest.mark.parametrize("name", TREES)
def test_there_are_enough_cases_each_with_a_story_of_its_own(guideline: Guideline, name: str) -> None:
    found = _walks(name)
    assert len(found) >= (SAFETY if _subject(guideline, name).tree.safety else ELSEWHERE)
    assert len({str(one.case) for one in found}) == len(found)


@pytest.mark.parametrize("name", TREES)
def test_the_sources_of_the_cases_exist(guideline: Guideline, name: str) -> None:
    known = names(guideline)
    named = [text for one in _walks(name) for text in walk(one) if isinstance(text, Reference)]
    assert [(text, text.place.line) for text in named if text not in known[type(text)]] == []


@pytest.mark.parametrize("name", TREES)
def test_what_the_source_of_a_case_says_is_met_on_its_way(guideline: Guideline, name: str) -> None:
    """In what comes first, in a question that is asked, or in the outcome: there itself, or point by point."""
    tree = _subject(guideline, name).tree
    for one in _walks(name):
        way = (*tree.preface, *(tree.questions[asked] for asked in one.answers), tree.outcomes[one.outcome])
        met = {str(text) for part in way for text in walk(part) if isinstance(text, Locator)}
        missed = [said for said in one.citation.locators if not any(f"{at}.".startswith(f"{said}.") for at in met)]
        assert missed == [], one.case


@pytest.mark.parametrize("name", TREES)
def test_the_cases_of_an_aid_end_in_each_of_its_outcomes(guideline: Guideline, name: str) -> None:
    assert {str(one.outcome) for one in _walks(name)} == set(_subject(guideline, name).graph.ends)
