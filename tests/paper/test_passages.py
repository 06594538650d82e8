"""What a text becomes on paper: its words, whole addresses, and its source wherever it ends."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from leidraad.paper.document import Mark, Point, Points, Prose, Run
from leidraad.paper.passages import Print, marked
from leidraad.paper.setting import Writer
from leidraad.source.markup import parse
from leidraad.source.passage import Paragraph
from leidraad.web.meaning import Call, Way
from leidraad.web.text import Rich
from leidraad.web.views.origins import ProvenanceView

SAID: Any = {"bronnen": "Bronnen", "label-bron": "bron"}
OURS = ProvenanceView("toegevoegd", "Dit hebben wij toegevoegd.", (), ("Om een gat te dichten.",))


def _item(text: str) -> Any:
    rest = {"provenance": OURS, "caution": None, "difference": None, "children": (), "overrides": ()}
    return SimpleNamespace(text=Rich(parse(text)), role=SimpleNamespace(name="Regisseur"), **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(("address", "whole"), [("https://a.example/x/", "https://a.example/x/b/#c"), ("", "")])
def test_a_way_on_the_site_is_a_whole_address_or_only_its_words(address: str, whole: str) -> None:
    line = (Way("b/#c", "zie c"), Call("088-1 2"))
    [block] = Writer(SAID, address).text(Rich((Paragraph(line),)))
    assert block == Prose((Run("zie c", href=whole), Run("088-1 2", href="tel:08812")))


def test_a_source_stands_behind_the_last_paragraph_or_point() -> None:
    blocks = Print(str).blocks(parse("a\n\n- b\n\nc"))  # type: ignore[arg-type]
    mark = (Mark("g"),)
    assert [getattr(block, "marks", None) for block in marked(blocks, mark)] == [(), None, mark]
    blocks = Print(str).blocks(parse("- a\n- b\n  - c"))  # type: ignore[arg-type]
    [listing] = marked(blocks, mark)
    b, c = (Prose((Run(name),), marks=marks) for name, marks in (("b", mark), ("c", ())))
    assert listing.points[1] == Point((b, Points("bullet", (Point((c,)),))))  # type: ignore[union-attr]


def test_a_role_stands_before_a_text_that_begins_with_a_list_too() -> None:
    write = Writer(SAID, "")
    assert write.item(_item("Ga door.")).blocks[0].text[0] == Run("Regisseur: ", strong=True)  # type: ignore[union-attr]
    assert write.item(_item("- a\n- b")).blocks[0] == Prose((Run("Regisseur: ", strong=True),))
