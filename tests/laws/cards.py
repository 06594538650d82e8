"""What holds of the cards of any guideline: one page, in letters that can be read, with whom to call and until when."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from folders import files_in
from pdf.reading import Paper, squeezed

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls

pytestmark = pytest.mark.slow

# The smallest letters of a card, in points.
LEAST = 9.0


@pytest.fixture(scope="module")
def cards(guideline: Guideline, addressed: Path) -> Mapping[str, Paper]:
    """The card of each id."""
    files = files_in(addressed)
    calls = tuple(one.number for one in guideline.contacts if one.always and one.number)
    return {str(card.id): Paper(files[urls.handout(card.id)], calls) for card in guideline.cards}


def test_every_card_is_one_page(cards: Mapping[str, Paper]) -> None:
    assert cards
    assert {name: len(paper.reader.pages) for name, paper in cards.items() if len(paper.reader.pages) != 1} == {}


def test_every_card_says_whom_to_call_until_when_it_holds_and_where_the_rest_stands(
    guideline: Guideline, cards: Mapping[str, Paper]
) -> None:
    numbers = [one.number for one in guideline.contacts if one.always and one.number]
    wanted = [*numbers, guideline.settings.version, guideline.sentences["nakijken-voor"]]
    for name, paper in cards.items():
        said = squeezed(paper.tree.text)
        assert [one for one in wanted if squeezed(str(one)) not in said] == [], name


def test_no_letter_of_a_card_is_smaller_than_can_be_read(cards: Mapping[str, Paper]) -> None:
    small: dict[str, set[float]] = {}
    for name, paper in cards.items():
        for page in paper.reader.pages:

            def seen(text: str, _: object, matrix: list[float], __: object, size: float, name: str = name) -> None:
                height = abs(size * matrix[3])
                if text.strip() and height < LEAST - 0.05:
                    small.setdefault(name, set()).add(round(height, 1))

            page.extract_text(visitor_text=seen)
    assert small == {}
