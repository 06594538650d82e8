"""What comes back in a booklet stands there as far as its first sentence that is no question, and never cut."""

from __future__ import annotations

import pytest

from leidraad.paper.books import opening
from leidraad.source.passage import Listing, Paragraph, Passage, Strong, Words, spoken
from leidraad.web.meaning import Meaning, words

FIRST = Paragraph((Words("Bel 112."),))
CASES: dict[str, tuple[Passage[Meaning], str]] = {
    "one sentence": ((FIRST,), "Bel 112."),
    "two sentences": ((Paragraph((Words("Bel 112. Zeg wie je bent."),)),), "Bel 112."),
    "a question first": (
        (Paragraph((Words("Twijfel je? Vraag advies. Dat kan anoniem."),)),),
        "Twijfel je? Vraag advies.",
    ),
    "a point in a number": ((Paragraph((Words("Doe dit in 1.5 uur. Bel dan."),)),), "Doe dit in 1.5 uur."),
    "a quote": ((Paragraph((Words("Zeg: 'Ik bel.' Wacht dan."),)),), "Zeg: 'Ik bel.'"),
    "a bold word before the end": (
        (Paragraph((Words("Bel "), Strong((Words("nooit"),)), Words(" zelf. Overleg eerst."))),),
        "Bel nooit zelf.",
    ),
    "a paragraph after it": ((FIRST, Paragraph((Words("Wacht."),))), "Bel 112."),
    "a list after it": ((FIRST, Listing(((FIRST,),), None)), "Bel 112."),
}


@pytest.mark.parametrize("name", CASES)
def test_a_text_begins_with_its_first_sentence_that_is_no_question(name: str) -> None:
    passage, wanted = CASES[name]
    assert spoken(opening(passage), words) == wanted
