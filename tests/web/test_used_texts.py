"""A text that is used in many places is one in the data, and the reader is told quietly where it is written."""

from __future__ import annotations

import json
from pathlib import Path

from making import DRAWN
from places import TODAY

from leidraad import pipeline

USED = """      - id: eerst-overleg
        gebruik: stap-2/overleg
      - id: gevaar-eerst
        gebruik: gevaar/bel-eerst
    contacten:"""
BLOCK = """id: gevaar
titel: Gevaar
punten:
  - {id: bel-eerst, tekst: "Bel **eerst**.", bron: spoed.1}
"""


def _site(good: Path) -> dict[str, str]:
    (good / "bouwstenen").mkdir()
    (good / "bouwstenen" / "gevaar.yml").write_text(BLOCK, encoding="utf-8")
    sheet = good / "bladen" / "spoed.yml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("    contacten:", USED), encoding="utf-8")
    unit = good / "werk" / "stap-2.yml"
    more = "    - {id: bel, gebruik: gevaar/bel-eerst}\n"
    unit.write_text(unit.read_text(encoding="utf-8") + more, encoding="utf-8")
    files = pipeline.render(pipeline.trusted(good, TODAY), DRAWN)
    return {name: data.decode() for name, data in files.items() if name.endswith((".md", ".json"))}


def test_a_text_is_told_once_in_the_data_with_every_place_that_uses_it(good: Path) -> None:
    found = json.loads(_site(good)["data/v1/herkomst.json"])
    overleg = [use for use in found["stap-2.1"] if use["tekst"] == "Overleg met een collega."]
    assert overleg == [
        {
            "url": "/werk/stap-2/#overleg",
            "tekst": "Overleg met een collega.",
            "aard": "bron",
            "ook": ["/praktisch/spoed/#eerst-overleg"],
        }
    ]
    first = [use for use in found["spoed.1"] if use["tekst"] == "Bel eerst."]
    assert [(use["url"], use["ook"]) for use in first] == [("/werk/stap-2/#bel", ["/praktisch/spoed/#gevaar-eerst"])]


def test_a_page_says_where_a_text_that_it_uses_is_written(good: Path) -> None:
    site = _site(good)
    sheet = site["praktisch/spoed/index.md"]
    assert sheet.count("Deze tekst hoort bij") == 1
    assert "../../werk/stap-2/#overleg" in sheet
    assert "Deze tekst hoort bij" not in site["werk/stap-2/index.md"]


def test_the_page_of_the_sources_leads_to_each_place(good: Path) -> None:
    source = _site(good)["over/bronnen/richtlijn/index.md"]
    assert "../../../praktisch/spoed/#eerst-overleg" in source
    assert "../../../werk/stap-2/#overleg" in source
