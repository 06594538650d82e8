"""What reads the same is the same, whatever spaces, unseen signs, points, width or alphabet it is written in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.source.likeness import looks

DOUBT = "Weet ik niet"
# Each once found to slip past a comparison without capitals, and others of its kind.
ALIKE = [
    *(f"{DOUBT}{end}" for end in (" ", ".", "…", "!", "\n", "\u00a0", "\u200b", "\u200e")),
    *(f"{DOUBT}{end}" for end in ("\U000e0041", "\ufe0f", "\u3164")),
    *(f"{start}{DOUBT}" for start in (" ", "\ufeff", "\u2060", "“", "- ")),
    *(f"Weet{gap}ik niet" for gap in ("  ", "\u00a0", "\u2009", "\t", " \u00ad", "-", "\u2800 ", "\u034f ")),
    "WEET IK NIET", "Ｗｅｅｔ ｉｋ ｎｉｅｔ", "𝐖𝐞𝐞𝐭 ik niet", "Wéét ik niet", "Weet ik ni\u00adet",
    # Cyrillic, Greek, Armenian and Latin letters that look like ours.
    "Wееt ik niet", "Weet іk niet", "Weеt iк nieт", "Weet ıĸ niet".replace("ĸ", "κ"), "Ꮃeet ik niet", "Weet lk niet",
]  # fmt: skip
DIFFERENT = [
    ("Ja", "Nee"), ("Ja", "Ja, maar"), ("8 °C", "9 °C"), ("1,5", "15"), ("-5", "5"), ("5", "5%"), ("1 2", "12"),
    ("2-3", "23"), ("> 7", "< 7"), ("?", "!"), ("Stap 1", "Stap 2"), ("A", "B"), ("I", "II"), ("😀", "😢"),
]  # fmt: skip
UNSEEN = st.sampled_from([*"\u200b\u200c\u200d\u2060\u00ad\u034f\ufe0f\u3164\u2800 .,;:!?'’…()-", "\U000e0020"])
LETTERS = st.text(alphabet="abdefghjknpqrstuvxyzACDEFGHJKLNPQRSTUVXYZ", min_size=1, max_size=12)


@pytest.mark.parametrize("words", ALIKE, ids=ascii)
def test_what_a_reader_takes_for_the_same_looks_the_same(words: str) -> None:
    assert looks(words) == looks(DOUBT)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_a_reader_tells_apart_looks_different(one: str, other: str) -> None:
    assert looks(one) != looks(other)


@given(LETTERS, st.lists(UNSEEN, max_size=8), st.data())
def test_nothing_that_nobody_reads_changes_the_look(words: str, added: list[str], data: st.DataObject) -> None:
    shown = words
    for sign in added:
        at = data.draw(st.integers(0, len(shown)))
        shown = shown[:at] + sign + shown[at:]
    assert looks(shown) == looks(words) == looks(words.swapcase())


@given(st.text(max_size=30))
def test_the_look_of_any_text_is_its_own_look_and_shows_something_where_the_text_does(text: str) -> None:
    assert looks(looks(text)) in (looks(text), looks(text).replace("_", "").replace("+", ""))
    assert all(unicodedata.category(sign)[0] not in "CZ" for sign in looks(text))
