"""Every PDF of the second guideline."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws.paper import *  # noqa: F403
from laws.paper import codes
from pdf.reading import Paper

pytestmark = pytest.mark.slow


def test_without_an_address_there_is_no_code_and_no_link_to_a_page(site: Path) -> None:
    paper = Paper((site / "handouts" / "ontvangst.pdf").read_bytes())
    links = [note.get_object() for sheet in paper.reader.pages for note in sheet.get("/Annots", ())]
    addresses = {str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})}
    assert {one for one in addresses if not one.startswith(("https://", "mailto:", "tel:"))} == set()
    assert codes(paper) == set()
