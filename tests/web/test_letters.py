"""The list from A to Z says of a term what else people call it, and not the same word with an ending."""

from __future__ import annotations

from pathlib import Path

from places import TODAY
from undressed import undressed

from leidraad import pipeline
from leidraad.web import urls


def test_another_form_of_a_name_is_found_by_who_searches_and_not_listed(good: Path) -> None:
    file = good / "begrippen.yml"
    words = "[leiding, leidingen, de regie, regies, regieplan]"
    file.write_text(file.read_text(encoding="utf-8").replace("[leiding, de regie]", words), encoding="utf-8")
    trusted = pipeline.trusted(good, TODAY)
    [term] = [one for one in trusted.guideline.terms if one.id == "regie"]
    assert term.others == ("leiding", "de regie", "regieplan")
    page = undressed(pipeline.render(trusted, {})[f"{urls.GLOSSARY}index.md"])[1]
    assert "leiding, de regie, regieplan" in page
    assert "leidingen" not in page
    assert "leidingen" in pipeline.render(trusted, {})[urls.SEARCH].decode()
