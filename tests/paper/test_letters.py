"""Which signs our fonts can print is written down once, as the fonts themselves have it."""

from __future__ import annotations

from itertools import groupby

from fontTools.ttLib import TTFont

from leidraad.paper.letters import SIGNS, printable

UPRIGHT = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")


def _ranges(signs: list[int]) -> str:
    runs = (list(group) for _, group in groupby(enumerate(signs), key=lambda pair: pair[1] - pair[0]))
    return "".join(f"\\U{run[0][1]:08x}-\\U{run[-1][1]:08x}" for run in runs)


def test_the_signs_that_can_be_printed_are_those_of_both_fonts(approve: bool) -> None:
    both = frozenset.intersection(*(frozenset(TTFont(SIGNS.parent / name).getBestCmap()) for name in UPRIGHT))
    if approve:
        SIGNS.write_text(_ranges(sorted(both)) + "\n", encoding="utf-8")
    assert SIGNS.read_text(encoding="utf-8") == _ranges(sorted(both)) + "\n"
    assert all(printable().fullmatch(chr(sign)) for sign in both)
    assert printable().search("\u4e2d\U0001f600") is None
