"""No name, label or number passes for a number that stands on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import change
from places import TODAY

from leidraad import pipeline
from leidraad.source.problems import ContentError

ALWAYS = """- id: "112"
  naam: "112"
  nummer: "112"
  wanneer: "Bij gevaar."
  altijd: ja
  bron: spoed.1
  gecontroleerd-op: 2026-11-01
  geldig-tot: 2027-05-01
  zekerheid: laag
- id: ander
  naam: Ander
  nummer: 0900-1234
  wanneer: "Anders."
  bron: spoed.1
  gecontroleerd-op: 2026-11-01
  geldig-tot: 2027-05-01
  zekerheid: laag
"""


@pytest.fixture
def content(good: Path) -> Path:
    """The smallest good content with 112, and a contact to change."""
    file = good / "contacten.yml"
    file.write_text(ALWAYS + file.read_text(encoding="utf-8"), "utf-8")
    change(good / "bladen" / "spoed.yml", "Bel 112.", "Bel [[contact:ander]].")
    return good


def _codes(content: Path) -> set[str]:
    try:
        pipeline.trusted(content, TODAY)
    except ContentError as error:
        return {problem.code for problem in error.problems}
    return set()


@pytest.mark.parametrize(
    "name",
    ["112", "Bel 112", "1-1-2", "1 12", "ll2", "I12", "112 Rijnstreek", "Politie (112)", "0900 / 112", "veilig thuis",
     "Véilig-Thuis!", "VEILIG  THUIS", "Veilig Thuis 0800 2000", "O8OO-2OOO",
     "Veilig Thuis Rijnstreek", "Advies van VeiligThuis"],
)  # fmt: skip
def test_another_contact_cannot_be_called_so(content: Path, name: str) -> None:
    change(content / "contacten.yml", "naam: Ander", f'naam: "{name}"')
    assert "nummer-nagebootst" in _codes(content)


@pytest.mark.parametrize("name", ["1120", "Meldpunt 0112", "Veilig in huis", "Thuis veilig", "Team 11, 20 mensen"])
def test_another_contact_can_be_called_so(content: Path, name: str) -> None:
    change(content / "contacten.yml", "naam: Ander", f'naam: "{name}"')
    assert "nummer-nagebootst" not in _codes(content)


def test_who_has_no_number_of_its_own_can_be_called_after_another(content: Path) -> None:
    change(content / "contacten.yml", "naam: Ander\n  nummer: 0900-1234", "naam: De arts van Veilig Thuis")
    assert "nummer-nagebootst" not in _codes(content)


@pytest.mark.parametrize("number", ["112 1234", "1-12", "+112", "11 2 34", "0800-2000 12"])
def test_another_number_cannot_begin_so(content: Path, number: str) -> None:
    change(content / "contacten.yml", "nummer: 0900-1234", f'nummer: "{number}"')
    found = _codes(content)
    assert ("nummer-nagebootst" in found) == (number != "1-12")  # That one dials 112, and may.


@pytest.mark.parametrize(
    ("label", "wrong"),
    [("112", True), ("Veilig Thuis", True), ("het Veilig Thuis hier", True), ("de site", False), ("0900-1234", False)],
)
def test_words_for_a_contact_are_not_those_of_another(content: Path, label: str, wrong: bool) -> None:
    change(content / "bladen" / "spoed.yml", "[[contact:ander]]", f"[[contact:ander|{label}]]")
    assert ("nummer-nagebootst" in _codes(content)) == wrong
