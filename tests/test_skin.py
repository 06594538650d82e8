"""The skin is only a skin: MkDocs and Zensical put a document around what we wrote and change nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import DRAWN
from places import TODAY
from spoiling import ODD
from undressed import undressed
from zensical import zensical

from leidraad import pipeline
from leidraad.skin import dress
from leidraad.source.problems import ContentError

pytestmark = pytest.mark.slow
# A term whose every field holds the same text.
TERM = """
- id: raar-{number}
  begrip: {name}
  ook: [{text}]
  kort: {text}
  lang: {text}
  bron: {{toegevoegd: {text}}}
  alleen-lijst: Hoort bij een test.
"""


def _add_terms(glossary: Path, before: str, texts: list[str]) -> None:
    quoted = [text.replace("'", "''") for text in texts]
    # Two that look alike are two terms with names of their own.
    terms = (TERM.format(number=at, name=f"'{text} {at}'", text=f"'{text}'") for at, text in enumerate(quoted))
    glossary.write_text(before + "".join(terms), encoding="utf-8")


def _accepted(good: Path, text: str) -> bool:
    glossary = good / "begrippen.yml"
    before = glossary.read_text(encoding="utf-8")
    _add_terms(glossary, before, [text])
    try:
        pipeline.trusted(good, TODAY)
    except ContentError:
        return False
    finally:
        glossary.write_text(before, encoding="utf-8")
    return True


def test_mkdocs_and_zensical_leave_odd_text_as_we_wrote_it(good: Path, tmp_path: Path) -> None:
    texts = [text for text in ODD if _accepted(good, text)]
    assert len(texts) > 20
    glossary = good / "begrippen.yml"
    _add_terms(glossary, glossary.read_text(encoding="utf-8"), texts)
    ours = pipeline.render(pipeline.trusted(good, TODAY), DRAWN)
    dressed, too = dress(ours, None), zensical(tmp_path / "too", ours)
    for name, data in ours.items():
        if name.endswith(".md"):
            head, body = undressed(data)
            whole = f'<!doctype html>\n<html lang="nl">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>'
            page = f"{name.removesuffix('md')}html"
            assert (dressed[page].decode(), too[page].decode()) == (whole, whole)
