"""More of a term can wait until somebody asks for it; what tells what to do never does."""

from __future__ import annotations

import pytest
from places import SECOND, TODAY

from leidraad import pipeline
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.web.views.waiting import can_wait


@pytest.fixture(scope="module")
def second() -> Guideline:
    """The second guideline, of which every word with force is a strict one."""
    found = pipeline.guideline(SECOND, TODAY)
    forces = tuple(one.model_copy(update={"strict": True}) for one in found.choice.forces)
    return found.model_copy(update={"choice": found.choice.model_copy(update={"forces": forces})})


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Het woord komt uit de keuken.", True),
        ("Zo heet het ook elders. De bron noemt het niet.", True),
        ("Dit geldt **nooit**.", False),
        ("Je vraagt het bij [[contact:ggd]].", False),
        # No strict word and nobody to call, and yet it tells what to do, as an action does.
        ("Bewaar een monster.", False),
        ("Het kan ziek maken. Stop ermee.", False),
        ("Wat je doet: *stop* ermee.", False),
        # It begins as an action does, and not a sentence.
        ("Je kunt het bewaar-monster noemen.", True),
    ],
)
def test_a_text_waits_unless_it_is_strict_names_whom_to_call_or_begins_a_sentence_as_an_action_begins(
    second: Guideline, text: str, waits: bool
) -> None:
    assert can_wait(Markup(text, second.terms[0].short.span), second) is waits
