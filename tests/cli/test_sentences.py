"""`leidraad teksten` gives what could stand in teksten.yml: all of it, with where it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import run, said
from places import TODAY

from leidraad import pipeline
from leidraad.language import sentences

pytestmark = pytest.mark.usefixtures("project")


def test_every_sentence_is_printed_as_the_guideline_says_it_and_can_be_kept(good: Path) -> None:
    (good / "teksten.yml").write_text('volgende: "Volgende: klaar?"\n', encoding="utf-8")
    code, out, err = said(run("teksten", "--inhoud", good))
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == (
        "# Alle vaste zinnen van de site, zoals ze nu zijn. Zet in teksten.yml alleen wat bij jullie anders is."
    )
    assert '\n# Het programma zegt zelf: "Volgende"\nvolgende: "Volgende: klaar?"\n' in out
    assert "\n\n# Boven aan elke pagina\nalle-paginas: " in out
    (good / "teksten.yml").write_text(out, encoding="utf-8")
    kept = pipeline.trusted(good, TODAY).guideline.sentences
    assert kept == {**sentences(), "volgende": "Volgende: klaar?"}
