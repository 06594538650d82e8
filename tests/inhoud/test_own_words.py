"""The program knows no word of the guideline that we carry: those are content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import leidraad

PACKAGE = Path(leidraad.__file__).parent
SHIPPED = sorted(
    path for end in ("py", "jinja", "yml", "js", "json", "css", "typ") for path in PACKAGE.rglob(f"*.{end}")
)
WORDS = (
    "fase", "fasen", "meldcode", "egg", "eer", "eergerelateerd", "veilig thuis", "veilig-thuis", "procesregisseur",
    "casusregisseur", "regisseur", "kindcheck", "mantelzorg", "mantelzorgcheck", "huiselijk", "gezin", "112",
    "0800-2000", "1gezin1plan1regisseur", "phase", "afwegingskader", "levensgevaar", "klant", "betrokkene",
)  # fmt: skip
OURS = re.compile(rf"(?<![\w#.-])(?:{'|'.join(map(re.escape, WORDS))})(?![\w-])", re.IGNORECASE)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_is_shipped_has_no_word_of_the_guideline(path: Path) -> None:
    assert OURS.findall(path.read_text(encoding="utf-8")) == []
