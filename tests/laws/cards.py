"""What holds of the cards of any guideline: one page, in letters that can be read, with whom to call and until when."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, takewhile
from pathlib import Path

import pytest
from folders import files_in
from pdf.reading import Paper, squeezed
from places import TODAY

from leidraad.paper import handouts
from leidraad.paper.publication import Publication
from leidraad.paper.room import SIZES, at_most, sized, sizes
from leidraad.paper.typeset import fullness, typeset
from leidraad.paper.walk import every_text
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls

pytestmark = pytest.mark.slow

# The smallest letters of a card, in points.
LEAST = 9.0
# What has to be inside a paragraph.
INLINE = ("Strong", "Em", "Span", "Link")


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


def renamed(trusted: Trusted) -> Trusted:
    """Return a guideline whose places to fill have other names: theirs may be words that texts use too."""
    places = tuple(one.model_copy(update={"name": f"⟨{one.id}⟩"}) for one in trusted.guideline.slots)
    return replace(trusted, guideline=trusted.guideline.model_copy(update={"slots": places}))


def named(trusted: Trusted, papers: Iterable[Publication]) -> set[tuple[str, str]]:
    """Return which document names which place that nobody filled."""
    empty = [str(one.name) for one in trusted.guideline.slots if one.filling is None]
    said = {one.id: " ".join(every_text(one.blocks)) for one in papers}
    return {(paper, name) for paper, text in said.items() for name in empty if name in text}


def test_no_card_names_a_place_that_nobody_filled(trusted: Trusted) -> None:
    other = renamed(trusted)
    assert named(other, handouts.cards(other)) == set()


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


def test_every_word_of_a_card_is_in_a_paragraph_a_heading_or_an_entry(cards: Mapping[str, Paper]) -> None:
    """A number in large type is no loose word that who hears the structure meets between two of these."""
    loose = {
        (name, node.role, part)
        for name, paper in cards.items()
        for node in paper.tree.walk()
        for part in node.parts
        if isinstance(part, str) and part.strip() and node.role in ("Div", "Sect", "Part", "Document", "Grid")
    }
    inside = {
        (name, node.role, part.role)
        for name, paper in cards.items()
        for node in paper.tree.walk()
        for part in node.parts
        if node.role in ("Div", "Sect", "Part", "Document") and not isinstance(part, str) and part.role in INLINE
    }
    assert loose | inside == set()


def test_no_card_takes_more_of_its_page_than_is_said_of_it_unset(trusted: Trusted) -> None:
    """Nor one with its blocks repeated or left out until it is as full as can be said to fit."""
    whole = handouts.cards(trusted)
    cards = {one.id: one for one in chain(whole, *map(_near_the_limit, whole))}
    takes = fullness(cards.values(), {}, TODAY)
    said = {name: at_most(one) for name, one in cards.items()}
    assert {name: (said[name], takes[name]) for name in cards if takes[name] > said[name]} == {}
    # It would say nothing if it were never sure, or of nothing that is nearly full.
    assert any(0.9 < takes[name] <= said[name] <= 1 for name in cards)
    assert sum(map(math.isinf, said.values())) < len(said) / 4


def test_a_card_is_one_page_in_the_largest_letters_that_are_said_to_fit(trusted: Trusted) -> None:
    """Which nobody measures when it is set."""
    cards = handouts.cards(trusted)
    fuller = tuple(chain.from_iterable(_near_the_limit(one, sizes(one.form)[0]) for one in cards))
    assert fuller
    assert [one.id for one in fuller if sized(one).letters != sizes(one.form)[:1]] == []
    assert {name: pdf.pages for name, pdf in typeset(fuller, {}, TODAY).items() if pdf.pages != 1} == {}


def _near_the_limit(card: Publication, letters: float = SIZES[-1]) -> Iterator[Publication]:
    """Yield a card with so many of its blocks, again and again, as are said to fit."""
    title, *blocks = card.blocks
    usual = [block for block in blocks if not math.isinf(at_most(replace(card, blocks=(title, block)), letters))]
    fuller = (replace(card, blocks=(title, *(usual * count)[:count])) for count in range(1, 200 if usual else 0))
    for fits in list(takewhile(lambda one: at_most(one, letters) <= 1, fuller))[-1:]:
        yield replace(fits, id=f"{card.id}-net")
