"""A new field of a unit is one line in the model and one sentence: then it stands in every form, none by hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import NOON

import leidraad

LAST = '    trees: tuple[TreeRef, ...] = Field((), alias="beslishulpen")\n    slots:'
LINE = '    aftercare: Bullets = Field((), alias="nazorg")\n'
POINTS = "nazorg:\n  - {id: bel-na, tekst: Bel na een week., bron: stap-1.1}\n"
MAKE = """
import sys
from datetime import date
from pathlib import Path
from leidraad import pipeline
from leidraad.store import FolderStore
content, made = map(Path, sys.argv[1:])
trusted = pipeline.trusted(content, date(2026, 11, 23))
for name, data in pipeline.render(trusted, FolderStore(made / "drawn"), FolderStore(made / "papers")).items():
    (made / name).parent.mkdir(parents=True, exist_ok=True)
    (made / name).write_bytes(data)
"""


def _words(pdf: Path) -> str:
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.slow
def test_a_new_field_of_a_unit_stands_on_the_page_and_paper_in_data_provenance_and_the_part(
    good: Path, tmp_path: Path
) -> None:
    engine, made = tmp_path / "engine", tmp_path / "made"
    shutil.copytree(Path(leidraad.__file__).parent, engine / "leidraad", ignore=shutil.ignore_patterns("__pycache__"))
    model = engine / "leidraad" / "source" / "model" / "pages.py"
    before = model.read_text(encoding="utf-8")
    assert before.count(LAST) == 1
    model.write_text(before.replace(LAST, LINE + LAST), encoding="utf-8")
    with (engine / "leidraad" / "language" / "nl" / "teksten.yml").open("a", encoding="utf-8") as sentences:
        sentences.write("nazorg: Nazorg\n")
    with (good / "werk" / "stap-1.yml").open("a", encoding="utf-8") as unit:
        unit.write(POINTS)
    command = [sys.executable, "-c", MAKE, str(good), str(made)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(engine), "SOURCE_DATE_EPOCH": NOON})

    for place in ("werk/stap-1/index.md", "embed/v1/stap-1/index.html"):
        text = (made / place).read_text(encoding="utf-8")
        assert ("Nazorg" in text, "Bel na een week." in text, 'id="nazorg"' in text.replace(chr(92), "")) == (
            True,
            True,
            True,
        ), place
    words = [_words(made / "handouts" / f"{name}.pdf") for name in ("stap-1", "boekje")]
    assert [("Nazorg" in text, "Bel na een week." in text) for text in words] == [(True, True)] * 2
    data = json.loads((made / "data/v1/richtlijn.json").read_text(encoding="utf-8"))
    [[point], none] = [unit["nazorg"] for unit in data["hoofdstukken"][0]["onderdelen"]]
    assert (point["url"], point["tekst"], none) == ("/werk/stap-1/#bel-na", "Bel na een week.", [])
    schema = json.loads((made / "data/v1/richtlijn.schema.json").read_text(encoding="utf-8"))
    assert "nazorg" in schema["$defs"]["Onderdeel"]["properties"]
    provenance = json.loads((made / "data/v1/herkomst.json").read_text(encoding="utf-8"))
    assert {"url": "/werk/stap-1/#bel-na", "tekst": "Bel na een week.", "aard": "bron", "ook": []} in provenance[
        "stap-1.1"
    ]
    sources = [file.read_text(encoding="utf-8") for file in (made / "over" / "bronnen").rglob("*.md")]
    assert ["Bel na een week." in text for text in sources].count(True) == 1
