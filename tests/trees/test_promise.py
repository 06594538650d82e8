"""The form of a guarantee in Dutch: said from its structure alone, so that two that differ never read the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from defects import ADDED, Aid
from hypothesis import given, settings
from hypothesis import strategies as st
from random_aids import aids, guarantee, subject_of
from trying import examples

from leidraad.language import sentences
from leidraad.source.model.tree import Guarantee
from leidraad.trees.promise import rule_in_words
from leidraad.trees.subject import Subject

Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def promised(draw: Draw) -> Aid:
    """Return a random aid that makes many promises, sound or not."""
    aid: Aid = draw(aids(slips=False))
    return aid | {"garanties": [guarantee(draw, aid) for _ in range(12)]}


def _form(one: Guarantee) -> tuple[Any, ...]:
    given = frozenset((str(question), str(answer)) for question, answer in one.given.items())
    named = frozenset(map(str, one.always)), frozenset(map(str, one.never))
    return given, named, one.at_most, one.outcome, one.only_after


def _said(subject: Subject, one: Guarantee) -> str:
    called = {node: f"{node} (“Zelfde woorden”)" for node in (*subject.questions, *subject.outcomes)}
    return rule_in_words(subject, one, called, {end: end.upper() for end in subject.outcomes}, sentences())


@settings(deadline=None, derandomize=True, database=None, max_examples=examples(60))
@given(promised())
def test_two_guarantees_have_one_sentence_and_one_name_exactly_when_they_promise_the_same(aid: Aid) -> None:
    subject = subject_of(aid)
    made = subject.tree.guarantees
    for one in made:
        for other in made:
            same = _form(one) == _form(other)
            assert (_said(subject, one) == _said(subject, other)) == same
            assert (one.name == other.name) == same


FORMS = {
    "elke route met het antwoord “Ja” op v0 (“Zelfde woorden”) eindigt altijd in een uitkomst van de soort “advies” "
    "(U0)": {"bij": {"v0": "ja"}, "altijd": ["advies"]},
    "elke route eindigt in een uitkomst met het kenmerk “samen” (U0), u0 (“Zelfde woorden”) of u1 (“Zelfde woorden”)":
        {"altijd": ["u1", "samen", "u0"]},
    "geen route eindigt in een uitkomst van de soort “afsluiten” (U1)": {"nooit": ["afsluiten"]},
    "elke route met het antwoord “Nee” op v0 (“Zelfde woorden”) en “Ja” op v1 (“Zelfde woorden”) eindigt nooit in u0 "
    "(“Zelfde woorden”)": {"bij": {"v1": "ja", "v0": "nee"}, "nooit": ["u0"]},
    "u1 (“Zelfde woorden”) komt nooit zonder eerst v1 (“Zelfde woorden”)": {"uitkomst": "u1", "pas-na": "v1"},
    "geen route heeft meer dan 2 vragen": {"hoogstens-vragen": "2"},
    "geen route heeft meer dan 1 vraag": {"hoogstens-vragen": "1"},
}  # fmt: skip


def test_every_form_is_said_with_what_a_reader_knows() -> None:
    def asked(*ways: tuple[str, str]) -> Aid:
        answers = [{"id": name, "naar": to} for name, to in ways]
        return {"vraag": "Zo?", "waarom": "Daarom.", "antwoorden": answers, "bron": ADDED}

    ends = {
        "u0": {"soort": "advies", "titel": "Een", "kenmerken": ["samen"], "bron": ADDED},
        "u1": {"soort": "afsluiten", "titel": "Twee", "bron": ADDED},
    }
    aid = {
        "id": "hulp", "titel": "Hulp", "voor": "Jou.", "veiligheid": "nee", "start": "v0",
        "vragen": {"v0": asked(("ja", "u0"), ("nee", "v1")), "v1": asked(("ja", "u1"), ("nee", "u0"))},
        "uitkomsten": ends, "garanties": [{"tekst": "Zo is het.", "bron": ADDED, **form} for form in FORMS.values()],
    }  # fmt: skip
    subject = subject_of(aid)
    assert [_said(subject, one) for one in subject.tree.guarantees] == [f"Bewezen: {said}." for said in FORMS]
