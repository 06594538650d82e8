"""What `check` calls small enough for a page without drawing it fits one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from large_aids import KINDS
from places import SECOND, TODAY

from leidraad import pipeline
from leidraad.paper.cutting import SMALL, WORD
from leidraad.paper.parts import fits_alone
from leidraad.source.model.tree import Tree
from leidraad.source.reading import read_yaml
from leidraad.trees.lettering import text_width
from leidraad.trees.subject import Subject

WIDE, NARROW = "WmMDe", "abdeghn"
SOURCE = "bron: {toegevoegd: Proef.}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(48))
def test_a_question_that_is_called_small_fits_a_page_whatever_its_words_are(seed: int) -> None:
    chance = Random(seed)
    most, whole, each = SMALL[seed % len(SMALL)]
    answers = chance.randint(2, most)
    widths = _shared(2 * answers + 1, whole, each, seed // len(SMALL) % 4, chance)
    texts = [_words(width, chance) for width in widths]
    trusted = pipeline.trusted(SECOND, TODAY)
    asked = _asked(texts[0], texts[1 : answers + 1], texts[answers + 1 :])
    assert fits_alone(asked, "v0", trusted.lexicon, trusted.guideline.sentences)


def _shared(count: int, whole: float, each: float, way: int, chance: Random) -> list[float]:
    """Share all room among so many texts: evenly, as much as can be to a few, or at random."""
    shares = [whole / count if way == 0 else whole / (20 * count)] * count
    if way in (1, 2):
        for at in chance.sample(range(way - 1, count), 4):
            shares[at] += max(0.0, min(each - shares[at], whole - sum(shares)))
    if way == 3:
        cuts = sorted(chance.random() for _ in range(count - 1))
        shares = [min(each, whole * (after - before)) for before, after in pairwise((0.0, *cuts, 1.0))]
    return shares


def _words(width: float, chance: Random) -> str:
    """Return words that are nearly so wide on one line: short and long, or all as long as can be, of some letters."""
    letters, long = chance.choice((WIDE, NARROW)), chance.random() < 1 / 3
    text = ""
    while True:
        word = "".join(chance.choices(letters, k=30 if long else chance.choice((1, 4, 9, 14, 25))))
        while text_width(word) > WORD:
            word = word[:-1]
        more = f"{text} {word}".strip()
        if text_width(more) > width:
            return text or "x"
        text = more


def _asked(question: str, answers: Sequence[str], titles: Sequence[str]) -> Subject:
    lines = ["id: lang", "titel: Lang", "voor: Niemand.", "veiligheid: nee", "start: v0", "vragen:", "  v0:"]
    lines += [f'    vraag: "{question}"', "    waarom: Daarom.", f"    {SOURCE}", "    antwoorden:"]
    lines += [f'      - {{id: a{at}, tekst: "{text}", naar: u{at}}}' for at, text in enumerate(answers)]
    lines += ["uitkomsten:"]
    end = f"verder: [{{naar: over, tekst: Lees verder.}}], {SOURCE}"
    lines += [f'  u{at}: {{soort: wegwijzer, titel: "{text}", {end}}}' for at, text in enumerate(titles)]
    return Subject(Tree.model_validate(read_yaml("lang.yml", "\n".join(lines).encode())), KINDS, {})
