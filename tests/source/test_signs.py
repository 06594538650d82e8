"""Every sign in content can be seen, or does visible work where it stands."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.source.nodes import Fields
from leidraad.source.problems import ContentError
from leidraad.source.reading import read_yaml
from leidraad.source.signs import faults

# What people write, in Dutch and in other languages, with everything that is needed for it.
WRITTEN = (
    "Cliënten, België, coördinatie, ‘één’ – of … 5 °C, ½, €\xa010, 10\u202f000, ij ĳ, ſ, ª º № ™",
    "ʿAlī, Çağlar Işık, Łódź, Nguyễn Thị Ánh, Ț ș, ẞ",
    "المنزل آمن", "בַּיִת", "در خانه می\u200cماند", "क्\u200dष", "சென்னை", "ශ්\u200dරී", "ไม่ใช่",
    "កម្ពុជា", "家庭", "가정", "Дом", "Σπίτι",
    "\u0661\u0662\u0663",
    "👩\u200d👧", "🏳\ufe0f\u200d🌈", "👩🏽\u200d⚕\ufe0f", "❤\ufe0f", "☎\ufe0e", "1\ufe0f\u20e3",
    "🇳🇱", "⚠\ufe0f", "↔\ufe0f", "\U0001fae8",
    "q\u0307\u0323", "e\u0301" * 40,
)  # fmt: skip
# Where a sign does no work, though elsewhere it does.
IDLE = (
    ("Bel 1\u200d12", "stuurteken"), ("می\u200c", "stuurteken"), ("\u200cمی", "stuurteken"), ("a\ufe0f", "stuurteken"),
    ("1\ufe0f12", "stuurteken"), ("👩\u200dja", "stuurteken"), ("\u200e112", "stuurteken"), ("x\ufeffy", "stuurteken"),
    ("a\u180ey", "stuurteken"), ("🏴\U000e0067", "stuurteken"), ("\u0301ja", "los-accent"), ("- \u0301", "los-accent"),
    ("\uf8ff", "onbekend-teken"), ("\U0010ffff", "onbekend-teken"), ("\u0590", "onbekend-teken"),
    ("ﬀ", "vreemde-letter"), ("𝟏", "vreemde-letter"), ("ｊａ", "vreemde-letter"), ("CafÃ©", "letter-verloren"),
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN, ids=ascii)
def test_what_people_write_can_stay(text: str) -> None:
    assert [*faults(text)] == []


@pytest.mark.parametrize(("text", "code"), IDLE, ids=ascii)
def test_a_sign_that_does_nothing_there_is_refused(text: str, code: str) -> None:
    assert next(faults(text)).code == code


@pytest.mark.slow
def test_no_sign_of_unicode_can_hide_in_a_word() -> None:
    hidden = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
    passed = [
        chr(number)
        for number in range(sys.maxunicode + 1)
        if unicodedata.category(chr(number)) in hidden and not [*faults(f"a{chr(number)}b")]
    ]
    inked = {"\u06dd", "\u070f", "\u0890", "\u0891", "\u08e2", *map(chr, range(0x600, 0x606))}
    assert {*passed} == {"\t", "\n"} | inked


@given(st.text())
def test_every_fault_says_what_where_and_what_to_do(text: str) -> None:
    for fault in faults(text):
        assert 0 <= fault.position < len(text)
        assert fault.message.endswith(".")
        assert fault.advice.endswith(".")


def test_the_same_letter_in_one_sign_or_two_is_one_text() -> None:
    whole, apart = "a: één\n", unicodedata.normalize("NFD", "a: één\n")
    assert apart != whole
    escaped = 'a: "e\\u0301e\\u0301n"\n'
    values = [read_yaml("x.yml", text.encode()) for text in (whole, apart, escaped)]
    assert all(isinstance(value, Fields) and value["a"] == "één" for value in values)  # type: ignore[index]


@pytest.mark.parametrize("code", ["utf-16", "utf-16-be", "utf-16-le", "cp1252"])
def test_another_encoding_is_named_or_placed(code: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_yaml("x.yml", "titel: Cliënt\nkop: Überleg\n".encode(code))
    assert raised.value.problems[0].code in ("geen-utf8", "stuurteken")
