"""Which signs our fonts can print, and how wide each is, is written down once, as the fonts themselves have it."""

from __future__ import annotations

import json
from itertools import groupby

from fontTools.ttLib import TTFont

from leidraad.paper.letters import SIGNS, printable
from leidraad.paper.room import WIDTHS

UPRIGHT = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")
ITALIC = ("SourceSansPro-It.otf", "SourceSansPro-BoldIt.otf")


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


def test_a_sign_is_as_wide_as_in_the_widest_of_its_fonts(approve: bool) -> None:
    found = [_by_width([TTFont(SIGNS.parent / name) for name in faces]) for faces in zip(UPRIGHT, ITALIC, strict=True)]
    written = json.dumps(found, ensure_ascii=False, indent=0) + "\n"
    if approve:
        WIDTHS.write_text(written, encoding="utf-8")
    assert WIDTHS.read_text(encoding="utf-8") == written


def _by_width(faces: list[TTFont]) -> dict[str, str]:
    widths: dict[str, int] = {}
    for face in faces:
        assert face["head"].unitsPerEm == 1000
        for sign, glyph in face.getBestCmap().items():
            widths[chr(sign)] = max(widths.get(chr(sign), 0), face["hmtx"][glyph][0])
    wide = sorted(widths, key=lambda sign: (widths[sign], sign))
    return {str(width): "".join(signs) for width, signs in groupby(wide, key=lambda sign: widths[sign])}
