"""What holds of the document of any guideline: it comes back as it went, and each text in it can get other words."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from places import TODAY
from word import Copy, sent, typed_in

from leidraad.edit.textplace import TextPlace, texts_of
from leidraad.exchange.leaves import leaves
from leidraad.exchange.putting import rewritten_all
from leidraad.exchange.returned import returned
from leidraad.exchange.settling import Settlement, settled
from leidraad.source.nodes import Text
from leidraad.source.reading import read_yaml
from leidraad.trusted import Trusted

pytestmark = pytest.mark.slow

# More texts than this are not written in one test: each is read back.
MANY = 300
HEAD = f"{qn('w:trPr')}/{qn('w:tblHeader')}"


def _back(trusted: Trusted, copy: Copy) -> Settlement:
    return settled(trusted, returned(copy.data, "expert.docx"), "expert.docx")


def test_a_document_without_a_change_asks_nothing_and_any_text_in_it_can_get_other_words(
    trusted: Trusted, content: Path
) -> None:
    """All texts at once, so that each stands beside others that change too; nothing but texts changes in the files."""
    copy = Copy(sent(trusted, "", TODAY))
    assert _back(trusted, copy) == Settlement((), (), ())
    texts = [one for leaf in leaves(trusted) for _, one in leaf.texts]
    rows = [row for row in copy.body.iter(qn("w:tr")) if row.find(HEAD) is None]
    for number, (row, one) in enumerate(zip(rows, texts, strict=True)):
        typed_in(row[-1], f"{one.text} En {number} meer.")
    found = _back(trusted, copy)
    assert (found.remarks, found.problems) == ((), ())
    wanted = {one.place: f"{one.text} En {number} meer." for number, one in enumerate(texts)}
    assert {one.place: one.words for one in found.proposals} == wanted
    some = found.proposals[:: 1 + len(texts) // MANY]
    before = {one.place.file: (content / one.place.file).read_bytes() for one in some}
    after, refused = rewritten_all(before, some)
    assert refused == {}
    wanted = {one.place: one.words for one in some}
    for file, data in before.items():
        meant = {steps: wanted.get(place, text) for steps, place, text in _placed(file, data)}
        assert {steps: str(text) for steps, _, text in _placed(file, after[file])} == meant


def _placed(file: str, data: bytes) -> list[tuple[tuple[str, ...], TextPlace, Text]]:
    """Return every text of a file with its place."""
    return [(steps, TextPlace(file, steps), text) for steps, text in texts_of(read_yaml(file, data))]
