"""What one does at an answer is known by how it begins, in any guideline; short answers fit beside each other."""

from __future__ import annotations

import pytest
from places import SECOND, TODAY

from leidraad import pipeline
from leidraad.source.model.guideline import Guideline
from leidraad.source.nodes import Source, Span, Text
from leidraad.web.lexicon import lexicon
from leidraad.web.text import Scribe
from leidraad.web.views.items import BESIDE, ItemView, answering
from leidraad.web.views.origins import UNSAID

SPAN = Span(Source("x.yml", ()), 1, 1, 1)


@pytest.fixture(scope="module")
def second() -> Guideline:
    """The second guideline."""
    return pipeline.guideline(SECOND, TODAY)


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("Nee: meld dit.", True),
        ("Ja? Ga door.", True),
        ("Weet ik niet: vraag advies.", True),
        ("Ja, maar later: wacht.", False),
        ("Jaren geleden: vraag door.", False),
        ("Is het nee: wacht.", False),
        ("Denk ook aan de buren.", False),
    ],
)
def test_a_point_is_an_answer_when_it_begins_with_one_that_all_questions_share(
    second: Guideline, said: str, answers: bool
) -> None:
    assert bool(answering(second.settings).match(said)) is answers


def test_without_shared_answers_nothing_is_one(second: Guideline) -> None:
    settings = second.settings.model_copy(update={"answer_labels": ()})
    assert answering(settings).match("Ja: ga door.") is None


def test_only_short_answers_stand_beside_each_other_on_a_phone(second: Guideline) -> None:
    def item(said: str, *children: ItemView, answer: bool = False) -> ItemView:
        text = Scribe(lexicon(second)).rich(Text(said, SPAN))
        return ItemView("x", text, UNSAID, None, None, children, answer=answer)

    short, long = item("Ja: ga door.", answer=True), item("Nee: " + "a" * BESIDE, answer=True)
    assert item("Hoe?", item("Denk na.")).style == "c-items--letters"
    assert item("Kan het?", short, short).style == "c-items--letters c-items--short-answers"
    assert item("Kan het?", short, long, item("Denk na.")).style == "c-items--letters c-items--answers"
