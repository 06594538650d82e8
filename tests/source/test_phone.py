"""A telephone number is what a phone dials, sign for sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from leidraad.source.model.phone import PhoneNumber, dialled, is_number

NUMBERS = ("112", "0800-2000", "088 123 45 67", "+31 88 123 45 67", "0900 - 8844", "14 010")
# What people write for a number, and what they may have meant.
MISTAKES = (
    ("+31 (0)88 123 45 67", "Bedoel je `+31 88 123 45 67`?"),
    ("(088) 123 45 67", "Bedoel je `088 123 45 67`?"),
    ("088.123.45.67", "Bedoel je `088 123 45 67`?"),
    ("O8OO-2000", "Bedoel je `0800-2000`?"),
    ("０８００-2000", "Bedoel je `0800-2000`?"),
    ("٠٨٠٠-2000", "Bedoel je `0800-2000`?"),
    ("0800–2000", "Bedoel je `0800-2000`?"),
    ("0800\xa02000", "Bedoel je `0800 2000`?"),
    ("0900--8844", "Bedoel je `0900-8844`?"),
    ("0800-2000 ", "Bedoel je `0800-2000`?"),
    ("0900-8844 (24 uur)", "Schrijf hier `0900-8844`."),
    ("088-1234567, kies 2", "Schrijf hier `088-1234567`."),
    ("tel. 0900-8844", "Schrijf hier `0900-8844`."),
    ("112 of 0900-8844", "Een contact heeft één nummer. Schrijf hier `112`"),
    ("vraag je collega", "Schrijf alleen het nummer"),
    ("12", "Schrijf alleen het nummer"),
    ("1" * 16, "Schrijf alleen het nummer"),
    ("0800+2000", "Een contact heeft één nummer."),
    ("0800-2000\n", "Bedoel je `0800-2000`?"),
    ("112;ext=5", "Schrijf hier `112`."),
    ("*21*112#", "Schrijf hier `112`."),
)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_kept_as_it_is_written(number: str) -> None:
    assert PhoneNumber.accept(number) == number


@pytest.mark.parametrize(("written", "advice"), MISTAKES)
def test_what_a_phone_would_dial_otherwise_is_refused_with_what_may_be_meant(written: str, advice: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        PhoneNumber.accept(written)
    assert refused.value.type == "geen-telefoonnummer"
    assert str((refused.value.context or {})["voorstel"]).startswith(advice)


@given(st.one_of(st.text(), st.text("0123456789+- ()", max_size=20)))
def test_what_is_dialled_is_what_is_shown_without_spaces_and_hyphens(text: str) -> None:
    if is_number(text):
        assert dialled(text) == "".join(sign for sign in text if sign not in " -")
        assert set(dialled(text)) <= set("+0123456789")
