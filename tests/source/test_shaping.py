"""What the model makes of short forms and of what is left out."""

from __future__ import annotations

from pathlib import Path

from making import DRAWN
from places import TODAY

from leidraad import pipeline

ROLES = "rollen:\n  - id: regisseur\n    naam: Regisseur\n  - id: iedereen\n    naam: Iedereen\n    iedereen: ja\n"


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_role_that_is_everybody_is_the_one_that_says_so(good: Path) -> None:
    everybody = pipeline.guideline(good, TODAY).settings.everybody
    assert everybody is not None
    assert everybody.id == "iedereen"
    _change(good / "richtlijn.yml", "    iedereen: ja\n", "")
    assert pipeline.guideline(good, TODAY).settings.everybody is None


def test_without_roles_actions_are_a_plain_list_of_everybody(good: Path) -> None:
    _change(good / "richtlijn.yml", ROLES, "rollen: []\n")
    _change(good / "werk" / "stap-1.yml", "acties:\n  regisseur:\n", "acties:\n")
    _change(good / "werk" / "stap-1.yml", "    rol: regisseur\n", "")
    _change(good / "werk" / "stap-2.yml", "acties:\n  iedereen:\n", "acties:\n")
    trusted = pipeline.trusted(good, TODAY)
    guideline = trusted.guideline
    everybody = guideline.settings.everybody
    assert everybody is not None
    assert [[item.id for item in unit.actions_of(everybody.id)] for unit in guideline.units] == [["kijk"], ["overleg"]]
    pages = pipeline.render(trusted, DRAWN)
    assert any(b"Overleg met een collega." in page for path, page in pages.items() if path.startswith("werk/stap-2"))
